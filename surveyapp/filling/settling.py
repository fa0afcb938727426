"""Answers change, and what hangs on them follows: relevance, calculations, entries, dropped choices.

Each rule waits with the places where it must be worked out again, and they are taken in the order in which
one reads the other, so that each is worked out once. Choice filters come last: nothing is dropped because of
a state in between.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterable, Iterator

from surveyapp.expressions import number
from surveyapp.filling import claims
from surveyapp.filling.instance import (
    MOST_ENTRIES,
    MOST_ENTRIES_IN_ALL,
    Branch,
    Entries,
    Leaf,
    Place,
    everything,
    places_of,
    plant,
)
from surveyapp.filling.outline import Duty, Outline
from surveyapp.filling.problems import Dropped
from surveyapp.filling.rules import Rules

KEPT_WHILE_IRRELEVANT = ("calculation", "repeat_count", "choice_filter")
"""What rests while its question is not relevant, and is worked out when it becomes so."""


class Settling:
    """The live answers of one filling, kept in line with the rules.

    Attributes:
        root: the whole form.
        total: the number of entries of all repeats together.
    """

    def __init__(self, outline: Outline, rules: Rules) -> None:
        self.outline = outline
        self.rules = rules
        self.root = plant(outline.root)
        self.total = 0
        self._beginning = False
        self._claimed = False
        self._ranks: list[int] = []
        self._scopes: dict[int, list[Branch]] = {}
        self._by_rank = {duty.rank: duty for duty in outline.duties}
        self._work: dict[str, Callable[[Duty, Place], None]] = {
            "relevant": self._relevance,
            "calculation": self._calculation,
            "repeat_count": self._count,
            "choice_filter": self._filter,
            "default": self._default,
        }
        self._dropped: list[Dropped] = []

    def begin(self, *, blank: bool) -> None:
        """Work everything out for the first time.

        A blank form gets its defaults. Otherwise the answers came from a device, and its calculations stand
        where they can. Nothing is dropped: what is not on offer is a problem to be told.
        """
        self._beginning, self._claimed = True, not blank
        for duty in self.outline.duties:
            if duty.column != "choice_filter" and (blank or duty.column != "default"):
                self._wait(duty, self.root)
        self.settle()
        self._beginning = self._claimed = False

    def settle(self) -> list[Dropped]:
        """Work out all that waits; return the choices that were taken out of answers."""
        while self._ranks:
            rank = heapq.heappop(self._ranks)
            duty = self._by_rank[rank]
            for scope in _outermost(self._scopes.pop(rank)):
                for place in places_of(duty.spot, scope):
                    self._work[duty.column](duty, place)
        dropped, self._dropped = self._dropped, []
        return dropped

    def answered(self, leaf: Leaf, value: object) -> None:
        """Take an answer."""
        leaf.put(value)
        if leaf.relevant:
            self._changed(leaf)

    def add(self, entries: Entries, entry: Branch | None = None) -> Branch | None:
        """Add an entry, a new one or one that was spare; None if there are too many already."""
        if len(entries.entries) >= MOST_ENTRIES or self.total >= MOST_ENTRIES_IN_ALL:
            return None
        added = entries.add(entry)
        self.total += _entries_in(added)
        self._mind(added)
        for duty in self._duties_inside(entries):
            if entry is None or duty.column != "default":
                self._wait(duty, added)
        self._changed(entries)
        for place in everything(added):
            self._changed(place)
        return added

    def remove(self, entries: Entries, index: int) -> Branch:
        """Take an entry out. The later ones move up, so all that may ask for its position is due again."""
        entry = entries.remove(index)
        self.total -= _entries_in(entry)
        self._changed(entries)
        for place in everything(entry):
            self._changed(place, outside=entry.depth)
        for later in entries.entries[index:]:
            for duty in self._duties_inside(entries):
                if duty.column != "default":
                    self._wait(duty, later)
        return entry

    def _duties_inside(self, entries: Entries) -> Iterator[Duty]:
        for child in entries.spot.children.values():
            for spot in child.walk():
                yield from self.outline.own.get(spot.key, ())

    def _wait(self, duty: Duty, scope: Branch) -> None:
        """Let a rule be worked out in an entry, or in the whole form."""
        if self._beginning and duty.column == "choice_filter":
            return
        scopes = self._scopes.get(duty.rank)
        if scopes is None:
            self._scopes[duty.rank] = [scope]
            heapq.heappush(self._ranks, duty.rank)
        elif scopes[0] is not self.root and scopes[-1] is not scope:
            scopes[:] = [scope] if scope is self.root else [*scopes, scope]

    def _changed(self, place: Place, outside: int | None = None) -> None:
        """Let all that reads a place be worked out again; with `outside`, all inside fewer repeats only."""
        if isinstance(place, Branch) and isinstance(place.parent, Entries):
            return  # its repeat stands for it
        for reader in self.outline.readers[place.spot.key]:
            if outside is None or reader.shared < outside:
                self._wait(reader.duty, place.entry.around(reader.shared))

    def _mind(self, place: Place) -> None:
        """Let a place and all in it be relevant only if all around them is, and tell those who read them."""
        relevant = place.own and (place.parent is None or place.parent.relevant)
        if relevant == place.relevant:
            return
        place.relevant = relevant
        if not isinstance(place, Entries):
            place.node.relevant = relevant
        self._changed(place)
        if relevant and not _is_entry(place):
            for duty in self.outline.own.get(place.spot.key, ()):
                if duty.column in KEPT_WHILE_IRRELEVANT:
                    self._wait(duty, place.entry)
        for below in place.below():
            self._mind(below)

    def _relevance(self, duty: Duty, place: Place) -> None:
        own = self.rules.holds(duty.rule, place)
        if own != place.own:
            place.own = own
            self._mind(place)

    def _calculation(self, duty: Duty, place: Place) -> None:
        if isinstance(place, Leaf) and place.relevant:
            standing = claims.standing if self._claimed else claims.computed
            self._put(place, standing(self.rules, duty.rule, place))

    def _default(self, duty: Duty, place: Place) -> None:
        if isinstance(place, Leaf) and place.value is None:
            self._put(place, claims.computed(self.rules, duty.rule, place))

    def _put(self, leaf: Leaf, value: object) -> None:
        if value != leaf.value or leaf.fault:
            self.answered(leaf, value)

    def _count(self, duty: Duty, place: Place) -> None:
        if not isinstance(place, Entries) or not place.relevant:
            return
        wanted = number(self.rules.value(duty.rule, place))
        place.wanted = int(min(max(wanted, 0), MOST_ENTRIES + 1)) if not math.isnan(wanted) else 0
        while len(place.entries) > place.wanted:
            place.spare.append(self.remove(place, len(place.entries) - 1))
        while len(place.entries) < place.wanted:
            if self.add(place, place.spare.pop() if place.spare else None) is None:
                break

    def _filter(self, _duty: Duty, place: Place) -> None:
        """Take out of an answer what is no longer on offer."""
        if not isinstance(place, Leaf) or not place.relevant:
            return
        withheld = self.rules.withheld(place)
        if withheld:
            chosen = place.value if isinstance(place.value, list) else []
            kept = [name for name in chosen if name not in withheld]
            self._dropped.append(Dropped(place.path(), withheld))
            self.answered(place, kept or None)


def _is_entry(place: Place) -> bool:
    return isinstance(place, Branch) and isinstance(place.parent, Entries)


def _entries_in(entry: Branch) -> int:
    return sum(1 for place in everything(entry) if _is_entry(place))


def _outermost(scopes: Iterable[Branch]) -> Iterator[Branch]:
    """Yield each scope once, without those that lie in another or are no longer part of the form."""
    wanted = set(scopes)
    for scope in dict.fromkeys(scopes):
        if not any(outer in wanted for outer in _around(scope)) and _is_part(scope):
            yield scope


def _around(scope: Branch) -> Iterator[Branch]:
    while isinstance(scope.parent, Entries):
        scope = scope.parent.entry
        yield scope


def _is_part(scope: Branch) -> bool:
    return all(
        not isinstance(one.parent, Entries) or one.parent.entries[one.index : one.index + 1] == [one]
        for one in (scope, *_around(scope))
    )
