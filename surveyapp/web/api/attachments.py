"""Files that answers name: each is sent by itself, before the submission that names it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from http import HTTPStatus

from flask import Response, jsonify, request

from surveyapp.storage.attachments import Unacceptable
from surveyapp.storage.prepared_files import Kind
from surveyapp.storage.sniffing import ENOUGH, sniffed
from surveyapp.web.api import bodies, digests
from surveyapp.web.api.blueprint import address
from surveyapp.web.api.problems import refuse
from surveyapp.web.api.schemas import AttachmentSchema
from surveyapp.web.services import services

LARGEST = 12 * 1024 * 1024
"""Bytes of one file: a photo as phones make them, with room to spare."""
KINDS: Mapping[str, Kind] = {"image": "image", "audio": "audio", "video": "video"}


@address(
    "PUT",
    "/attachments/<sha256:sha256>",
    {HTTPStatus.CREATED: AttachmentSchema},
    refusals=[
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
    ],
    parameters=[digests.PARAMETER],
    body={"image/*": {"schema": {"type": "string", "format": "binary"}}},
)
def put_attachment(sha256: str) -> Response:
    """Keep a file under the SHA-256 of its bytes. Sending it again changes nothing."""
    body = bodies.read(request, LARGEST)
    if digests.checked_sha256(request, body) != sha256:
        refuse(
            HTTPStatus.BAD_REQUEST,
            "digest_mismatch",
            "The address names another SHA-256 than the body has.",
        )
    try:
        kept = services().uploads().keep(io.BytesIO(body), sha256, {}, _kind(body))
    except Unacceptable as refusal:
        refuse(HTTPStatus.UNPROCESSABLE_ENTITY, "unacceptable", refusal.message)
    response = jsonify(AttachmentSchema().dump(kept))
    response.status_code = HTTPStatus.CREATED
    response.headers["Cache-Control"] = "no-store"
    return response


def _kind(body: bytes) -> Kind:
    """Return what kind of file this is by its first bytes: no picture keeps where it was taken."""
    return KINDS.get(sniffed(body[:ENOUGH]).partition("/")[0], "file")
