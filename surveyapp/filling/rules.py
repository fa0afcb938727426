"""A form's rules at one place of a filling: what is relevant, required, offered, calculated there."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from surveyapp.expressions import Context, Node, Value, boolean, run
from surveyapp.filling.clock import Clock, offset_of
from surveyapp.filling.instance import Branch, Entries, Leaf, Place
from surveyapp.filling.outline import Outline, Spot
from surveyapp.filling.results import answer_of
from surveyapp.forms.definition import Choice, Question, Rule

CLOCK = frozenset({"now", "today"})
"""Functions that read the clock."""
SYSTEM_RANDOM = random.SystemRandom()
DEVICE = frozenset({"random", "uuid", "once", "randomize", "jr:choice-name"})
"""Functions whose result only the device knows: chance, and words in the language it showed."""


@dataclass(slots=True)
class Rules:
    """The rules of one filling.

    Attributes:
        channel: how the form is filled in; choices may be offered on some channels only.
        moments: when the rules are judged; see Clock.
    """

    outline: Outline
    moments: tuple[datetime, ...] = field(default_factory=Clock().ends)
    channel: str = "web"
    random: Callable[[], float] | None = None

    def holds(self, rule: Rule | None, place: Place, *, always: bool = False) -> bool:
        """Return whether a rule holds at a moment, or with `always` at all of them; no rule always does."""
        if rule is None:
            return True
        results = (boolean(self._value(rule, place, moment)) for moment in self._moments(rule))
        return all(results) if always else any(results)

    def answers(self, rule: Rule, leaf: Leaf) -> list[object]:
        """Return the JSON answer (or None) that a rule gives a question at each moment; the last counts."""
        results = ((self._value(rule, leaf, moment), offset_of(moment)) for moment in self._moments(rule))
        return [answer_of(leaf.question, value, offset) for value, offset in results]

    def value(self, rule: Rule, place: Place) -> Value:
        """Return the value of a rule at the last moment."""
        return self._value(rule, place, self.moments[-1])

    def left_to_device(self, rule: Rule) -> bool:
        """Return whether a calculation gives what only the device knows."""
        return not DEVICE.isdisjoint(self.outline.calls(rule.tree))

    def reads_clock(self, rule: Rule) -> bool:
        """Return whether a rule reads the clock."""
        return not CLOCK.isdisjoint(self.outline.calls(rule.tree))

    def offered(self, leaf: Leaf) -> tuple[str, ...]:
        """Return the names of the choices on offer, in the order of the list."""
        choices = self._choices(leaf.question)
        return tuple(choice.name for choice in choices.values() if self._offers(leaf, choice))

    def withheld(self, leaf: Leaf) -> tuple[str, ...]:
        """Return the names in an answer that are not on offer."""
        if not leaf.question.list_name or leaf.value is None or leaf.fault:
            return ()
        choices = self._choices(leaf.question)
        chosen = map(str, leaf.value if isinstance(leaf.value, list) else [leaf.value])
        return tuple(name for name in chosen if name not in choices or not self._offers(leaf, choices[name]))

    def find(self, name: str, place: Place) -> list[Node]:
        """Return the nodes that `${name}` means at a place.

        Of repeats around both only the entries that the place lies in count, never their neighbours.
        """
        route = self.outline.route(place.spot, name)
        if route is None:
            return []
        found: list[Place] = [_climb(place, route.around)]
        for step in route.down:
            found = [branch.children[step] for branch in _opened(found) if isinstance(branch, Branch)]
        return [one.node for one in _opened(found) if one.node.relevant]

    def _value(self, rule: Rule, place: Place, now: datetime) -> Value:
        return run(rule.tree, self._context(place, place.node, now))

    def _context(self, place: Place, node: Node, now: datetime) -> Context:
        return Context(
            node=node,
            current=place.node,
            find=lambda name, _current: self.find(name, place),
            instances=self.outline.instances,
            now=now,
            random=self.random or SYSTEM_RANDOM.random,
            choice_label=self._label,
        )

    def _moments(self, rule: Rule) -> tuple[datetime, ...]:
        return self.moments if len(self.moments) > 1 and self.reads_clock(rule) else self.moments[-1:]

    def _choices(self, question: Question) -> Mapping[str, Choice]:
        return self.outline.choices(question.list_name)

    def _offers(self, leaf: Leaf, choice: Choice) -> bool:
        """In a choice filter `.` and plain names are the choice's, and current() is the question."""
        if choice.channels and self.channel not in choice.channels:
            return False
        rule = leaf.question.choice_filter
        if rule is None:
            return True
        item = self.outline.items(leaf.question.list_name)[choice.name]
        contexts = (self._context(leaf, item, moment) for moment in self._moments(rule))
        return any(boolean(run(rule.tree, context)) for context in contexts)

    def _label(self, value: str, name: str) -> str:
        """Return the label of a choice of a question, in the language of the form."""
        for spot in self.outline.named(name):
            if isinstance(spot.item, Question) and spot.item.list_name:
                choice = self._choices(spot.item).get(value)
                return choice.label if choice is not None else value
        return value


def _climb(place: Place, around: Spot) -> Place:
    """Return the place, at or around this one, of a spot that is around this one's."""
    here: Place | None = place
    while here is not None and here.spot is not around:
        here = here.parent
    return place if here is None else here


def _opened(places: list[Place]) -> list[Leaf | Branch]:
    """Return the places with the entries of each repeat in its stead."""
    opened: list[Leaf | Branch] = []
    for place in places:
        opened.extend(place.entries if isinstance(place, Entries) else (place,))
    return opened
