"""What is said when something does not work, to people and to programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask, abort

from tests.web.client import Client
from tests.web.conftest import AppFactory
from tests.web.staff import services_of


def test_a_page_that_is_not_there_says_what_to_do(client: Client) -> None:
    page = client.open("/nowhere/at/all/now", 404)
    assert "Page not found" in page.text()
    assert page.document.first("main").first("a").get("href") == "/"


def test_an_error_speaks_the_language_of_the_address(client: Client) -> None:
    page = client.open("/ur/nowhere/at/all/now", 404)
    assert (page.document.first("html").get("lang"), page.document.first("html").get("dir")) == ("ur", "rtl")


def test_an_error_speaks_the_language_of_the_browser(app: Flask) -> None:
    answer = app.test_client().get("/nowhere/at/all/now", headers={"Accept-Language": "cy, en;q=0.5"})
    assert '<html lang="cy"' in answer.get_data(as_text=True)


def test_a_wrong_method_names_the_right_ones(client: Client) -> None:
    answer = client.http.delete("/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "That does not work here" in answer.get_data(as_text=True)


def test_something_too_large_says_how_large_it_may_be(client: Client) -> None:
    answer = client.http.post("/account/sign-in", data={"email": "y" * (13 * 1024 * 1024)})
    assert answer.status_code == 413
    assert "One file may be up to 10 megabytes." in answer.get_data(as_text=True)


@pytest.mark.parametrize(("path", "code"), [("/api/v1/nothing", "not_found"), ("/api/v1/../x", "not_found")])
def test_programs_get_a_problem_document(client: Client, path: str, code: str) -> None:
    answer = client.http.get(path)
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    told = json.loads(answer.get_data())
    assert (told["status"], told["code"], told["errors"]) == (404, code, [])


def failing(make_app: AppFactory) -> Client:
    """Return a browser of a service that has a fault of its own."""
    app = make_app(TESTING=False, PROPAGATE_EXCEPTIONS=False)

    def fault() -> str:
        raise RuntimeError("the secret of the house is 42")

    def closed() -> str:
        abort(503)

    for prefix in ("", "/api/v1"):
        app.add_url_rule(f"{prefix}/a/fault/of/ours", endpoint=f"{prefix}fault", view_func=fault)
        app.add_url_rule(f"{prefix}/closed/for/a/while", endpoint=f"{prefix}closed", view_func=closed)
    return Client(app)


def test_a_fault_of_ours_is_told_without_its_secrets(make_app: AppFactory) -> None:
    client = failing(make_app)
    page = client.open("/a/fault/of/ours", 500)
    assert "Something went wrong on our side" in page.text()
    assert "42" not in page.response.get_data(as_text=True)
    told = client.http.get("/api/v1/a/fault/of/ours")
    assert (told.status_code, told.mimetype) == (500, "application/problem+json")
    assert b"42" not in told.get_data()


def test_every_other_error_has_a_page_of_its_class(make_app: AppFactory) -> None:
    client = failing(make_app)
    assert "We are not open just now" in client.open("/closed/for/a/while", 503).text()
    assert json.loads(client.http.get("/api/v1/closed/for/a/while").get_data())["status"] == 503


def test_a_database_that_does_not_answer_is_no_fault_of_the_request(
    make_app: AppFactory, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = make_app(DATABASE_URL=f"sqlite:///{tmp_path / 'surveyapp.sqlite'}")
    services_of(app).database.dispose()
    for file in tmp_path.glob("surveyapp.sqlite*"):
        file.unlink()
    (tmp_path / "surveyapp.sqlite").mkdir()
    page = Client(app).open("/en/equality", 503)
    assert "We are not open just now" in page.text()
    assert "unable to open database file" not in page.response.get_data(as_text=True)
    told = app.test_client().get("/api/v1/forms")
    assert (told.status_code, told.headers["Retry-After"]) == (503, "30")
    assert json.loads(told.get_data())["code"] == "service_unavailable"
    assert "unable to open database file" in caplog.text
