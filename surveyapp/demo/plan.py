"""Who answers what, and when: the made-up submissions of ten weeks, each with its own seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

WEEKS = 10
SEED = "Northfield"


@dataclass(frozen=True, slots=True)
class Share:
    """How a form is answered in the demo."""

    count: int
    channels: Mapping[str, float]
    minutes: tuple[float, float]
    """How long it takes: the middle, and how far from it most are."""
    hours: tuple[int, int] = (9, 21)


PLAN = {
    "community-asset-survey": Share(210, {"web": 52, "html": 8, "device": 34, "paper": 6}, (11, 4)),
    "coproduction-explorer": Share(115, {"web": 78, "html": 12, "device": 4, "paper": 6}, (15, 5)),
    "capabilities-assessment": Share(70, {"web": 25, "html": 5, "device": 65, "paper": 5}, (20, 6), (9, 18)),
    "visit-record": Share(100, {"device": 1}, (0.4, 0.2), (10, 20)),
    "equality": Share(75, {"web": 55, "html": 10, "device": 35}, (3, 1)),
    "priority-rating": Share(50, {"web": 85, "html": 10, "paper": 5}, (5, 2), (10, 20)),
}
LANGUAGES = {"en": 80.0, "cy": 8.0, "ur": 10.0}
"""By weight; a language that is not named here weighs 2. Only those that a form is offered in are used."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One person sits down to answer one form."""

    form: str
    seed: str
    channel: str
    language: str
    started: datetime
    finished: datetime
    arrived: datetime


def total() -> int:
    """Return how many submissions the plan has."""
    return sum(share.count for share in PLAN.values())


def sittings(until: datetime, offered: Mapping[str, tuple[str, ...]]) -> Iterator[Sitting]:
    """Yield the plan's sittings.

    Args:
        until: now, in the council's time zone, by which people get up and go to bed; the last answers are
            from yesterday.
        offered: the languages of each form that may be used. A form that is not there is left out.
    """
    for form, share in PLAN.items():
        if form not in offered:
            continue
        for number in range(share.count):
            seed = f"{SEED}/{form}/{number}"
            yield _sitting(form, share, seed, until, offered[form])


def _sitting(form: str, share: Share, seed: str, until: datetime, offered: tuple[str, ...]) -> Sitting:
    chance = random.Random(seed)  # noqa: S311 # made-up answers, no secret
    languages = {language: LANGUAGES.get(language, 2.0) for language in offered}
    channel = chance.choices([*share.channels], [*share.channels.values()])[0]
    language = chance.choices([*languages], [*languages.values()])[0]
    minutes = max(0.2, chance.gauss(*share.minutes))
    finished = _moment(chance, share, until, at_least_ago=6 if channel == "paper" else 1)
    waited = timedelta(seconds=chance.uniform(1, 4))
    if channel == "device":  # no signal at the door: sent when the phone has some again
        waited = timedelta(minutes=chance.expovariate(1 / 40))
    elif channel == "paper":  # typed in later, in working hours
        day = finished.date() + timedelta(days=chance.randint(1, 5))
        typed = datetime.combine(day, time(9), until.tzinfo)
        waited = typed - finished + timedelta(minutes=chance.uniform(0, 7 * 60))
    return Sitting(
        form=form,
        seed=seed,
        channel=channel,
        language=language,
        started=finished - timedelta(minutes=minutes),
        finished=finished,
        arrived=min(finished + waited, until - timedelta(minutes=1)),
    )


def _moment(chance: random.Random, share: Share, until: datetime, at_least_ago: int) -> datetime:
    """Return when somebody finishes: more at the beginning and after half-time, seldom on a Sunday."""
    today = until.date()
    while True:
        weeks_ago = WEEKS * (
            chance.betavariate(1.2, 1.4) if chance.random() < 0.7 else chance.betavariate(5, 5)
        )
        day = today - timedelta(days=at_least_ago + int(weeks_ago * 7))
        if day.weekday() < 6 or chance.random() < 0.25:
            break
    first, last = share.hours
    clock = time(chance.randrange(first, last), chance.randrange(60), chance.randrange(60))
    return datetime.combine(day, clock, until.tzinfo)
