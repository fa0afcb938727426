"""The office, an account and an error in a real browser: accessible, and usable from 320 pixels up."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import faults
from tests.browser.conftest import OpenPhone, Site
from tests.web.office.conftest import ASSETS, receive
from tests.web.staff import PASSWORD, account

NARROW = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}
SURVEY = "/office/surveys/community-asset-survey"
SignIn = Callable[[Page, str], None]


@pytest.fixture
def sign_in(site: Site) -> SignIn:
    """Sign in by the page, as somebody who has every role with an office; there are two answers to see."""
    account(site.app, "everybody", "officer", "people-lead", "data-protection-lead")
    for number in (20, 21):
        receive(site.app, "community-asset-survey", ASSETS, number)

    def do(page: Page, address: str) -> None:
        page.goto(address)
        page.get_by_label("Email address").fill("everybody@council.example")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()

    return do


def overflow(page: Page) -> int:
    """Return by how many pixels a page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@pytest.mark.parametrize("size", [NARROW, DESK], ids=["narrow", "desk"])
def test_every_page_of_the_office_is_accessible_and_fits(
    open_phone: OpenPhone, sign_in: SignIn, size: dict[str, int]
) -> None:
    page = open_phone()
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto("/account/sign-in")
    found = {"sign-in": faults(page)}
    sign_in(page, "/office/")
    for address in (
        "/office/",
        SURVEY,
        "/office/surveys/equality",
        "/office/activity",
        "/account/",
        "/no/such/page/at/all",
    ):
        page.goto(address)
        found[address] = faults(page)
        assert overflow(page) <= 0, address
    assert {address: one for address, one in found.items() if one} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_error_is_announced_and_focused_in_light_and_dark(open_phone: OpenPhone, scheme: str) -> None:
    page = open_phone(color_scheme=scheme)
    page.goto("/account/sign-in")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.title().startswith("Error: ")
    assert faults(page) == []
    page.get_by_role("link", name="Enter your password").click()
    expect(page.get_by_label("Password")).to_be_focused()


def test_an_officer_downloads_a_workbook_without_javascript(open_phone: OpenPhone, sign_in: SignIn) -> None:
    page = open_phone(scripts=False)
    sign_in(page, SURVEY)
    page.get_by_label("Words and codes side by side").check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename.startswith("community-asset-survey-20")
    assert download.value.suggested_filename.endswith(".xlsx")
    assert download.value.path().stat().st_size > 5_000


def test_the_office_works_by_keyboard_alone(open_phone: OpenPhone, site: Site) -> None:
    account(site.app, "everybody", "officer", "people-lead", "data-protection-lead")
    page = open_phone()
    page.goto("/office/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.get_by_label("Email address").focus()
    page.keyboard.type("everybody@council.example")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Running now")).to_be_visible()
