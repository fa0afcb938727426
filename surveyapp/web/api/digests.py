"""`Content-Digest` (RFC 9530): what arrived is what was sent."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import re
from http import HTTPStatus

from flask import Request

from surveyapp.web.api.problems import refuse

HEADER = "Content-Digest"
_MEMBER = re.compile(r"\s*([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/=]*):\s*(?:;[^,]*)?(?:,|$)")

PARAMETER = {
    "in": "header",
    "name": HEADER,
    "required": True,
    "schema": {"type": "string", "pattern": "^sha-256=:[A-Za-z0-9+/]{43}=:$"},
    "description": "SHA-256 of the body (RFC 9530): `sha-256=:<base64>:`",
}
"""For the OpenAPI description."""


def checked_sha256(request: Request, body: bytes) -> str:
    """Return the SHA-256 of the body in hexadecimal digits; refuse (400) where the header does not agree."""
    header = request.headers.get(HEADER)
    if header is None:
        refuse(
            HTTPStatus.BAD_REQUEST,
            "digest_missing",
            "Send a Content-Digest header with the SHA-256 of the body: sha-256=:<base64>:",
        )
    given = _sha256(header)
    if given is None:
        refuse(
            HTTPStatus.BAD_REQUEST,
            "digest_unreadable",
            "The Content-Digest header holds no sha-256 that can be read: sha-256=:<base64 of 32 bytes>:",
        )
    digest = hashlib.sha256(body)
    if not hmac.compare_digest(given, digest.digest()):
        refuse(
            HTTPStatus.BAD_REQUEST,
            "digest_mismatch",
            "The body is not what the Content-Digest header says: it changed on the way. Send it again.",
        )
    return digest.hexdigest()


def _sha256(header: str) -> bytes | None:
    found = dict(_MEMBER.findall(header)).get("sha-256")
    if found is None:
        return None
    try:
        digest = base64.b64decode(found, validate=True)
    except binascii.Error:
        return None
    return digest if len(digest) == hashlib.sha256().digest_size else None
