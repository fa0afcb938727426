"""A form page that was just made is sent again without asking the application."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest
from werkzeug.test import Client, EnvironBuilder

from surveyapp.web import kept_pages
from surveyapp.web.kept_pages import ENVIRON, Kept, KeptPages

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

GZIP = {"Accept-Encoding": "gzip, br"}


class Application:
    """Counts how often it is asked."""

    def __init__(self, *, keep: bool = True) -> None:
        self.asked = 0
        self.keep = keep

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.asked += 1
        if self.keep:
            environ[ENVIRON] = Kept('"abc"', b"page")
        start_response("200 OK", [("Content-Length", "4"), ("ETag", '"abc"'), ("X-Policy", "strict")])
        return [b"page"]


@pytest.fixture
def application() -> Application:
    return Application()


@pytest.fixture
def client(application: Application) -> Client:
    return Client(KeptPages(application))


def test_it_is_asked_once_and_the_answer_is_the_same(client: Client, application: Application) -> None:
    first, second = client.get("/en/a", headers=GZIP), client.get("/en/a", headers=GZIP)
    assert application.asked == 1
    assert second.data == first.data == b"page"
    assert list(second.headers) == list(first.headers)


def test_a_browser_that_has_the_page_is_told_so(client: Client) -> None:
    client.get("/en/a", headers=GZIP)
    response = client.get("/en/a", headers={**GZIP, "If-None-Match": '"abc"'})
    assert (response.status_code, response.data) == (304, b"")
    assert response.headers["X-Policy"] == "strict"
    assert response.headers["ETag"] == '"abc"'
    assert "Content-Length" not in response.headers


def test_another_page_is_asked_for(client: Client, application: Application) -> None:
    client.get("/en/a", headers=GZIP)
    client.get("/en/b", headers=GZIP)
    assert application.asked == 2


@pytest.mark.parametrize("headers", [{}, {"Accept-Encoding": "gzip; q=0"}])
def test_a_browser_without_gzip_is_not_given_it(
    client: Client, application: Application, headers: dict[str, str]
) -> None:
    client.get("/en/a", headers=GZIP)
    client.get("/en/a", headers=headers)
    assert application.asked == 2


def test_a_post_is_always_asked(client: Client, application: Application) -> None:
    client.get("/en/a", headers=GZIP)
    client.post("/en/a", headers=GZIP)
    assert application.asked == 2


def test_what_the_application_does_not_mark_is_not_kept() -> None:
    application = Application(keep=False)
    client = Client(KeptPages(application))
    client.get("/en/a", headers=GZIP)
    client.get("/en/a", headers=GZIP)
    assert application.asked == 2


def test_after_its_time_it_is_asked_again(
    client: Client, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_pages, "FRESH", -1.0)
    client.get("/en/a", headers=GZIP)
    client.get("/en/a", headers=GZIP)
    assert application.asked == 2


def test_only_so_many_addresses_are_kept(monkeypatch: pytest.MonkeyPatch, application: Application) -> None:
    monkeypatch.setattr(kept_pages, "MOST", 2)
    kept = KeptPages(application)
    for path in ("/a", "/b", "/c"):
        environ = EnvironBuilder(path, headers=list(GZIP.items())).get_environ()
        kept(environ, lambda *_: lambda _: None)
    assert len(kept._answers) == 1
