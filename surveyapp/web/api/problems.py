"""Refusals: `application/problem+json` (RFC 9457) with a code for programs and a line for each fault."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import NoReturn

from flask import Response, abort
from marshmallow import Schema, fields

PROBLEM_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a request."""

    path: str
    """Where: the place in the answers (`as_place/0/pl_name`), or the field of the request."""
    code: str
    message: str


class FaultSchema(Schema):
    """A fault, as sent."""

    path = fields.String(required=True)
    code = fields.String(required=True)
    message = fields.String(required=True)


class ProblemSchema(Schema):
    """A refusal, as sent."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    code = fields.String(
        required=True, metadata={"description": "Stays the same for ever; programs read this."}
    )
    errors = fields.List(fields.Nested(FaultSchema), required=True)


def refuse(status: HTTPStatus, code: str, detail: str, faults: Sequence[Fault] = ()) -> NoReturn:
    """Answer the request with a refusal."""
    told = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "code": code,
        "errors": [asdict(fault) for fault in faults],
    }
    # ensure_ascii: what is told may quote a lone surrogate from the request, which UTF-8 cannot spell.
    content = json.dumps(told)
    abort(Response(content, status=status, content_type=PROBLEM_TYPE, headers={"Cache-Control": "no-store"}))


def documented(*statuses: HTTPStatus) -> dict[str, object]:
    """Return the OpenAPI description of these refusals."""
    return {
        str(status.value): {
            "description": status.phrase,
            "content": {PROBLEM_TYPE: {"schema": ProblemSchema}},
        }
        for status in statuses
    }
