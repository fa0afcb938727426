"""The body of a request, read as a whole and no further than its limit."""

from __future__ import annotations

from http import HTTPStatus

from flask import Request
from werkzeug.exceptions import RequestEntityTooLarge

from surveyapp import strict_json
from surveyapp.web.api.problems import refuse

JSON_TYPE = "application/json"


def read(request: Request, limit: int) -> bytes:
    """Return the body; refuse (413) one that is longer than `limit` bytes."""
    request.max_content_length = limit
    try:
        return request.get_data(cache=False)
    except RequestEntityTooLarge:
        refuse(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            "too_large",
            f"The body is longer than {limit:,} bytes. Nothing of it was kept.",
        )


def document(request: Request, body: bytes) -> dict[str, object]:
    """Return the JSON object that the body holds; refuse what is not one."""
    if request.mimetype != JSON_TYPE:
        refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "media_type", f"Send the body as {JSON_TYPE}.")
    try:
        found = strict_json.loads(body)
    except (ValueError, RecursionError) as error:
        refuse(HTTPStatus.BAD_REQUEST, "not_json", f"The body is not JSON: {error}")
    if not isinstance(found, dict):
        refuse(HTTPStatus.BAD_REQUEST, "not_json", "The body is JSON, but not an object: write {…}.")
    return found
