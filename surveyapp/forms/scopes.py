"""Where the items of a form stand, and what a name means from where it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from surveyapp.forms.definition import Form, Item, Question, Repeat

TOP = "data"
"""The name of the top of the answers in a path: `/data/group/question`."""


@dataclass(eq=False, slots=True)
class Spot:
    """An item of a form, or the form itself (which has no item)."""

    item: Item | None
    parent: Spot | None = None
    children: dict[str, Spot] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The key of the item; '' for the form itself."""
        return self.item.key if self.item is not None else ""

    def line(self) -> list[Spot]:
        """Return the way from the form to this spot, both included."""
        way: list[Spot] = []
        spot: Spot | None = self
        while spot is not None:
            way.append(spot)
            spot = spot.parent
        return way[::-1]

    def repeats(self) -> list[Spot]:
        """Return the repeats around this spot, itself not included."""
        return [spot for spot in self.line()[:-1] if isinstance(spot.item, Repeat)]

    def below(self) -> Iterator[Spot]:
        """Yield this spot and all below it, in the order of the form."""
        stack = [self]
        while stack:
            spot = stack.pop()
            yield spot
            stack.extend(reversed(spot.children.values()))


class Scopes:
    """The spots of a form."""

    def __init__(self, form: Form) -> None:
        self.top = Spot(None)
        self.named: dict[str, list[Spot]] = {}
        stack = [(self.top, form.children)]
        while stack:
            parent, items = stack.pop()
            for item in items:
                spot = parent.children[item.name] = Spot(item, parent)
                if not isinstance(item, Question):
                    stack.append((spot, item.children))
        self.by_key = {spot.key: spot for spot in self.top.below() if spot.item is not None}
        for spot in self.by_key.values():
            if spot.item is not None:
                self.named.setdefault(spot.item.name, []).append(spot)

    def resolve(self, name: str, origin: Spot) -> list[Spot]:
        """Return what `${name}` means at a spot: the nearest of that name; several where none is nearer."""
        candidates = self.named.get(name, [])
        if len(candidates) < 2:
            return candidates
        shared = [_shared(spot, origin) for spot in candidates]
        return [spot for spot, depth in zip(candidates, shared, strict=True) if depth == max(shared)]


def _shared(one: Spot, other: Spot) -> int:
    """Return how many spots the ways to both have in common, the target of a name itself not counted."""
    pairs = zip(one.line()[:-1], other.line(), strict=False)
    return sum(1 for a, b in pairs if a is b)
