"""The vectors in tests/conformance/expressions: what every evaluator of the language has to say.

A file holds `about`, what its cases share (`answers`, `now`, `instances`, `labels`, `not_relevant`), and
`cases`: an expression, its value, and what is different in this case. `this` is the answer that `.` means,
`at` the place of `.` in the answers, `row` the row of a choice list that `.` means, `random` the numbers that
random() gives in turn (the last one again and again; none: it may not be called). Nodes stand as their text;
NaN and the infinities as their names. A file with `operands` has a table for each operator instead of cases:
a row for each left operand, a place in it for each right one, T and F for true and false.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from surveyapp.expressions import Context, Node, Tree, Value, run, string, text, tree_of
from surveyapp.expressions.context import nearest

FOLDER = Path(__file__).parent.parent / "conformance" / "expressions"
NOW = "2026-11-25T09:30:00.000+00:00"
SHARED = ("answers", "now", "instances", "labels", "not_relevant")


@dataclass(frozen=True)
class Vector:
    """One case with all that it needs, JSON throughout."""

    file: str
    expression: str
    value: object
    setting: Mapping[str, object]

    def __str__(self) -> str:
        return f"{self.file}: {self.expression}"


def vectors() -> list[Vector]:
    """Return all vectors of all files."""
    return [vector for path in sorted(FOLDER.glob("*.json")) for vector in _of_file(path)]


def _of_file(path: Path) -> list[Vector]:
    content = json.loads(path.read_text("utf-8"))
    shared = {key: value for key, value in content.items() if key in SHARED}
    return [
        Vector(path.stem, expression, value, {"now": NOW, **shared, **(own[0] if own else {})})
        for expression, value, *own in content.get("cases", [])
    ] + [
        Vector(path.stem, expression, value, {"now": NOW, **shared})
        for expression, value in _of_tables(content.get("operands", []), content.get("tables", {}))
    ]


def _of_tables(
    operands: list[str], tables: Mapping[str, list[str | list[object]]]
) -> Iterator[tuple[str, object]]:
    for operator, rows in tables.items():
        for left, row in zip(operands, rows, strict=True):
            for right, value in zip(operands, row, strict=True):
                yield f"{left} {operator} {right}", {"T": True, "F": False}.get(str(value), value)


def evaluated(tree: Tree, setting: Mapping[str, object]) -> object:
    """Return the value of a tree in a setting, as a vector writes it."""
    return written(run(tree, context_of(setting)))


def written(value: Value) -> object:
    """Return a value as JSON: nodes as their text, numbers that JSON has not by name."""
    if isinstance(value, list):
        return string(value)
    if isinstance(value, float) and not math.isfinite(value):
        return string(value)
    return value


def is_same(left: object, right: object) -> bool:
    """Tell whether two written values are the same, kind and all; 7 is 7.0, and NaN is the text 'NaN' too."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return left == right


def context_of(setting: Mapping[str, object]) -> Context:
    """Build the context that a setting describes."""
    root = tree_of(_object(setting.get("answers", {})))
    for place in _list(setting.get("not_relevant", [])):
        _at(root, str(place)).relevant = False
    node = _node(setting, root)
    labels = _object(setting.get("labels", {}))

    def choice_label(name: str, question: str) -> str:
        return str(_object(labels.get(question, {})).get(name, name))

    return Context(
        node=node,
        current=node if "row" not in setting else root,
        find=nearest,
        instances={name: instance(rows) for name, rows in _object(setting.get("instances", {})).items()},
        now=datetime.fromisoformat(str(setting["now"])),
        random=_random(setting),
        choice_label=choice_label,
    )


def instance(rows: object) -> Node:
    """Build the nodes of a data file: instance > root > item > columns."""
    top = Node("instance")
    root = Node("root", parent=top)
    for row in _list(rows):
        _row(_object(row), root)
    return top


def _node(setting: Mapping[str, object], root: Node) -> Node:
    if "at" in setting:
        return _at(root, str(setting["at"]))
    if "row" in setting:
        return _row(_object(setting["row"]), None)
    if "this" not in setting:
        return root
    node = Node("this", text(setting["this"]))
    node.parent = root
    return node


def _row(row: Mapping[str, object], parent: Node | None) -> Node:
    item = Node("item", parent=parent)
    for column, value in row.items():
        Node(column, str(value), item)
    return item


def _at(root: Node, place: str) -> Node:
    """Return the node at `repeat/1/question`; entries count from 0."""
    found = [root]
    for part in place.split("/"):
        children = [node for node in found[0].children if node.name == part]
        found = [found[int(part)]] if part.isdigit() else children
    return found[0]


def _random(setting: Mapping[str, object]) -> Callable[[], float]:
    if "random" not in setting:
        return lambda: 0.5
    left = [float(str(number)) for number in _list(setting["random"])]

    def following() -> float:
        assert left, "random() was called where it may not be"
        return left.pop(0) if len(left) > 1 else left[0]

    return following


def _object(value: object) -> Mapping[str, object]:
    assert isinstance(value, Mapping)
    return value


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value
