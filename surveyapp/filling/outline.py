"""A form as a filling needs it: where each question stands, what its rules read, and who reads it.

Made once for a version of a form; every filling of it shares it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from surveyapp.expressions import Node, Tree
from surveyapp.filling.reach import stays_inside
from surveyapp.forms import compiled
from surveyapp.forms.definition import Choice, ChoiceList, Form, Item, Question, Repeat, Rule

EAGER = ("relevant", "calculation", "repeat_count", "choice_filter")
"""The columns worked out as soon as something they read changes; the others wait until they are asked for."""


class Spot:
    """A question, group or repeat in the form, or the form itself (which has no item)."""

    __slots__ = ("children", "item", "key", "line", "name", "parent", "repeats")

    def __init__(self, item: Item | None, parent: Spot | None) -> None:
        self.item = item
        self.name = item.name if item is not None else "data"
        self.key = item.key if item is not None else ""
        self.parent = parent
        self.line: tuple[Spot, ...] = (*(parent.line if parent is not None else ()), self)
        """The way down from the form to this spot, itself included."""
        self.repeats: tuple[Spot, ...] = ()
        """The repeats around it, the outermost first."""
        if parent is not None:
            self.repeats = (*parent.repeats, parent) if isinstance(parent.item, Repeat) else parent.repeats
        children = () if item is None or isinstance(item, Question) else item.children
        self.children = {child.name: Spot(child, self) for child in children}

    def walk(self) -> Iterator[Spot]:
        """Yield this spot and all below it, in the order of the form."""
        yield self
        for child in self.children.values():
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Duty:
    """A rule to work out, and its rank: it comes after every rule of a lower rank."""

    rank: int
    spot: Spot
    column: str
    rule: Rule
    near: bool
    """Whether it sees no entry but its own of the repeats around it."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A duty that reads something; of `shared` repeats around both it sees no entry but its own."""

    duty: Duty
    shared: int


@dataclass(frozen=True, slots=True)
class Route:
    """The way from a spot to what `${name}` means there: up to a spot around both, then down by name."""

    around: Spot
    down: tuple[str, ...]


class Outline:
    """Everything about a form that is the same in all its fillings."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.root = Spot(None, None)
        self.root.children = {item.name: Spot(item, self.root) for item in form.children}
        self.spots = {spot.key: spot for spot in self.root.walk() if spot.item is not None}
        self.duties = list(self._duties())
        self.defaults = [duty for duty in self.duties if duty.column == "default"]
        self.own: dict[str, list[Duty]] = {}
        for duty in self.duties:
            self.own.setdefault(duty.spot.key, []).append(duty)
        self.readers = {key: list(self._readers(key)) for key in self.spots}
        self.instances: Mapping[str, Node] = Tables(form.instances)
        self._named: dict[str, list[Spot]] = {}
        for spot in self.spots.values():
            self._named.setdefault(spot.name, []).append(spot)
        self._routes: dict[tuple[Spot, str], Route | None] = {}
        self._choices: dict[str, Mapping[str, Choice]] = {}
        self._items: dict[str, dict[str, Node]] = {}
        self._calls: dict[int, frozenset[str]] = {}

    def _duties(self) -> Iterator[Duty]:
        """Choice filters rank last, so that nothing is dropped before all that they read has settled."""
        known = compiled(self.form).order
        for last in (False, True):
            for rank, (key, column) in enumerate(known):
                if column in (*EAGER, "default") and (column == "choice_filter") is last:
                    spot = self.spots[key]
                    rule = rule_of(spot, column)
                    near = stays_inside(rule.tree, _room(spot))
                    yield Duty(rank + len(known) * last, spot, column, rule, near)

    def _readers(self, key: str) -> Iterator[Reader]:
        by_name = {(duty.spot.key, duty.column): duty for duty in self.duties if duty.column != "default"}
        source = self.spots[key]
        for reader in compiled(self.form).dependents.get(key, ()):
            duty = by_name.get((reader[0], reader[1]))
            if duty is not None and duty.spot is not source:
                yield Reader(duty, _shared(source, duty.spot) if duty.near else 0)

    def route(self, spot: Spot, name: str) -> Route | None:
        """Return the way to the nearest question called `name`; None if there is none."""
        if (spot, name) not in self._routes:
            ways = [_way(spot, target) for target in self.named(name)]
            self._routes[spot, name] = max(ways, key=lambda way: len(way.around.line), default=None)
        return self._routes[spot, name]

    def named(self, name: str) -> list[Spot]:
        """Return the questions, groups and repeats called `name`."""
        return self._named.get(name, [])

    def choices(self, list_name: str) -> Mapping[str, Choice]:
        """Return the choices of a list by name, in its order."""
        if list_name not in self._choices:
            choices = self.form.choices[list_name].choices
            self._choices[list_name] = {choice.name: choice for choice in choices}
        return self._choices[list_name]

    def items(self, list_name: str) -> Mapping[str, Node]:
        """Return the nodes of a list's choices by name, for choice filters."""
        if list_name not in self._items:
            self._items[list_name] = _nodes(self.form.choices[list_name])
        return self._items[list_name]

    def calls(self, tree: Tree) -> frozenset[str]:
        """Return the names of the functions that a rule of this form calls."""
        found = self._calls.get(id(tree))
        if found is None:
            found = self._calls[id(tree)] = frozenset(_called(tree))
        return found


