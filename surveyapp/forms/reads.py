"""What a rule reads: the questions, groups and repeats, and the columns of lists and data files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from surveyapp.expressions import Tree
from surveyapp.expressions.trees import NAMED_ARGUMENTS
from surveyapp.forms.definition import ChoiceList, Form, Rule
from surveyapp.forms.problems import did_you_mean
from surveyapp.forms.scopes import TOP, Scopes, Spot

ALL = "*"
"""Stands for all the columns of a list or data file."""


@dataclass(frozen=True, slots=True)
class Data:
    """A place in a choice list or a data file: its instance, its root, or a row."""

    name: str
    level: str
    choices: bool = False
    """Whether it is a row of the list that a choice filter goes through."""


Place = Spot | Data
_BELOW = {"instance": "root", "root": "item"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that a rule asks for and that there is not."""

    word: str
    message: str
    cure: str


@dataclass(slots=True)
class Reads:
    """What one rule reads."""

    spots: set[Spot] = field(default_factory=set)
    columns: dict[str, set[str]] = field(default_factory=dict)
    """By choice list, the columns that a choice filter reads."""
    instances: dict[str, set[str]] = field(default_factory=dict)
    """By name, the columns that are read by instance() and pulldata()."""
    mistakes: list[Mistake] = field(default_factory=list)


class Lists:
    """The columns of the choice lists and data files of a form, by name."""

    def __init__(self, form: Form) -> None:
        self.choices = {name: _columns(one) for name, one in form.choices.items()}
        self.data = {
            name: {column for row in rows for column in row} for name, rows in form.instances.items()
        }

    def instance(self, name: str) -> set[str] | None:
        """Return the columns of what `instance(name)` means."""
        return self.data.get(name, self.choices.get(name))


def reads(rule: Rule, column: str, spot: Spot, scopes: Scopes, lists: Lists, list_name: str = "") -> Reads:
    """Return what a rule reads. `list_name` is the choice list that a choice filter goes through."""
    reader = _Reader(column, spot, scopes, lists)
    here: Place = Data(list_name, "item", choices=True) if list_name else spot
    reader.take(reader.nodes(rule.tree, [here]))
    return reader.found


