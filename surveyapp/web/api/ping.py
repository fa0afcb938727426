"""Whether it is really this service that answers, and what time it is there."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus

from flask import Response, jsonify

from surveyapp.web.api.blueprint import address
from surveyapp.web.api.schemas import PingSchema


@address("GET", "/ping", {HTTPStatus.OK: PingSchema})
def ping() -> Response:
    """Answer, so that a device knows that the network leads here and not to a captive portal."""
    response = jsonify(PingSchema().dump({"service": "surveyapp", "now": datetime.now(UTC)}))
    response.headers["Cache-Control"] = "no-store"
    return response