MOST_KEPT = 64
_kept: dict[str, Outline] = {}


def outline(form: Form) -> Outline:
    """Return the outline of a form, kept by its version."""
    found = _kept.get(form.version)
    if found is None:
        found = Outline(form)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[form.version] = found
    return found


def rule_of(spot: Spot, column: str) -> Rule:
    """Return a rule that a spot is known to have."""
    rule = getattr(spot.item, column)
    if not isinstance(rule, Rule):
        raise LookupError(f"{spot.key} has no {column}")
    return rule


def _shared(one: Spot, other: Spot) -> int:
    """Return the number of repeats that two spots have around them both."""
    return sum(1 for a, b in zip(one.repeats, other.repeats, strict=False) if a is b)


def _room(spot: Spot) -> int:
    """Return the number of steps from a spot up to the entry that it stands in, or to the top of the form."""
    return len(spot.line) - (len(spot.repeats[-1].line) if spot.repeats else 1)


def _way(spot: Spot, target: Spot) -> Route:
    ours, theirs = spot.line, target.line
    above = theirs[:-1]
    common = sum(1 for a, b in zip(ours, above, strict=False) if a is b)
    return Route(above[common - 1], tuple(step.name for step in theirs[common:]))


class Tables(Mapping[str, Node]):
    """The data files of a form as nodes, each made when it is first asked for."""

    def __init__(self, files: Mapping[str, tuple[Mapping[str, str], ...]]) -> None:
        self._files = files
        self._made: dict[str, Node] = {}

    def __getitem__(self, name: str) -> Node:
        if name not in self._made:
            self._made[name] = _table(self._files[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _table(rows: tuple[Mapping[str, str], ...]) -> Node:
    instance = Node("instance")
    root = Node("root", parent=instance)
    for row in rows:
        item = Node("item", parent=root)
        for column, cell in row.items():
            Node(column, cell, item)
    return instance


def _called(tree: Tree) -> Iterator[str]:
    stack = [tree]
    while stack:
        part = stack.pop()
        if isinstance(part, list):
            if part[:1] == ["call"]:
                yield str(part[1])
            stack.extend(part)


def _nodes(choices: ChoiceList) -> dict[str, Node]:
    nodes = {}
    for choice in choices.choices:
        nodes[choice.name] = item = Node("item")
        Node("name", choice.name, item)
        Node("label", choice.label, item)
        for column, cell in choice.columns.items():
            Node(column, cell, item)
    return nodes
