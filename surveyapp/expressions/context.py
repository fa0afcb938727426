"""Where an expression is evaluated: the node it belongs to, and all that it may ask about the world."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import datetime

from surveyapp.expressions.nodes import Node

SYSTEM_RANDOM = random.SystemRandom()

MAX_WORK = 3_000_000
"""The most work for one expression: operations, nodes looked at, pairs compared.

Filtering a data file of 50,000 rows by a column takes about a third of it.
"""
WORK_OF_FINDING = 10
"""What it takes to find the nodes of a `${name}`, however few they are."""


class Work:
    """How much work an expression may still make, so that none can keep a machine busy for ever.

    JavaScript counts the same, so both give up at the same place.
    """

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MAX_WORK

    def may(self, amount: int) -> bool:
        """Take an amount from what is left; False if there is not as much, and then nothing is left."""
        self.left = self.left - amount if amount <= self.left else -1
        return self.left >= 0


class Context:
    """What `.`, `current()`, `${name}`, `instance()`, `now()`, `random()` and `jr:choice-name()` mean here.

    Attributes:
        node: `.`; inside a predicate the node that is being looked at.
        current: `current()`, the node that the whole expression belongs to.
        find: gives the nodes that `${name}` means, seen from `current`.
        instances: data by name: a node `instance` > `root` > `item`s > a node for each column.
        now: aware, in the zone of the device.
        random: a number from 0 up to 1, as random() gives.
        choice_label: the label of a choice (first argument) of a question (second), as jr:choice-name()
            gives.
        position: the place among its neighbours of the node in a predicate, from 1; None outside one.
        work: what the expression may still do.
    """

    __slots__ = (
        "choice_label",
        "current",
        "find",
        "instances",
        "node",
        "now",
        "offset",
        "position",
        "random",
        "work",
    )

    def __init__(
        self,
        node: Node,
        current: Node,
        find: Callable[[str, Node], list[Node]],
        instances: Mapping[str, Node],
        now: datetime,
        random: Callable[[], float] = SYSTEM_RANDOM.random,
        choice_label: Callable[[str, str], str] = lambda value, _question: value,
    ) -> None:
        self.node = node
        self.current = current
        self.find = find
        self.instances = instances
        self.now = now
        self.random = random
        self.choice_label = choice_label
        self.position: int | None = None
        self.work = Work()
        shift = now.utcoffset()
        self.offset = round(shift.total_seconds() / 60) if shift is not None else 0

    def at(self, node: Node, position: int) -> Context:
        """Return the same context with another `.`, for a predicate."""
        inner = Context.__new__(Context)
        inner.node = node
        inner.current = self.current
        inner.find = self.find
        inner.instances = self.instances
        inner.now = self.now
        inner.random = self.random
        inner.choice_label = self.choice_label
        inner.offset = self.offset
        inner.position = position
        inner.work = self.work
        return inner


def nearest(name: str, current: Node) -> list[Node]:
    """Return the nodes called `name` that are nearest to a node: beside it, else below what is around it.

    Inside an entry of a repeat a question of the same repeat is the one of that entry, never one of another
    entry, even if it has no answer there. For documents of answers alone, where no form says what lies where.
    """
    node = current
    while True:
        found = [below for below in node.descendants() if below.name == name]
        own = [below for below in found if not _is_in_another_entry(below, node, current)]
        if found or node.parent is None:
            return own
        node = node.parent


def _is_in_another_entry(found: Node, around: Node, current: Node) -> bool:
    """Tell whether `found` lies in an entry of a repeat beside the entry in which `current` lies."""
    ours, theirs = _below(around, current), _below(around, found)
    if ours is None or theirs is None or theirs is ours or theirs is found:
        return False
    return theirs.name == ours.name


def _below(around: Node, node: Node) -> Node | None:
    """Return the child of `around` that is `node` or has it in it."""
    while node.parent is not None:
        if node.parent is around:
            return node
        node = node.parent
    return None
