"""Evaluates the tree of an expression, as `static/js/expressions.js` does; vectors keep the two alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from surveyapp.expressions.context import WORK_OF_FINDING, Context, Work
from surveyapp.expressions.functions import FUNCTIONS
from surveyapp.expressions.functions.numbers import divide, remainder
from surveyapp.expressions.nodes import Node
from surveyapp.expressions.numerals import EPSILON
from surveyapp.expressions.trees import Tree
from surveyapp.expressions.values import Value, boolean, each, number


def run(tree: Tree, context: Context) -> Value:
    """Return the value of an expression.

    Args:
        tree: as `parse` gives it; what `parse` did not check can fail in any way.
        context: where it is evaluated.

    An expression that makes more work than MAX_WORK finds no further nodes, and nothing is true of them.
    """
    context.work = Work()
    return _value(tree, context)


def _value(tree: Tree, context: Context) -> Value:
    if isinstance(tree, str):
        return tree
    if not isinstance(tree, list):
        return float(tree)
    context.work.left -= 1
    return OPERATIONS[str(tree[0])](context, tree)


def _call(context: Context, tree: list[Tree]) -> Value:
    function = FUNCTIONS[str(tree[1])]
    if function.lazy:
        return function.run(context, *(_later(argument, context) for argument in tree[2:]))
    return function.run(context, *(_value(argument, context) for argument in tree[2:]))


def _later(tree: Tree, context: Context) -> Callable[[], Value]:
    return lambda: _value(tree, context)


def _or(context: Context, tree: list[Tree]) -> Value:
    return boolean(_value(tree[1], context)) or boolean(_value(tree[2], context))


def _and(context: Context, tree: list[Tree]) -> Value:
    return boolean(_value(tree[1], context)) and boolean(_value(tree[2], context))


def _comparison(holds: Callable[[Value, Value, int], bool]) -> Callable[[Context, list[Tree]], Value]:
    """Compare values; of several nodes it is enough that one fits, as in XPath."""

    def compare(context: Context, tree: list[Tree]) -> Value:
        left, right = each(_value(tree[1], context)), each(_value(tree[2], context))
        if not context.work.may(len(left) * len(right)):
            return False
        return any(holds(one, other, context.offset) for one in left for other in right)

    return compare


def _equal(left: Value, right: Value, offset: int) -> bool:
    """Compare as booleans if either is one, else as numbers if either is one, else as texts."""
    if isinstance(left, bool) or isinstance(right, bool):
        return boolean(left) is boolean(right)
    if isinstance(left, str) and isinstance(right, str):
        return left == right
    one, other = number(left, offset), number(right, offset)
    return one == other or abs(one - other) < EPSILON


def _arithmetic(result: Callable[[float, float], float]) -> Callable[[Context, list[Tree]], Value]:
    def calculate(context: Context, tree: list[Tree]) -> Value:
        left = number(_value(tree[1], context), context.offset)
        return result(left, number(_value(tree[2], context), context.offset))

    return calculate


def _negative(context: Context, tree: list[Tree]) -> Value:
    return -number(_value(tree[1], context), context.offset)


def _union(context: Context, tree: list[Tree]) -> Value:
    return list(dict.fromkeys(_nodes(tree[1], context) + _nodes(tree[2], context)))


def _reference(context: Context, tree: list[Tree]) -> Value:
    found = context.find(str(tree[1]), context.current)
    if not context.work.may(WORK_OF_FINDING + len(found)):
        return []
    return [node for node in found if node.is_relevant()]


def _here(context: Context, _tree: list[Tree]) -> Value:
    return [context.node]


def _root(context: Context, _tree: list[Tree]) -> Value:
    return [context.current.root()]


def _filter(context: Context, tree: list[Tree]) -> Value:
    return _kept(_nodes(tree[1], context), tree[2:], context)


def _path(context: Context, tree: list[Tree]) -> Value:
    nodes = _nodes(tree[1], context)
    steps = tree[2:]
    if tree[1] == ["root"]:
        # The first step of an absolute path names the form itself, whatever its name: /data/question
        nodes, steps = _kept(nodes, _predicates(steps[0]), context), steps[1:]
    for step in steps:
        nodes = _step(nodes, step, context)
    return nodes


def _step(nodes: list[Node], step: Tree, context: Context) -> list[Node]:
    """Go one step from every node; what is reached twice counts once."""
    reached: dict[Node, None] = {}
    axis, name = (str(step[0]), str(step[1])) if isinstance(step, list) else ("", "")
    for node in nodes:
        near = AXES[axis](node)
        if not context.work.may(len(near)):
            return []
        found = [other for other in near if other.relevant and name in (other.name, "*", "node()")]
        reached.update(dict.fromkeys(_kept(found, _predicates(step), context)))
    return list(reached)


def _predicates(step: Tree) -> list[Tree]:
    return step[2:] if isinstance(step, list) else []


def _kept(nodes: list[Node], predicates: list[Tree], context: Context) -> list[Node]:
    """Return the nodes for which every predicate holds; a predicate that is a number is a place, from 1."""
    for predicate in predicates:
        kept = []
        for place, node in enumerate(nodes, 1):
            if not context.work.may(1):
                return []
            value = _value(predicate, context.at(node, place))
            if value == place if isinstance(value, float) else boolean(value):
                kept.append(node)
        nodes = kept
    return nodes


def _nodes(tree: Tree, context: Context) -> list[Node]:
    """Return nodes; `if` and its like may give a text in their place, which is no node."""
    value = _value(tree, context)
    return value if isinstance(value, list) else []


def _parent(node: Node) -> list[Node]:
    return [] if node.parent is None else [node.parent]


AXES: Mapping[str, Callable[[Node], list[Node]]] = {
    "child": lambda node: node.children,
    "parent": _parent,
    "self": lambda node: [node],
}

OPERATIONS: Mapping[str, Callable[[Context, list[Tree]], Value]] = {
    "call": _call,
    "or": _or,
    "and": _and,
    "=": _comparison(_equal),
    "!=": _comparison(lambda left, right, offset: not _equal(left, right, offset)),
    "<": _comparison(lambda left, right, offset: number(left, offset) < number(right, offset)),
    "<=": _comparison(lambda left, right, offset: number(left, offset) <= number(right, offset)),
    ">": _comparison(lambda left, right, offset: number(left, offset) > number(right, offset)),
    ">=": _comparison(lambda left, right, offset: number(left, offset) >= number(right, offset)),
    "+": _arithmetic(lambda left, right: left + right),
    "-": _arithmetic(lambda left, right: left - right),
    "*": _arithmetic(lambda left, right: left * right),
    "div": _arithmetic(divide),
    "mod": _arithmetic(remainder),
    "|": _union,
    "neg": _negative,
    "ref": _reference,
    "here": _here,
    "root": _root,
    "filter": _filter,
    "path": _path,
}
"""What each kind of tree does, by its first word."""
