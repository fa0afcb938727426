"""Functions of several answers: the entries of a repeat, the rows of a data file."""

from __future__ import annotations

import math

from surveyapp.expressions.context import WORK_OF_FINDING, Context
from surveyapp.expressions.functions.signature import function
from surveyapp.expressions.nodes import Node
from surveyapp.expressions.values import Value, each, number, string


@function("count(nodes)")
def count(_context: Context, nodes: Value) -> Value:
    """Return how many nodes there are, answered or not."""
    return float(len(_nodes(nodes)))


@function("count-non-empty(nodes)")
def count_non_empty(_context: Context, nodes: Value) -> Value:
    """Return how many nodes have an answer."""
    return float(sum(node.value != "" for node in _nodes(nodes)))


@function("sum(nodes)")
def sum_(context: Context, nodes: Value) -> Value:
    """Return the sum of the answers that are numbers; the others are left out."""
    total = 0.0
    for node in _nodes(nodes):
        addend = number(node.value, context.offset)
        total += 0.0 if math.isnan(addend) else addend
    return total


@function("max(number…)")
def max_(context: Context, *given: Value) -> Value:
    """Return the largest of numbers or nodes; what is no number is left out, and nothing left is NaN."""
    return max(_numbers(given, context), default=math.nan) + 0.0


@function("min(number…)")
def min_(context: Context, *given: Value) -> Value:
    """Return the smallest of numbers or nodes; what is no number is left out, and nothing left is NaN."""
    return min(_numbers(given, context), default=math.nan) + 0.0


@function("position(nodes?)")
def position(context: Context, nodes: Value | None = None) -> Value:
    """Return which entry of its repeat a node is, from 1; without argument, the place of `.` in a predicate.

    `position(..)` in a repeat is the number of the entry; 0 if there is no such node.
    """
    if nodes is None:
        return float(context.position or _position(context.node, context))
    found = _nodes(nodes)
    return float(_position(found[0], context)) if found else 0.0


@function("indexed-repeat(question, repeat, index, …)", counts=range(3, 12, 2))
def indexed_repeat(context: Context, question: Value, *repeats_and_indexes: Value) -> Value:
    """Return the answers to a question in one entry of a repeat, counted from 1; inner repeats follow.

    The parser has put the names of question and repeats in the place of `${name}`.
    """
    found: list[Node] | None = None
    for repeat, index in zip(repeats_and_indexes[::2], repeats_and_indexes[1::2], strict=True):
        entries = _called(string(repeat), found, context)
        wanted = number(index, context.offset)
        wanted = math.floor(wanted) if wanted > 1 else 1
        found = [entry for entry in entries if _position(entry, context) == wanted]
    return _called(string(question), found, context)


def _called(name: str, around: list[Node] | None, context: Context) -> list[Node]:
    if around is None:
        found = context.find(name, context.current)
    else:
        found = [below for node in around for below in node.descendants() if below.name == name]
    if not context.work.may(WORK_OF_FINDING + len(found)):
        return []
    return [node for node in found if node.is_relevant()]


def _position(node: Node, context: Context) -> int:
    siblings = 0 if node.parent is None else len(node.parent.children)
    return node.position() if context.work.may(siblings) else 0


def _nodes(value: Value) -> list[Node]:
    """Return nodes; a value that is none, which `if` may give in their place, is one node without a home."""
    return value if isinstance(value, list) else [Node("", string(value))]


def _numbers(given: tuple[Value, ...], context: Context) -> list[float]:
    numbers = [number(value, context.offset) for values in given for value in each(values)]
    return [found for found in numbers if not math.isnan(found)]


FUNCTIONS = (count, count_non_empty, sum_, max_, min_, position, indexed_repeat)
