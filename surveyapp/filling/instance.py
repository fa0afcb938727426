"""The live answers: a tree of places, each tied to its spot in the form and to the node that expressions see.

"Instance" is XForms' word for the document that is being filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from surveyapp.expressions import Node, text
from surveyapp.filling.outline import Spot
from surveyapp.filling.problems import Path
from surveyapp.filling.shapes import fault
from surveyapp.forms.definition import Question, Repeat

MOST_ENTRIES = 1000
"""The most entries of one repeat at one place: more than a person types, few enough to judge quickly."""
MOST_ENTRIES_IN_ALL = 2000
"""The most entries of all repeats of a filling together."""


class Leaf:
    """A question at one place.

    Attributes:
        value: the answer in JSON, None for none; kept while the question is not relevant.
        fault: the code of what is wrong with the shape of the value, or ''. Expressions see no such value.
        own: whether its own rule says that it is relevant; `relevant` counts what is around it too.
    """

    __slots__ = ("entry", "fault", "node", "own", "parent", "question", "relevant", "spot", "value")

    def __init__(self, spot: Spot, question: Question, parent: Branch, node: Node) -> None:
        self.spot = spot
        self.question = question
        self.parent = parent
        self.entry = parent.entry
        self.node = node
        self.value: object = None
        self.fault = ""
        self.own = self.relevant = True

    def put(self, value: object) -> None:
        """Take a value, None for none."""
        self.value = value
        self.fault = "" if value is None else fault(self.question, value)
        self.node.value = "" if self.fault else text(value)

    def path(self) -> Path:
        """Return where it stands in the document."""
        return (*self.parent.path(), self.spot.name)

    def below(self) -> Iterator[Place]:
        """Yield nothing: a question has no places in it."""
        return iter(())


class Branch:
    """A group, an entry of a repeat, or the whole form.

    Attributes:
        entry: the entry of a repeat that it lies in, or is; the whole form where there is none.
        depth: the number of repeats around what lies in it.
        index: the number of an entry among its neighbours, from 0.
    """

    __slots__ = ("children", "depth", "entry", "index", "node", "own", "parent", "relevant", "spot")

    def __init__(self, spot: Spot, parent: Branch | Entries | None, node: Node) -> None:
        self.spot = spot
        self.parent = parent
        self.node = node
        self.index = 0
        self.own = self.relevant = True
        self.children: dict[str, Place] = {}
        self.entry: Branch = parent.entry if isinstance(parent, Branch) else self
        self.depth: int = 0 if parent is None else parent.entry.depth + isinstance(parent, Entries)
        for name, child in spot.children.items():
            self.children[name] = _grow(child, self)

    def path(self) -> Path:
        """Return where it stands in the document; () for the whole form."""
        if self.parent is None:
            return ()
        return (*self.parent.path(), self.index if isinstance(self.parent, Entries) else self.spot.name)

    def below(self) -> Iterator[Place]:
        """Yield the places directly in it."""
        return iter(self.children.values())

    def around(self, depth: int) -> Branch:
        """Return the entry around this one with so many repeats around what lies in it."""
        branch = self.entry
        while branch.depth > depth and isinstance(branch.parent, Entries):
            branch = branch.parent.entry
        return branch


class Entries:
    """A repeat at one place, with its entries.

    Its own rules are seen from a node that stands behind the entries, is in no node set, and so changes no
    count.

    Attributes:
        spare: entries that a smaller repeat_count took away; they come back with a larger one.
        wanted: the number that repeat_count asks for.
    """

    __slots__ = ("entries", "entry", "node", "own", "parent", "relevant", "spare", "spot", "wanted")

    def __init__(self, spot: Spot, parent: Branch, node: Node) -> None:
        self.spot = spot
        self.parent = parent
        self.entry = parent.entry
        self.node = node
        self.own = self.relevant = True
        self.entries: list[Branch] = []
        self.spare: list[Branch] = []
        self.wanted = 0

    @property
    def fixed(self) -> bool:
        """Whether the form, not the person, sets the number of entries."""
        return isinstance(self.spot.item, Repeat) and self.spot.item.repeat_count is not None

    def path(self) -> Path:
        """Return where it stands in the document."""
        return (*self.parent.path(), self.spot.name)

    def below(self) -> Iterator[Place]:
        """Yield the entries."""
        return iter(self.entries)

    def add(self, entry: Branch | None = None) -> Branch:
        """Put an entry behind the others: a spare one, or a new one."""
        entry = entry or Branch(self.spot, self, Node(self.spot.name))
        siblings = self.parent.node.children
        entry.node.parent = self.parent.node
        siblings.insert(siblings.index(self.node), entry.node)
        entry.index = len(self.entries)
        self.entries.append(entry)
        return entry

    def remove(self, index: int) -> Branch:
        """Take an entry out, and number the later ones again."""
        entry = self.entries.pop(index)
        self.parent.node.children.remove(entry.node)
        for later in range(index, len(self.entries)):
            self.entries[later].index = later
        return entry


Place: TypeAlias = Leaf | Branch | Entries


def plant(root: Spot) -> Branch:
    """Return a form without any answer."""
    return Branch(root, None, Node(root.name))


def _grow(spot: Spot, parent: Branch) -> Place:
    if isinstance(spot.item, Question):
        return Leaf(spot, spot.item, parent, Node(spot.name, parent=parent.node))
    if isinstance(spot.item, Repeat):
        return Entries(spot, parent, Node(spot.name, parent=parent.node, relevant=False))
    return Branch(spot, parent, Node(spot.name, parent=parent.node))


def everything(place: Place) -> Iterator[Place]:
    """Yield a place and all places in it, in the order of the form."""
    yield place
    for below in place.below():
        yield from everything(below)


def leaves(place: Place) -> Iterator[Leaf]:
    """Yield the questions at and in a place, in the order of the form."""
    return (found for found in everything(place) if isinstance(found, Leaf))


def at(root: Branch, path: Path) -> Place:
    """Return the place at a path.

    Raises:
        KeyError: there is no such place.
    """
    place: Place = root
    for part in path:
        if isinstance(place, Branch) and isinstance(part, str) and part in place.children:
            place = place.children[part]
        elif isinstance(place, Entries) and isinstance(part, int) and 0 <= part < len(place.entries):
            place = place.entries[part]
        else:
            raise KeyError(path)
    return place


def places_of(spot: Spot, scope: Branch) -> list[Place]:
    """Return the places of a spot in an entry or the whole form; a repeat with its entries is one place."""
    found: list[Place] = [scope]
    for step in spot.line[len(scope.spot.line) :]:
        found = _step(found, step.name)
    return found


def _step(places: list[Place], name: str) -> list[Place]:
    entries = [one for place in places for one in (place.below() if isinstance(place, Entries) else (place,))]
    return [one.children[name] for one in entries if isinstance(one, Branch)]
