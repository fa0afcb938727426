"""The tree that an expression is parsed to: plain JSON, the same for Python and JavaScript.

"text"   7                                   a text, a number
["call", name, argument…]                    a function
["or", a, b]  ["+", a, b]  ["neg", a] …      an operator, by its own name
["ref", name]                                ${name}
["here"]  ["root"]                           the node `.`, the top of the answers
["path", start, [axis, name, predicate…]…]   axis: child, parent, self; name: also * and node()
["filter", nodes, predicate…]                ${repeat}[predicate]
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

Tree: TypeAlias = "str | float | list[Tree]"

MAX_LENGTH = 10_000
"""The most characters an expression may have."""
MAX_NESTING = 40
"""The most brackets, predicates and signs inside one another."""
MAX_DEPTH = 200
"""The most levels of a tree, so that nobody who walks it runs out of stack."""

NODES = frozenset({"ref", "path", "filter", "here", "root", "|"})
FUNCTIONS_OF_NODES = frozenset(
    {"current", "instance", "indexed-repeat", "randomize", "if", "once", "coalesce"}
)

NAMED_ARGUMENTS: Mapping[str, tuple[int, ...]] = {
    "jr:choice-name": (1,),
    "indexed-repeat": (0, 1, 3, 5, 7, 9),
}
"""Arguments, counted from 0, that mean a question or repeat itself: the tree holds its name as a text."""


def head(tree: Tree) -> str:
    """Return what kind of thing a tree is: its first word, or '' for a text or a number."""
    return str(tree[0]) if isinstance(tree, list) else ""


def can_be_nodes(tree: Tree) -> bool:
    """Tell whether evaluating the tree can give nodes, rather than a text, a number or a boolean."""
    kind = head(tree)
    return kind in NODES or (kind == "call" and str(branches(tree)[0]) in FUNCTIONS_OF_NODES)


def branches(tree: Tree) -> list[Tree]:
    """Return what stands behind the first word of a tree; nothing for a text or a number."""
    return tree[1:] if isinstance(tree, list) else []


def walk(tree: Tree) -> Iterator[list[Tree]]:
    """Yield every list of the tree, steps of paths included, without recursion."""
    stack = [tree]
    while stack:
        part = stack.pop()
        if isinstance(part, list):
            yield part
            stack.extend(part)


def depth(tree: Tree) -> int:
    """Return how many lists are inside one another at most."""
    deepest = 0
    stack = [(tree, 0)]
    while stack:
        part, level = stack.pop()
        deepest = max(deepest, level)
        if isinstance(part, list):
            stack.extend((inner, level + 1) for inner in part)
    return deepest


def references(tree: Tree) -> frozenset[str]:
    """Return the names of the questions, groups and repeats that an expression reads by `${name}`."""
    names = set()
    for part in walk(tree):
        if part[0] == "ref":
            names.add(str(part[1]))
        elif part[0] == "call":
            named = NAMED_ARGUMENTS.get(str(part[1]), ())
            names.update(str(part[place + 2]) for place in named if place + 2 < len(part))
    return frozenset(names)


def balanced(operator: str, operands: list[Tree]) -> Tree:
    """Join operands of `and` or `or` into a tree as flat as can be; the order of evaluation stays.

    A list of two hundred alternatives is then eight levels deep, not two hundred.
    """
    if len(operands) == 1:
        return operands[0]
    middle = (len(operands) + 1) // 2
    return [operator, balanced(operator, operands[:middle]), balanced(operator, operands[middle:])]
