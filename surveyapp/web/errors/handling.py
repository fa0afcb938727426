"""Errors turned into an answer: a page for people, `application/problem+json` (RFC 9457) under `/api/`."""

from __future__ import annotations

import json
import re
import sys

from flask import Flask, Response, current_app, make_response, render_template, request
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped] # ships no types
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError, ServiceUnavailable
from werkzeug.wrappers import Response as AnyResponse

from surveyapp.web.errors.words import STALE_PAGE, words_for
from surveyapp.web.preferred_language import speak_preferred
from surveyapp.web.templating import gettext

KEPT_HEADERS = ("Allow", "Retry-After", "WWW-Authenticate")
RETRY_AFTER = 30
"""Seconds after which to try again where the database did not answer."""


def install(app: Flask) -> None:
    """Answer every error that nothing else answered."""
    app.register_error_handler(HTTPException, answer)
    app.register_error_handler(OperationalError, closed)


def answer(error: HTTPException) -> AnyResponse:
    """Return the answer for an error; one that brings its own answer keeps it."""
    if error.response is not None:
        return make_response(error.get_response())
    response = problem(error) if request.path.startswith("/api/") else page(error)
    for name, value in error.get_headers():
        if name in KEPT_HEADERS:
            response.headers[name] = value
    response.headers["Cache-Control"] = "no-store"
    return response


def closed(_error: OperationalError) -> AnyResponse:
    """Return the answer where the database does not: locked, full or away, it may well be back soon."""
    current_app.log_exception(sys.exc_info())
    return answer(ServiceUnavailable(retry_after=RETRY_AFTER))


def problem(error: HTTPException) -> Response:
    """Return the error for a program."""
    status = error.code or InternalServerError.code
    told = {
        "type": "about:blank",
        "title": error.name,
        "status": status,
        "detail": error.description or error.name,
        "code": re.sub(r"[^a-z]+", "_", error.name.lower()).strip("_"),
        "errors": [],
    }
    return Response(json.dumps(told), status=status, content_type="application/problem+json")


def page(error: HTTPException) -> Response:
    """Return the error for a person, in the language of the address or else of the browser."""
    status = error.code or InternalServerError.code
    words = STALE_PAGE if isinstance(error, CSRFError) else words_for(status)
    speak_preferred()
    content = render_template(
        "errors/error.html", heading=gettext(words.heading), lines=[gettext(line) for line in words.lines]
    )
    return Response(content, status=status, content_type="text/html; charset=utf-8")
