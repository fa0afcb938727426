"""Signing in and out, as a person meets it."""

from __future__ import annotations

import pytest
from flask import Flask

from surveyapp.storage import accounts
from tests.web.client import Client
from tests.web.conftest import AppFactory
from tests.web.staff import COOKIE, PASSWORD, account, services_of, signed_in, submit


def test_a_page_of_the_office_asks_to_sign_in_and_then_opens(app: Flask, client: Client) -> None:
    account(app, "opening", "officer")
    asked = client.open("/office/?answers=real")
    assert (asked.path, asked.title.split(" – ")[0]) == (
        "/account/sign-in?next=/office/?answers%3Dreal",
        "Sign in",
    )
    opened = submit(asked, email="opening@council.example", password=PASSWORD)
    assert opened.path == "/office/?answers=real"


def test_the_address_may_be_written_in_any_way(app: Flask, client: Client) -> None:
    account(app, "written", "officer")
    page = submit(client.open("/account/sign-in"), email=" Written@Council.Example ", password=PASSWORD)
    assert page.path == "/office/"


def test_what_is_missing_is_listed_with_links_to_the_fields(client: Client) -> None:
    page = submit(client.open("/account/sign-in"))
    assert page.status == 422
    assert page.title.startswith("Error: Sign in")
    assert page.summary() == ["Enter your email address", "Enter your password"]
    assert page.document.first("input", id="email").get("aria-describedby").split() == ["email-error"]


def test_an_unknown_name_and_a_wrong_password_get_the_same_page(app: Flask, client: Client) -> None:
    account(app, "known", "officer")
    wrong = submit(client.open("/account/sign-in"), email="known@council.example", password="not this one")
    unknown = submit(client.open("/account/sign-in"), email="nobody@council.example", password="not this one")
    assert wrong.status == unknown.status == 422
    assert wrong.summary() == unknown.summary() == ["The email address and password do not match an account"]
    assert wrong.document.first("input", id="email").get("value") == "known@council.example"
    assert wrong.document.first("input", id="password").get("value") == ""


def test_whoever_guesses_has_to_wait_even_with_the_right_password(app: Flask, client: Client) -> None:
    account(app, "guessed", "officer")
    for _ in range(5):
        submit(client.open("/account/sign-in"), email="guessed@council.example", password="guess")
    page = submit(client.open("/account/sign-in"), email="guessed@council.example", password=PASSWORD)
    assert page.status == 429
    assert page.summary() == ["Too many tries. Wait a minute, then try again"]
    assert 0 < int(page.response.headers["Retry-After"]) <= 31


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "//[",
        "/\\elsewhere.example",
        "/\t/elsewhere.example",
        "office",
    ],
)
def test_signing_in_leads_to_no_other_site(app: Flask, client: Client, address: str) -> None:
    account(app, "leading", "officer")
    page = client.open("/account/sign-in")
    assert submit(page, email="leading@council.example", password=PASSWORD, next=address).path == "/office/"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(app: Flask, client: Client) -> None:
    account(app, "cookie", "officer")
    submit(client.open("/account/sign-in"), email="cookie@council.example", password=PASSWORD)
    cookie = client.http.get_cookie(COOKIE)
    assert cookie is not None
    assert (cookie.http_only, cookie.same_site, cookie.max_age) == (True, "Lax", None)


def test_over_https_the_cookie_is_bound_to_the_host(make_app: AppFactory) -> None:
    app = make_app(FORCE_HTTPS="1")
    account(app, "secure", "officer")
    browser = app.test_client()
    site, proxy = "https://surveys.example", {"X-Forwarded-Proto": "https"}
    page = browser.get("/account/sign-in", base_url=site, headers=proxy).get_data(as_text=True)
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    fields = {"csrf_token": token, "email": "secure@council.example", "password": PASSWORD}
    headers = {**proxy, "Referer": f"{site}/account/sign-in"}
    answer = browser.post("/account/sign-in", data=fields, base_url=site, headers=headers)
    assert answer.status_code == 302
    (cookie,) = [one for one in answer.headers.getlist("Set-Cookie") if "signed-in" in one]
    assert cookie.startswith("__Host-surveyapp-signed-in=")
    assert "Secure; HttpOnly; Path=/; SameSite=Lax" in cookie


def test_signing_out_ends_the_session_on_the_server_too(app: Flask) -> None:
    client = signed_in(app, "leaving", "officer")
    cookie = client.http.get_cookie(COOKIE)
    assert cookie is not None
    page = client.open("/office/")
    token = page.document.first("input", name="csrf_token").get("value")
    assert client.http.post("/account/sign-out", data={"csrf_token": token}).status_code == 302
    client.http.set_cookie(COOKIE, cookie.value)
    assert client.open("/office/").path.startswith("/account/sign-in")


def test_signing_in_again_ends_the_session_of_this_browser(app: Flask) -> None:
    client = signed_in(app, "first", "officer")
    cookie = client.http.get_cookie(COOKIE)
    assert cookie is not None
    token = client.open("/office/").document.first("input", name="csrf_token").get("value")
    account(app, "second", "officer")
    fields = {"csrf_token": token, "email": "second@council.example", "password": PASSWORD}
    assert client.http.post("/account/sign-in", data=fields).status_code == 302
    client.http.set_cookie(COOKIE, cookie.value)
    assert client.open("/office/").path.startswith("/account/sign-in")


def test_somebody_who_was_shut_out_is_out_at_once(app: Flask) -> None:
    client = signed_in(app, "shut", "officer")
    accounts.set_disabled(services_of(app).database, account(app, "shut").id, True)
    assert client.open("/office/").path.startswith("/account/sign-in")


def test_a_form_from_another_site_is_refused(app: Flask, client: Client) -> None:
    account(app, "forged", "officer")
    answer = client.http.post(
        "/account/sign-in", data={"email": "forged@council.example", "password": PASSWORD}
    )
    assert answer.status_code == 400
    assert "This page was open for too long" in answer.get_data(as_text=True)
    assert client.http.get_cookie(COOKIE) is None


def test_somebody_signed_in_is_led_on_from_the_sign_in_page(app: Flask) -> None:
    assert signed_in(app, "again", "officer").open("/account/sign-in").path == "/office/"
    assert signed_in(app, "worker", "field-worker").open("/account/sign-in").path == "/account/"