class _Reader:
    """Walks over a tree. `here` is what `.` means, more than one place where a path can lead to several."""

    def __init__(self, column: str, spot: Spot, scopes: Scopes, lists: Lists) -> None:
        self.column = column
        self.spot = spot
        self.scopes = scopes
        self.lists = lists
        self.found = Reads()

    def take(self, places: Iterable[Place]) -> None:
        """Note that these places are read."""
        for place in places:
            if isinstance(place, Spot) and place.item is not None:
                self.found.spots.add(place)

    def each(self, trees: Iterable[Tree], here: list[Place]) -> None:
        for tree in trees:
            self.take(self.nodes(tree, here))

    def nodes(self, tree: Tree, here: list[Place]) -> list[Place]:
        """Return the places that a tree leads to, after noting all that is read on the way."""
        if not isinstance(tree, list):
            return []
        kind = str(tree[0])
        match kind:
            case "ref":
                return list(self.named(str(tree[1])))
            case "here":
                # A calculation may look at its own last value, as once() does; that is no circle.
                return [] if self.column == "calculation" and here == [self.spot] else here
            case "root":
                return [self.scopes.top]
            case "call":
                return self.call(str(tree[1]), tree[2:], here)
            case "path":
                return self.path(tree[1], tree[2:], here)
            case "filter":
                places = self.nodes(tree[1], here)
                self.each(tree[2:], places)
                return places
            case "|":
                return [*self.nodes(tree[1], here), *self.nodes(tree[2], here)]
        self.each(tree[1:], here)
        return []

    def named(self, name: str) -> list[Spot]:
        found = self.scopes.resolve(name, self.spot)
        if not found:
            near = did_you_mean(name, self.scopes.named, "Write the name of a question of this form")
            self.found.mistakes.append(Mistake(name, f"There is no question {name}", near))
        elif len(found) > 1:
            paths = " and ".join(spot.key for spot in found)
            message = f"{name} can mean several questions: {paths}"
            self.found.mistakes.append(Mistake(name, message, "Give one of them another name"))
        return found

    def call(self, name: str, arguments: list[Tree], here: list[Place]) -> list[Place]:
        named = NAMED_ARGUMENTS.get(name, ())
        spots = [self.named(str(one)) for place, one in enumerate(arguments) if place in named]
        for found in spots:
            self.take(found)
        rest = [one for place, one in enumerate(arguments) if place not in named]
        match name:
            case "current":
                return [self.spot]
            case "instance":
                return self.instance(arguments, here)
            case "pulldata":
                self.pulldata(arguments)
            case "indexed-repeat":
                self.each(rest, here)
                return list(spots[0]) if spots else []
            case "if" | "coalesce" | "once" | "randomize":
                return [place for one in rest for place in self.nodes(one, here)]
        self.each(rest, here)
        return []

    def instance(self, arguments: list[Tree], here: list[Place]) -> list[Place]:
        name = arguments[0]
        if not isinstance(name, str):
            self.each(arguments, here)
            message = "instance() needs the name of a data file or choice list in quotes"
            self.found.mistakes.append(Mistake("instance", message, "Write instance('name')"))
            return []
        return [Data(name, "instance")] if self.known(name) else []

    def known(self, name: str) -> bool:
        if self.lists.instance(name) is None:
            message = f"There is no data file or choice list {name}"
            near = did_you_mean(
                name, [*self.lists.data, *self.lists.choices], "Add a question of type csv-external"
            )
            self.found.mistakes.append(Mistake(name, message, near))
            return False
        self.found.instances.setdefault(name, set())
        return True

    def pulldata(self, arguments: list[Tree]) -> None:
        """pulldata('file', 'column', 'key column', key)."""
        texts = [one for one in arguments[:3] if isinstance(one, str)]
        if len(texts) < len(arguments[:3]):
            message = "pulldata() needs the names of a data file and of its columns in quotes"
            cure = "Write pulldata('file', 'column', 'key column', ${question})"
            self.found.mistakes.append(Mistake("pulldata", message, cure))
        elif self.known(texts[0].removesuffix(".csv")):
            for column in texts[1:]:
                self.read_column(Data(texts[0].removesuffix(".csv"), "item"), column)

    def path(self, start: Tree, steps: list[Tree], here: list[Place]) -> list[Place]:
        relative = start == ["here"]
        places = here if relative else self.nodes(start, here)
        for step in steps:
            axis, name, *predicates = step if isinstance(step, list) else ["child", step]
            places = [there for place in places for there in self.step(place, str(axis), str(name))]
            self.each(predicates, places)
        return places

    def step(self, place: Place, axis: str, name: str) -> list[Place]:
        if isinstance(place, Data):
            return self.data_step(place, axis, name)
        if axis == "self":
            return [place]
        if axis == "parent":
            if place.parent is None:
                self.found.mistakes.append(Mistake("..", "This path leads out of the form", "Use fewer .."))
                return []
            return [place.parent]
        if place.item is None and name == TOP:
            return [place]
        if name in (ALL, "node()"):
            return list(place.children.values())
        if name in place.children:
            return [place.children[name]]
        around = f"in {place.key}" if place.item is not None else "at the top of the form"
        cure = did_you_mean(name, place.children, "Write ${name} to read a question by its name")
        self.found.mistakes.append(Mistake(name, f"There is nothing called {name} {around}", cure))
        return []

    def data_step(self, place: Data, axis: str, name: str) -> list[Place]:
        if axis == "self":
            return [place]
        if axis == "parent":
            return []
        if place.level == "item":
            self.read_column(place, name)
            return []
        below = _BELOW[place.level]
        if name not in (below, ALL, "node()"):
            message = f"There is nothing called {name} in instance('{place.name}')"
            self.found.mistakes.append(Mistake(name, message, f"Write instance('{place.name}')/root/item"))
            return []
        return [Data(place.name, below)]

    def read_column(self, row: Data, column: str) -> None:
        known = self.lists.choices.get(row.name) if row.choices else self.lists.instance(row.name)
        if column in (ALL, "node()"):
            column = ALL
        elif known is not None and column not in known:
            message = f"There is no column {column} in {row.name}"
            cure = did_you_mean(column, known, "Write ${" + column + "} to read a question")
            self.found.mistakes.append(Mistake(column, message, cure))
            return
        target = self.found.columns if row.choices else self.found.instances
        target.setdefault(row.name, set()).add(column)


def _columns(one: ChoiceList) -> set[str]:
    return {"name", "label", *one.columns, *(column for choice in one.choices for column in choice.columns)}
