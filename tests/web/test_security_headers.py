"""What a browser may do with a page is said in its headers."""

from __future__ import annotations

import pytest
from flask import Flask

from surveyapp.web.security_headers import HEADERS
from tests.web.conftest import AppFactory

PATHS = (
    "/",
    "/en/equality",
    "/en/nothing",
    "/api/v1/ping",
    "/api/v1/nothing",
    "/health/live",
    "/account/sign-in",
)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_them(app: Flask, path: str) -> None:
    response = app.test_client().get(path)
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_scripts_and_styles_come_from_this_site_alone_and_nothing_is_inline() -> None:
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_https_is_asked_for_only_where_it_is_set(make_app: AppFactory) -> None:
    assert "Strict-Transport-Security" not in make_app().test_client().get("/").headers
    secure = make_app(FORCE_HTTPS="1").test_client()
    assert secure.get("/", headers={"X-Forwarded-Proto": "https"}).headers["Strict-Transport-Security"]
