"""What made-up people choose, tick and rate. Answers about one service agree, so that maps have a pattern."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from surveyapp.demo import wordbook
from surveyapp.demo.person import Person
from surveyapp.forms.definition import Question

MODES = {"device": {"door": 7, "event": 3, "phone": 2}, "paper": {"paper": 1}}
"""How a form is filled in, by channel; on any other channel people do it by themselves."""
BY_ONESELF = {"self": 20, "group": 1}
APPROACHES = re.compile(r"ex_(cc|cd|cl|ca)_(now|try)")
LEVEL = re.compile(r"ex_(cc|cd|cl|ca)_level")
STEP = re.compile(r"ex_st_(map|focus|people|market|grow)")
WITH = re.compile(r"ex_with_([cmfz])")
CITIZENS = frozenset({"user", "carer", "resident"})
OFTEN = ("0", "1", "2", "3", "4")


def one(question: Question, person: Person, offered: Sequence[str]) -> str:
    """Return the choice that somebody makes."""
    fitting = {"service": person.service, "area": person.area, "role": person.role}.get(question.list_name)
    if fitting in offered and person.happens(0.97):
        return str(fitting)
    if WITH.fullmatch(question.name):
        return _how_often(question.name[-1], person)
    weights = (
        dict(MODES.get(person.channel, BY_ONESELF)) if question.list_name == "mode" else _weights(question)
    )
    alone = wordbook.part("weights", "alone")
    known = {name: weights.get(name, 0.15 if name in alone else 1.0) for name in offered}
    if question.list_name == "mode":
        known = {name: float(weights.get(name, 0)) for name in offered}
    return person.weighed(known if any(known.values()) else dict.fromkeys(offered, 1.0))


def several(question: Question, person: Person, offered: Sequence[str]) -> list[str]:
    """Return the choices that somebody ticks."""
    found = APPROACHES.fullmatch(question.name)
    if found:
        return _approaches(person, offered, now=found[2] == "now")
    alone = {
        name: float(str(often))
        for name, often in wordbook.part("weights", "alone").items()
        if name in offered
    }
    weights = _weights(question)
    for name, often in alone.items():
        if person.happens(often * (4 if weights.get(name, 0) > 20 else 1)):
            return [name]
    open_choices = {name: weights.get(name, 1.0) for name in offered if name not in alone}
    least, most = wordbook.numbers("several", question.name) or (1, 3)
    return _some(person, open_choices, person.chance.randint(int(least), int(most)))


def rating(question: Question, person: Person) -> int:
    """Return a number of a range: about what this service, or this thing, deserves."""
    start, end = int(question.parameters["start"]), int(question.parameters["end"])
    level = LEVEL.fullmatch(question.name) or STEP.fullmatch(question.name)
    about = f"{person.service}/{level[1]}" if level else f"{question.name}/{person.facts.get('topic', '')}"
    middle = start + (end - start) * random.Random(about).uniform(0.25, 0.85)  # noqa: S311 # made-up answers, no secret
    shift = -0.5 if level and person.role in CITIZENS else 0.0
    return max(start, min(end, round(person.chance.gauss(middle + shift + 0.4 * person.optimism, 0.8))))


def _approaches(person: Person, offered: Sequence[str], *, now: bool) -> list[str]:
    """Return the ways of working together that somebody knows of, or would try."""
    if now and person.happens(0.08):
        return ["dk"]
    ticked = [
        name
        for name in offered
        if name not in ("none", "dk")
        and person.happens(_likely(person.service, name, now) * (1 + 0.2 * person.optimism))
    ]
    return ticked or ["none"]


def _likely(service: str, approach: str, now: bool) -> float:
    """Return how likely people of a service name an approach: a few nearly all do, most hardly anybody."""
    only = wordbook.texts("approaches", "only", approach)
    if only and service not in only:
        return 0.0
    if approach in wordbook.texts("approaches", "common", service):
        return 0.85 if now else 0.3
    kinds = (0.7, 0.3, 0.04) if now else (0.5, 0.2, 0.06)
    shares = (0.08, 0.2, 0.72) if now else (0.15, 0.3, 0.55)
    return random.Random(f"{service}/{approach}/{now}").choices(kinds, shares)[0]  # noqa: S311 # the same


def _how_often(whom: str, person: Person) -> str:
    """Return how often somebody works with a group: more with their own; citizens see less than staff do."""
    if person.happens(0.07):
        return "dk"
    own = {"councillor": "c", "manager": "m", "frontline": "f"}.get(person.role, "z")
    middle = 3.1 if own == whom else 1.5 if own == "z" else 2.2
    return OFTEN[max(0, min(4, round(person.chance.gauss(middle, 0.9))))]


def _some(person: Person, weights: dict[str, float], number: int) -> list[str]:
    left = {name: weight for name, weight in weights.items() if weight > 0}
    taken: set[str] = set()
    while left and len(taken) < number:
        name = person.weighed(left)
        taken.add(name)
        del left[name]
    return [name for name in weights if name in taken]


def _weights(question: Question) -> dict[str, float]:
    return dict(wordbook.weights(question.name, question.list_name))
