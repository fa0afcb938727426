"""Which rule is worked out before which, and what has to be looked at again after an answer changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from surveyapp.forms.definition import Form, Question, Rule
from surveyapp.forms.reads import Lists, Reads, reads
from surveyapp.forms.scopes import Scopes, Spot

COLUMNS = (
    "repeat_count",
    "relevant",
    "default",
    "calculation",
    "choice_filter",
    "required",
    "read_only",
    "constraint",
)
"""The columns that hold rules."""

WEAK = ("default", "choice_filter")

Duty = tuple[str, str]
"""A rule: the key of its item, and its column."""


def rules(spot: Spot) -> Iterator[tuple[str, Rule]]:
    """Yield the rules of an item with their columns."""
    for column in COLUMNS:
        rule = getattr(spot.item, column, None)
        if isinstance(rule, Rule):
            yield column, rule


class Graph:
    """The rules of a form, and what they read."""

    def __init__(self, form: Form) -> None:
        self.scopes = Scopes(form)
        lists = Lists(form)
        self.reads: dict[Duty, Reads] = {}
        for spot in self.scopes.by_key.values():
            for column, rule in rules(spot):
                filtered = (
                    spot.item.list_name
                    if column == "choice_filter" and isinstance(spot.item, Question)
                    else ""
                )
                self.reads[spot.key, column] = reads(rule, column, spot, self.scopes, lists, filtered)
        self.readers: dict[str, list[Duty]] = {}
        for duty, found in self.reads.items():
            if duty[1] == "default":
                continue  # An answer begins with its default once; what changes later does not change it.
            for key in self._keys(duty, found):
                self.readers.setdefault(key, []).append(duty)

    def _keys(self, duty: Duty, found: Reads) -> set[str]:
        """Return the keys that a rule reads: what it names, and repeats that it looks into from outside."""
        around = set(self.scopes.by_key[duty[0]].repeats())
        keys = {spot.key for spot in found.spots}
        keys.update(one.key for spot in found.spots for one in spot.repeats() if one not in around)
        return keys

    def before(self, duty: Duty, *, weak: bool) -> set[Duty]:
        """Return the rules that decide what a rule reads.

        With `weak`, also those that only touch it: a default, since it comes once, and a choice filter, since
        it only drops choices. These may go round in a circle.
        """
        deciding: set[Duty] = set()
        for spot in self.reads[duty].spots:
            own = ("calculation", *(WEAK if weak else ()))
            deciding.update((spot.key, column) for column in own)
            deciding.update(
                (one.key, column) for one in spot.line() for column in ("relevant", "repeat_count")
            )
        return {one for one in deciding if one in self.reads and not (one == duty and duty[1] in WEAK)}

    def circles(self) -> Iterator[list[Duty]]:
        """Yield rules that wait for one another in a circle, the first again at the end of each circle."""
        aside: set[Duty] = set()
        while True:
            try:
                self._sorted(weak=False, aside=aside)
                return
            except CycleError as error:
                circle = list(error.args[1])[::-1]
                aside.update(circle)
                yield circle

    def order(self) -> tuple[Duty, ...]:
        """Return all rules, each behind those that decide what it reads.

        Choice filters may exclude one another's choices; then they, and defaults, decide nothing.
        """
        try:
            return tuple(self._sorted(weak=True))
        except CycleError:
            return tuple(self._sorted(weak=False))

    def _sorted(self, *, weak: bool, aside: Collection[Duty] = ()) -> list[Duty]:
        sorter: TopologicalSorter[Duty] = TopologicalSorter()
        for duty in self.reads:
            if duty not in aside:
                sorter.add(duty, *(one for one in sorted(self.before(duty, weak=weak)) if one not in aside))
        return list(sorter.static_order())

    def dependents(self, order: Sequence[Duty]) -> Mapping[str, tuple[Duty, ...]]:
        """Return for every key the rules to work out again after it changed, in this order."""
        rank = {duty: place for place, duty in enumerate(order)}
        found = {}
        for key in self.scopes.by_key:
            waiting = self._after(key)
            if waiting:
                found[key] = tuple(sorted(waiting, key=rank.__getitem__))
        return found

    def _after(self, key: str) -> set[Duty]:
        waiting: set[Duty] = set()
        changed, seen = [key], {key}
        while changed:
            for duty in self.readers.get(changed.pop(), ()):
                if duty in waiting:
                    continue
                waiting.add(duty)
                fresh = [one for one in self._changed_by(duty) if one not in seen]
                seen.update(fresh)
                changed.extend(fresh)
        return waiting

    def _changed_by(self, duty: Duty) -> list[str]:
        key, column = duty
        if column in ("relevant", "repeat_count"):
            return [spot.key for spot in self.scopes.by_key[key].below()]
        return [key] if column in ("calculation", "choice_filter") else []
