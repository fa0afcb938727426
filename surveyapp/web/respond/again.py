"""Answering once more: some answers are carried over, for the browser that just sent them.

The cookie holds nothing but the signed id of the submission, for an hour. Whoever only knows the id is shown
none of its answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from uuid import UUID

from flask import Request, current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer
from werkzeug.wrappers import Response

from surveyapp.filling import Filling, shown
from surveyapp.forms.definition import Form
from surveyapp.web.respond.carrying import fields_of
from surveyapp.web.respond.journey import questions
from surveyapp.web.respond.names import field_name

COOKIE = "sent"
KEPT_FOR = timedelta(hours=1)


def remember(response: Response, form: Form, uuid: UUID) -> None:
    """Let the browser prove that it sent this submission, where its form offers to answer once more."""
    if form.again is not None and not form.unlinked:
        response.set_cookie(
            COOKIE,
            _serializer().dumps(str(uuid)),
            max_age=KEPT_FOR,
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )


def was_sent_by(request: Request, uuid: UUID) -> bool:
    """Return whether the browser that asks is the one that sent this submission within the hour."""
    try:
        proven = _serializer().loads(request.cookies.get(COOKIE, ""), max_age=int(KEPT_FOR.total_seconds()))
    except BadSignature:
        return False
    return bool(proven == str(uuid))


def carried(form: Form, answers: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Return the fields that hold the answers to carry over, as names and texts."""
    if form.again is None:
        return
    filling = Filling(form, answers)
    for path, question in questions(form, filling):
        value = filling.value(path)
        if question.name in form.again.keep and value is not None:
            yield from fields_of(field_name(form, path), shown(question, value))


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="answer once more")
