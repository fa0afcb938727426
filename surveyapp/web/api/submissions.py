"""Submissions come in here, one document under one id, and are answered with a receipt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import assert_never, cast
from uuid import UUID

from flask import Response, jsonify, request
from marshmallow import ValidationError

from surveyapp.filling import MESSAGES, Problem
from surveyapp.storage import publishing, receiving
from surveyapp.storage.receipts import Receipt
from surveyapp.web.api import bodies, digests
from surveyapp.web.api.blueprint import address
from surveyapp.web.api.problems import Fault, refuse
from surveyapp.web.api.schemas import ReceiptSchema, SubmissionSchema
from surveyapp.web.respond import again
from surveyapp.web.services import services
from surveyapp.web.signed_in import current_account

LARGEST = 8 * 1024 * 1024
"""Bytes of one submission. Photos come by themselves, so this is text: some thousand pages of it."""
REFUSALS = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.CONFLICT,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
)


@address(
    "PUT",
    "/submissions/<uuid:uuid>",
    {HTTPStatus.CREATED: ReceiptSchema, HTTPStatus.OK: ReceiptSchema},
    refusals=REFUSALS,
    parameters=[digests.PARAMETER],
    body={bodies.JSON_TYPE: {"schema": SubmissionSchema}},
)
def put_submission(uuid: UUID) -> Response:
    """Keep a submission. The same id with the same bytes is the same submission, however often it is sent."""
    body = bodies.read(request, LARGEST)
    digests.checked_sha256(request, body)
    document = _loaded(bodies.document(request, body))
    outcome = receiving.receive(services().database, _delivery(uuid, body, document))
    match outcome:
        case receiving.Accepted(receipt=receipt, new=new):
            return _remembered(_receipt(receipt, new=new), document, uuid)
        case receiving.Refused(problems=problems):
            refuse(
                HTTPStatus.UNPROCESSABLE_ENTITY,
                "refused",
                "Some answers break a rule of the form. Nothing was kept; the errors say which.",
                [_fault(problem) for problem in problems],
            )
        case receiving.UnknownForm():
            refuse(HTTPStatus.NOT_FOUND, "unknown_form", f"There is no form {document['form']!r} here.")
        case receiving.Conflict(kind=kind):
            refuse(HTTPStatus.CONFLICT, kind, CONFLICTS[kind])
    assert_never(outcome)


CONFLICTS: Mapping[str, str] = {
    "conflict": "Other answers came under this id before. Both are kept, and an officer will look at them.",
    "unknown_version": "This version of the form was never published here. Keep the answers.",
}


def _loaded(content: Mapping[str, object]) -> dict[str, object]:
    try:
        return cast("dict[str, object]", SubmissionSchema().load(content))
    except ValidationError as error:
        refuse(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "wrong_fields",
            "The document is not as the API describes it; the errors say where.",
            list(_faults(error.messages)),
        )


def _faults(messages: object, path: str = "") -> Iterator[Fault]:
    if isinstance(messages, Mapping):
        for name, inner in messages.items():
            yield from _faults(inner, f"{path}/{name}" if path else str(name))
    elif isinstance(messages, list):
        for message in messages:
            yield Fault(path, "wrong_field", str(message))
    else:
        yield Fault(path, "wrong_field", str(messages))


def _delivery(uuid: UUID, body: bytes, document: Mapping[str, object]) -> receiving.Delivery:
    fields = dict(document)
    form = publishing.form(services().database, str(fields["form"]))
    fields["trusted"] = form is None or form.audience != "staff" or current_account() is not None
    return receiving.Delivery(uuid=uuid, body=body, **fields)  # type: ignore[arg-type] # the schema checked each of them


def _fault(problem: Problem) -> Fault:
    path = "/".join(map(str, problem.path))
    return Fault(path, problem.code, problem.message or MESSAGES.get(problem.code, ""))


def _remembered(response: Response, document: Mapping[str, object], uuid: UUID) -> Response:
    """Let a page prove on the thanks page that it sent this, so that it can offer to answer once more."""
    form = publishing.form(services().database, str(document["form"]))
    if form is not None and document["channel"] == "web":
        again.remember(response, form, uuid)
    return response


def _receipt(receipt: Receipt, *, new: bool) -> Response:
    content = {
        "uuid": receipt.uuid,
        "sha256": receipt.sha256,
        "received_at": receipt.received_at,
        "receipt_code": receipt.receipt_code,
    }
    response = jsonify(ReceiptSchema().dump(content))
    response.status_code = HTTPStatus.CREATED if new else HTTPStatus.OK
    response.headers["Cache-Control"] = "no-store"
    return response
