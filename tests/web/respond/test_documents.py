"""A form page is one document: the same bytes for everyone, compressed once, and kept for its drafts."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from surveyapp import places
from surveyapp.forms import Sources, sources
from surveyapp.storage import publishing, submissions
from surveyapp.web.security_headers import HEADERS
from surveyapp.web.services import services
from tests.web.client import Client
from tests.web.conftest import AppFactory
from tests.web.html_tree import read

SURVEY = "/en/community-asset-survey"
GZIP = {"Accept-Encoding": "gzip"}
PUBLIC_FORMS = (
    "capabilities-assessment",
    "community-asset-survey",
    "coproduction-explorer",
    "equality",
    "priority-rating",
)
LARGEST = 35_000
"""Bytes with gzip of a form page and its styles."""


def fetch(app: Flask, path: str, headers: dict[str, str] | None = None) -> TestResponse:
    """Return an answer to a browser that takes gzip."""
    response = app.test_client().get(path, headers={**GZIP, **(headers or {})})
    assert response.data is not None
    response.close()  # static files are read from the disk
    return response


def test_it_is_the_same_bytes_for_everyone(app: Flask) -> None:
    first, second = fetch(app, SURVEY), fetch(app, SURVEY, {"Cookie": "session=abc"})
    assert first.data == second.data
    assert "Set-Cookie" not in first.headers
    assert "Cookie" not in first.headers["Vary"]


def test_it_is_sent_compressed_to_who_takes_it_and_plain_to_who_does_not(app: Flask) -> None:
    compressed, plain = fetch(app, SURVEY), fetch(app, SURVEY, {"Accept-Encoding": "identity"})
    assert compressed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(compressed.data) == plain.data
    assert compressed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


def test_a_browser_asks_each_time_and_fetches_it_once(app: Flask) -> None:
    first = fetch(app, SURVEY)
    assert first.headers["Cache-Control"] == "no-cache"
    again = fetch(app, SURVEY, {"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    for name, value in HEADERS.items():
        assert again.headers[name] == value


def test_its_tag_is_its_hash_and_under_the_hash_it_never_changes(app: Flask) -> None:
    response = fetch(app, SURVEY)
    sha256 = hashlib.sha256(gzip.decompress(response.data)).hexdigest()
    assert response.headers["ETag"] == f'"{sha256}"'
    pinned = fetch(app, f"{SURVEY}/{sha256}")
    assert pinned.data == response.data
    assert pinned.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_another_process_serves_it_by_its_hash_too(make_app: AppFactory) -> None:
    sha256 = fetch(make_app(), SURVEY).headers["ETag"].strip('"')
    assert fetch(make_app(), f"{SURVEY}/{sha256}").status_code == 200


@pytest.mark.parametrize(
    "path", [f"{SURVEY}/{'0' * 64}", "/en/no-such-form", "/xx/equality", "/english/equality"]
)
def test_what_never_was_is_not_found(client: Client, path: str) -> None:
    client.open(path, 404)


def test_a_document_is_found_under_its_own_form_and_language_only(app: Flask, client: Client) -> None:
    sha256 = fetch(app, SURVEY).headers["ETag"].strip('"')
    client.open(f"/en/equality/{sha256}", 404)
    client.open(f"/cy/community-asset-survey/{sha256}", 404)


@pytest.mark.parametrize("form", PUBLIC_FORMS)
def test_the_page_and_its_styles_are_small(app: Flask, form: str) -> None:
    page = fetch(app, f"/en/{form}")
    styles = read(gzip.decompress(page.data).decode()).first("link", rel="stylesheet").get("href")
    assert len(page.data) + len(fetch(app, styles).data) < LARGEST


@pytest.mark.parametrize("form", PUBLIC_FORMS)
def test_it_carries_all_that_javascript_needs(app: Flask, form: str) -> None:
    page = read(fetch(app, f"/en/{form}", {"Accept-Encoding": ""}).get_data(as_text=True))
    script = page.first("script", id="data")
    data = json.loads("".join(child for child in script.children if isinstance(child, str)))
    assert data["form"] == data["model"]["form"] == form
    assert data["language"] == "en"
    assert data["submit"] == "/api/v1/submissions/"
    assert data["attach"] == "/api/v1/attachments/"
    assert data["sent"] == f"/en/{form}/sent/"
    assert len(data["spelling"]["months"]) == 12
    assert data["messages"]["required"]
    assert data["unlinked"] is (form == "equality")


def test_texts_of_the_form_are_in_the_language_of_the_page(app: Flask) -> None:
    texts = {}
    for language in ("en", "cy"):
        page = read(
            fetch(app, f"/{language}/community-asset-survey", {"Accept-Encoding": ""}).get_data(as_text=True)
        )
        script = page.first("script", id="data")
        data = json.loads("".join(child for child in script.children if isinstance(child, str)))
        texts[language] = data["texts"]
    assert texts["en"].keys() == texts["cy"].keys()
    message = texts["en"]["as_do"]["constraint_message"]
    assert message.startswith("You chose an answer like")
    assert texts["cy"]["as_do"]["constraint_message"] != message


def test_a_draft_begun_in_an_older_version_is_sent_in_that_version(make_app: AppFactory) -> None:
    app = make_app()
    page = Client(app).open("/en/equality")
    with app.app_context():
        database = services().database
        old = publishing.form(database, "equality")
        assert old is not None
        new = publishing.publish(database, reworded())
        assert new.version != old.version
    thanks = page.fill(eq_ok="no").go_on().press("send")
    assert "/sent/" in thanks.path
    with app.app_context():
        kept = [one.version for one in submissions.stream(database, "equality", demo=False)]
    assert kept == [old.version]


def reworded() -> Sources:
    """Return the equality form with one question in other words."""
    found = sources(places.FORMS / "equality.yaml")
    return replace(found, source=found.source.replace("Is it OK to ask you these?", "May we ask you these?"))
