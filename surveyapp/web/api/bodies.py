"""The body of a request, read as a whole and no further than its limit."""

from __future__ import annotations

from http import HTTPStatus
from typing import NoReturn

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge

from surveyapp import strict_json
from surveyapp.web.api.problems import refuse

JSON_TYPE = "application/json"


def read(request: Request, limit: int) -> bytes:
    """Return the body; refuse (413) one that is longer than `limit` bytes."""
    # One byte more: a body that does not say its length (chunked) is cut off there without an error.
    request.max_content_length = limit + 1
    try:
        body = request.get_data(cache=False)
    except RequestEntityTooLarge:
        _refuse_length(limit)
    if len(body) > limit:
        _refuse_length(limit)
    return body


def document(request: Request, body: bytes) -> dict[str, object]:
    """Return the JSON object that the body holds; refuse what is not one."""
    if request.mimetype != JSON_TYPE:
        refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "media_type", f"Send the body as {JSON_TYPE}.")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        refuse(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            "media_type",
            "Send the body as it is: without Content-Encoding.",
        )
    try:
        found = strict_json.loads(body)
    except ValueError as error:
        refuse(HTTPStatus.BAD_REQUEST, "not_json", f"The body is not JSON: {error}")
    if not isinstance(found, dict):
        refuse(HTTPStatus.BAD_REQUEST, "not_json", "The body is JSON, but not an object: write {…}.")
    return found


def _refuse_length(limit: int) -> NoReturn:
    refuse(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "too_large",
        f"The body is longer than {limit:,} bytes. Nothing of it was kept.",
    )
