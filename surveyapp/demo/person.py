"""One made-up person: where they live, what they do, how to reach them, and the chance in their answers."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from surveyapp.demo import wordbook

PHONES = ("07700 900", "01632 960")
"""Ofcom keeps these for drama: nobody has such a number."""


@dataclass(slots=True)
class Person:
    """Who answers."""

    chance: random.Random
    language: str
    channel: str
    area: str
    service: str
    role: str
    name: str
    email: str
    phone: str
    home: str
    sector: str
    optimism: float
    """From -1, who sees little working, to 1, who sees much."""
    facts: dict[str, object] = field(default_factory=dict)
    """Answers that belong together, by name of the question: of a place, or of a group."""

    def pick(self, options: Sequence[str]) -> str:
        """Return one of several texts."""
        return options[self.chance.randrange(len(options))]

    def weighed(self, weights: Mapping[str, float]) -> str:
        """Return one of several names by weight."""
        return self.chance.choices([*weights], [*weights.values()])[0]

    def happens(self, probability: float) -> bool:
        """Return true as often as said."""
        return self.chance.random() < probability


def person(chance: random.Random, language: str, channel: str) -> Person:
    """Return somebody who answers in a language and by a channel."""
    area = _weighed(
        chance, {name: float(str(weight)) for name, weight in wordbook.part("people", "areas").items()}
    )
    services = wordbook.part("approaches", "services")
    service = _weighed(
        chance,
        {name: float(str(facts["weight"])) for name, facts in services.items() if isinstance(facts, dict)},
    )
    first = chance.choice(wordbook.texts("people", "first_names"))
    last = chance.choice(wordbook.texts("people", "surnames"))
    shown = f"{first} {last}" if chance.random() < 0.45 else first
    if language == "ur" and chance.random() < 0.6:
        shown = chance.choice(wordbook.texts("people", "urdu_names"))
    street = chance.choice(wordbook.texts("people", "streets"))
    sector = chance.choice(wordbook.texts("people", "sectors", area))
    inward = f"{chance.choice('ABDEFGHJLN')}{chance.choice('PQRSTUWXYZ')}"
    return Person(
        chance=chance,
        language=language,
        channel=channel,
        area=area,
        service=service,
        role=_weighed(chance, wordbook.weights("role", "role")),
        name=shown,
        email=f"{first}.{last}{chance.randrange(10, 99)}@post.example".lower(),
        phone=f"{chance.choice(PHONES)}{chance.randrange(100, 1000)}",
        home=f"{chance.randrange(1, 120)} {street}, Northfield, {sector}{inward}",
        sector=sector if chance.random() < 0.8 else sector.lower(),
        optimism=chance.uniform(-1, 1),
    )


def _weighed(chance: random.Random, weights: Mapping[str, float]) -> str:
    return chance.choices([*weights], [*weights.values()])[0]
