"""How many answers a form has, by language and by the way they came, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from flask import request, url_for

from surveyapp import languages
from surveyapp.forms.definition import Form
from surveyapp.languages import N_
from surveyapp.storage import tallying
from surveyapp.storage.database import Database
from surveyapp.web.templating import gettext

CHANNELS = {
    "web": N_("Online"),
    "html": N_("Online, without JavaScript"),
    "device": N_("Council phone"),
    "kiosk": N_("Shared screen"),
    "paper": N_("Paper, typed in"),
    "import": N_("Brought in from a file"),
    "openrosa": N_("Another app"),
}
STATES = {
    "received": N_("Received"),
    "unverified": N_("From somebody not signed in"),
    "held": N_("Held for a check"),
}
"""What a state means; one that is not here is shown as it is."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one form."""

    count: int
    last: datetime | None
    languages: tuple[tuple[str, int], ...]
    """Words and count, the most first."""
    channels: tuple[tuple[str, int], ...]
    waiting: tuple[tuple[str, int], ...]
    """States other than received."""


def of(database: Database, form: Form, *, demo: bool) -> Tally:
    """Return the counts of a form's real or made-up answers."""
    rows = tallying.tally(database, form.name, demo=demo)
    spoken: Counter[str] = Counter()
    channels: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for row in rows:
        spoken[languages.name_of(row.language)] += row.count
        channels[channel(row.channel)] += row.count
        states[row.state] += row.count
    waiting = {state(name): number for name, number in states.items() if name != "received"}
    return Tally(
        count=states.total(),
        last=max((row.last for row in rows), default=None),
        languages=tuple(spoken.most_common()),
        channels=tuple(channels.most_common()),
        waiting=tuple(waiting.items()),
    )


def channel(name: str) -> str:
    """Return the way answers came, in words."""
    return gettext(CHANNELS[name]) if name in CHANNELS else name


def state(name: str) -> str:
    """Return the state of an answer, in words."""
    return gettext(STATES[name]) if name in STATES else name


def show_demo(loaded: bool) -> bool:
    """Return whether this request is about made-up answers: while they are loaded, unless it says real."""
    return loaded and request.values.get("answers") != "real"


def address(form: Form, loaded: bool, made_up: bool) -> str:
    """Return the address of a form's page, which stays with real answers while made-up ones are loaded."""
    if loaded and not made_up:
        return url_for("office.survey", name=form.name, answers="real")
    return url_for("office.survey", name=form.name)
