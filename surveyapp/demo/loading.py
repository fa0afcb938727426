"""Loading the made-up answers, each through the same door as a real one, and removing them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from uuid import UUID

from surveyapp import languages
from surveyapp.demo import data_files, logins, plan
from surveyapp.demo.answering import Answering
from surveyapp.demo.person import person
from surveyapp.forms.definition import Form
from surveyapp.storage import events, publishing, receiving, submissions
from surveyapp.storage.database import Database
from surveyapp.storage.receiving import Accepted, Delivery


class DemoError(Exception):
    """A made-up answer does not fit its form, so the form or the demo has a mistake. The text says where."""


def is_loaded(database: Database, home: Path) -> bool:
    """Return whether the demo is here, whole: its logins are made last."""
    return logins.kept(home) is not None and submissions.has_demo(database)


def load(database: Database, home: Path, advance: Callable[[int], None], until: datetime) -> int:
    """Add the made-up answers, accounts and data files; what an interrupted load left is replaced.

    Args:
        database: with the forms published in it.
        home: where the logins are kept.
        advance: told after each submission how many are done.
        until: the moment at which the ten weeks end, in the council's time zone.

    Returns:
        The number of submissions.

    Raises:
        DemoError: an answer was refused.
    """
    submissions.remove_demo(database)
    data_files.put(database, home)
    forms = _forms(database)
    offered = {name: languages.offered(form, True) for name, form in forms.items()}
    done = 0
    for sitting in plan.sittings(until, offered):
        _send(database, forms[sitting.form], sitting)
        done += 1
        advance(done)
    logins.make(database, home)
    events.note(database, events.COMMAND_LINE, "loaded_demo", "demo", {"submissions": done})
    return done


def remove(database: Database, home: Path) -> int:
    """Take everything that `load` added away again; return the number of submissions."""
    logins.remove(database, home)
    data_files.take_away(database, home)
    return submissions.remove_demo(database)


def _forms(database: Database) -> Mapping[str, Form]:
    found = {name: publishing.form(database, name) for name in plan.PLAN}
    return {name: form for name, form in found.items() if form is not None}


def _send(database: Database, form: Form, sitting: plan.Sitting) -> None:
    delivery = made_up(form, sitting)
    outcome = receiving.receive(database, delivery)
    if not isinstance(outcome, Accepted):
        raise DemoError(f"{form.name}, {sitting.seed}: {outcome}")


def made_up(form: Form, sitting: plan.Sitting) -> Delivery:
    """Return what one made-up person sends."""
    chance = random.Random(f"{sitting.seed}/answers")  # noqa: S311 # made-up answers, no secret
    who = person(chance, sitting.language, sitting.channel)
    answers = Answering(form, who, sitting.started, sitting.finished).document()
    return Delivery(
        uuid=UUID(int=chance.getrandbits(128), version=4),
        body=json.dumps({"seed": sitting.seed, "answers": answers}, sort_keys=True).encode(),
        form=form.name,
        version=form.version,
        language=sitting.language,
        channel=sitting.channel,
        started_at=sitting.started,
        finished_at=sitting.finished,
        answers=answers,
        demo=True,
        trusted=True,
        received_at=sitting.arrived,
    )
