"""Sending to the API as a phone does: a body, its digest, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID, uuid4

from flask import Flask
from werkzeug.test import TestResponse

from surveyapp.storage import publishing
from surveyapp.web.services import services

JSON_TYPE = "application/json"
PROBLEM_TYPE = "application/problem+json"


def digest(body: bytes) -> str:
    """Return the value of `Content-Digest` (RFC 9530)."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(body).digest()).decode()}:"


def version_of(app: Flask, form: str) -> str:
    """Return the current version of a form."""
    with app.app_context():
        found = publishing.form(services().database, form)
    assert found is not None
    return found.version


def document(app: Flask, form: str, answers: Mapping[str, object], **other: object) -> dict[str, object]:
    """Return a submission as a phone makes it."""
    return {
        "form": form,
        "version": version_of(app, form),
        "language": "en",
        "channel": "web",
        "started_at": "2026-11-23T10:00:00+00:00",
        "finished_at": "2026-11-23T10:05:00+00:00",
        "answers": answers,
        **other,
    }


def put(
    app: Flask,
    content: Mapping[str, object] | bytes,
    uuid: UUID | str | None = None,
    headers: Mapping[str, str] | None = None,
) -> TestResponse:
    """Send a submission."""
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    sent = {"Content-Digest": digest(body), "Content-Type": JSON_TYPE, **(headers or {})}
    path = f"/api/v1/submissions/{uuid or uuid4()}"
    return app.test_client().put(
        path, data=body, headers={name: value for name, value in sent.items() if value}
    )


def problem(response: TestResponse, status: HTTPStatus) -> tuple[str, list[dict[str, str]]]:
    """Return the code and the errors of a refusal, which must be told as RFC 9457 has it."""
    assert response.status_code == status, response.get_data(as_text=True)
    assert response.mimetype == PROBLEM_TYPE
    told = json.loads(response.data)
    assert told["status"] == status
    assert told["title"] == status.phrase
    assert told["detail"]
    return told["code"], told["errors"]
