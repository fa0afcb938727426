"""Sending a form without JavaScript: the same document and the same door as the API's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from flask import Response, redirect, url_for

from surveyapp.filling import Problem
from surveyapp.storage import receiving
from surveyapp.web.respond import again
from surveyapp.web.respond.posting import CHANNEL
from surveyapp.web.respond.step import Step, moment
from surveyapp.web.services import services
from surveyapp.web.signed_in import current_account
from surveyapp.web.templating import gettext, page_language


@dataclass(frozen=True, slots=True)
class Sent:
    """Stored; the answer leads to the thanks."""

    response: Response


@dataclass(frozen=True, slots=True)
class Refused:
    """Not stored, for these reasons."""

    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Not stored under this id; what to tell the person before trying again under another one."""

    notice: str


def posted_id(fields: Mapping[str, str]) -> UUID | None:
    """Return the id that the page to check was given."""
    try:
        return UUID(fields.get("_uuid", ""))
    except ValueError:
        return None


def send(taken: Step, uuid: UUID) -> Sent | Refused | Elsewhere:
    """Hand the answers to the one function that stores submissions."""
    delivery = _delivery(taken, uuid)
    outcome = receiving.receive(services().database, delivery)
    match outcome:
        case receiving.Accepted():
            response = redirect(
                url_for("respond.sent", language=page_language(), name=taken.form.name, uuid=uuid), 303
            )
            again.remember(response, taken.form, uuid)
            return Sent(response)  # type: ignore[arg-type] # Flask's redirect returns its own kind of response
        case receiving.Refused():
            return Refused(list(outcome.problems))
        case _:
            return Elsewhere(
                gettext(
                    "Answers were already sent from this page. If you changed something after that, send "
                    "them once more. We keep both."
                )
            )


def _delivery(taken: Step, uuid: UUID) -> receiving.Delivery:
    started = None if taken.form.unlinked else taken.started
    finished = None if taken.form.unlinked else moment(taken.fields.get("_finished", ""))
    answers = taken.filling.document()
    document = {
        "form": taken.form.name,
        "version": taken.form.version,
        "language": page_language(),
        "channel": CHANNEL,
        "started_at": started.isoformat() if started else None,
        "finished_at": finished.isoformat() if finished else None,
        "answers": answers,
    }
    # Sorted and without spaces, so that the same answers are the same bytes.
    body = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return receiving.Delivery(
        uuid=uuid,
        body=body.encode("utf-8", "surrogatepass"),
        form=taken.form.name,
        version=taken.form.version,
        language=page_language(),
        channel=CHANNEL,
        started_at=started,
        finished_at=finished,
        answers=answers,
        trusted=taken.form.audience != "staff" or current_account() is not None,
    )
