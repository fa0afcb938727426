"""In front of the application: a form page that was just made is sent again without asking it.

A form page is the same bytes for everyone, so between two looks at what is published nothing needs to be
worked out. The view says which answer may be kept by putting a `Kept` into the request's environment; headers
are those that the application sent with it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

FRESH = 1.0
"""Seconds for which an answer is sent again; a newly published version is seen after that."""
ENVIRON = "surveyapp.kept_page"
"""Key in the WSGI environment under which a view leaves what may be kept."""
MOST = 500
"""Addresses kept at most; there are as many as forms times languages."""
NOT_WITHOUT_CONTENT = frozenset({"content-type", "content-length", "content-encoding"})

Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Kept:
    """A page compressed with gzip, and its entity tag with the quotes."""

    etag: str
    compressed: bytes


@dataclass(frozen=True, slots=True)
class _Answer:
    until: float
    kept: Kept
    headers: Headers
    headers_unchanged: Headers


class KeptPages:
    """A WSGI application around another."""

    def __init__(self, application: WSGIApplication) -> None:
        """Stand in front of `application`."""
        self._application = application
        self._answers: dict[str, _Answer] = {}

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from what is kept, else ask the application."""
        if environ["REQUEST_METHOD"] != "GET" or not _takes_gzip(environ):
            return self._application(environ, start_response)
        answer = self._answers.get(environ["PATH_INFO"])
        if answer is None or answer.until < time.monotonic():
            return self._ask(environ, start_response)
        if answer.kept.etag in environ.get("HTTP_IF_NONE_MATCH", ""):
            start_response("304 NOT MODIFIED", answer.headers_unchanged)
            return ()
        start_response("200 OK", answer.headers)
        return (answer.kept.compressed,)

    def _ask(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(
            status: str,
            headers: Headers,
            exc_info: tuple[type[BaseException], BaseException, TracebackType]
            | tuple[None, None, None]
            | None = None,
        ) -> object:
            kept = environ.get(ENVIRON)
            if isinstance(kept, Kept) and status.startswith("200"):
                self._keep(environ["PATH_INFO"], kept, headers)
            return start_response(status, headers, exc_info) if exc_info else start_response(status, headers)

        return self._application(environ, start)  # type: ignore[arg-type] # nobody uses the old `write` it would return

    def _keep(self, path: str, kept: Kept, headers: Headers) -> None:
        if len(self._answers) >= MOST:
            self._answers.clear()
        unchanged = [(name, value) for name, value in headers if name.lower() not in NOT_WITHOUT_CONTENT]
        self._answers[path] = _Answer(time.monotonic() + FRESH, kept, list(headers), unchanged)


def _takes_gzip(environ: WSGIEnvironment) -> bool:
    accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
    return "gzip" in accepted and "gzip;q=0" not in accepted.replace(" ", "")
