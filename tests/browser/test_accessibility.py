"""No page of the site breaks a rule of WCAG 2.2 AA that axe knows; every page, in light and in dark colours.

The walks through whole forms in other modules add what shows up only on the way.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route
from werkzeug.exceptions import default_exceptions

from surveyapp.web.errors import handling
from surveyapp.web.office.making import Downloads
from surveyapp.web.services import services
from tests.browser.accessible import faults_in_both_schemes
from tests.browser.answers import FORMS
from tests.browser.conftest import OpenPhone, Site
from tests.browser.interview import Interview
from tests.web.office.conftest import ASSETS, receive
from tests.web.staff import PASSWORD, account

LANGUAGES = ("en", "ur")
SHOW_ALL = "document.querySelectorAll('main [hidden]').forEach((one) => { one.hidden = false; })"
"""Every page of a form at once, with what is not relevant, every error box and every notice."""


@pytest.fixture
def staff(open_phone: OpenPhone, site: Site) -> Page:
    """A browser in which somebody with every role is signed in."""
    account(site.app, "everyone", "officer", "people-lead", "data-protection-lead")
    page = open_phone()
    page.goto("/account/sign-in")
    page.get_by_label("Email").fill("everyone@council.example")
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    return page


def found(page: Page, *addresses: str) -> list[str]:
    """Return the faults of all these pages."""
    faults: list[str] = []
    for address in addresses:
        page.goto(address)
        faults += faults_in_both_schemes(page)
    return faults


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_pages(language: str, phone: Page) -> None:
    pages = ("", "privacy", "accessibility", "no-such-survey")
    assert found(phone, *(f"/{language}/{page}" for page in pages)) == []


def test_forms_on_paper(phone: Page) -> None:
    assert found(phone, "/en/visit-record/paper", "/en/priority-rating/paper") == []


@pytest.mark.parametrize(
    ("language", "form"), [*(("en", name) for name in FORMS), ("ur", "community-asset-survey")]
)
def test_all_of_a_form_at_once(language: str, form: str, staff: Page) -> None:
    Interview(staff).open(f"/{language}/{form}")
    staff.evaluate(SHOW_ALL)
    assert faults_in_both_schemes(staff) == []


def test_errors_the_answers_to_check_and_thanks(phone: Page) -> None:
    interview = Interview(phone)
    interview.open("/en/priority-rating")
    interview.go_on()
    assert interview.errors()
    seen = faults_in_both_schemes(phone)
    while not interview.checking():
        interview.fill(FORMS["priority-rating"])
        interview.go_on()
    seen += faults_in_both_schemes(phone)
    with phone.expect_navigation(url="**/sent/**"):
        phone.locator("#send").click()
    assert seen + faults_in_both_schemes(phone) == []


def test_the_pages_of_errors(phone: Page, site: Site) -> None:
    def answer(route: Route) -> None:
        status = int(route.request.url.rpartition("-")[2])
        with site.app.test_request_context("/en/"):
            page = handling.page(default_exceptions[status]()).get_data(as_text=True)
        route.fulfill(status=status, content_type="text/html", body=page)

    phone.route("**/error-*", answer)
    assert found(phone, *(f"/error-{status}" for status in (403, 405, 413, 500))) == []


def test_sign_in_and_its_errors(phone: Page) -> None:
    seen = found(phone, "/account/sign-in")
    phone.get_by_role("button", name="Sign in").click()
    assert seen + faults_in_both_schemes(phone) == []


def test_the_account_and_the_office(staff: Page, site: Site) -> None:
    receive(site.app, "community-asset-survey", ASSETS, 22)
    survey = "/office/surveys/community-asset-survey"
    pages = ("/account/", "/office/", survey, "/office/surveys/equality", "/office/activity")
    assert found(staff, *pages) == []


@pytest.fixture
def downloads(site: Site) -> Iterator[Callable[[str], str]]:
    """Begin a download; returns the address of its page, which stays in the state asked for."""
    go_on = threading.Event()
    officer = account(site.app, "everyone", "officer", "people-lead", "data-protection-lead")

    def make(path: Path, progress: Callable[[int, int], None]) -> None:
        progress(20, 50)
        go_on.wait(60)
        path.write_bytes(b"")

    def finish(path: Path, progress: Callable[[int, int], None]) -> None:
        progress(1, 1)
        path.write_bytes(b"PK")

    def begin(state: str) -> str:
        with site.app.app_context():
            home = services().settings.home
        with site.app.app_context():
            begun = Downloads(home).start(
                officer.id, "equality", "equality.xlsx", finish if state == "whole" else make, 1
            )
        return f"/office/downloads/{begun.token}"

    yield begin
    go_on.set()


@pytest.mark.parametrize("state", ["making", "whole"])
def test_a_download_in_the_making_and_a_whole_one(
    state: str, staff: Page, downloads: Callable[[str], str]
) -> None:
    assert found(staff, downloads(state)) == []
