"""Answers leave the page once, with a receipt, whatever the network does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from surveyapp.storage import submissions
from surveyapp.web.services import services
from tests.browser.answers import ASSETS, EQUALITY
from tests.browser.conftest import OpenPhone, Site
from tests.browser.interview import Interview
from tests.storage.pictures import photo_of_a_phone


def checked(page: Page) -> Interview:
    """Answer a short form up to checking the answers."""
    interview = Interview(page)
    interview.open("/en/equality")
    interview.walk(EQUALITY)
    return interview


def sent_uuid(page: Page) -> UUID:
    """Return the id of the submission that the thanks page is about."""
    return UUID(page.url.rpartition("/")[2])


def photo_in(answers: Mapping[str, object]) -> dict[str, str]:
    """Return the photo of the first place in the answers to the asset survey."""
    places = answers["as_place"]
    assert isinstance(places, list) and isinstance(places[0], dict)
    found = places[0]["pl_photo"]
    assert isinstance(found, dict)
    return {name: str(part) for name, part in found.items()}


@pytest.mark.parametrize("scripts", [True, False], ids=["with-javascript", "without"])
def test_a_double_click_sends_one_submission(scripts: bool, open_phone: OpenPhone, site: Site) -> None:
    page = open_phone(scripts=scripts)
    interview = Interview(page, scripts)
    interview.open("/en/equality")
    interview.walk(EQUALITY)
    before = submissions.count(site.database, "equality", demo=False)
    with page.expect_navigation(url="**/sent/**"):
        page.locator("#send").dblclick(no_wait_after=True)
    assert submissions.count(site.database, "equality", demo=False) == before + 1


def test_answers_stay_when_the_network_fails_and_go_out_once_it_is_back(phone: Page, site: Site) -> None:
    interview = checked(phone)
    before = submissions.count(site.database, "equality", demo=False)
    phone.context.set_offline(True)
    phone.locator("#send").click()
    expect(phone.locator("#state")).to_contain_text("We could not send your answers")
    phone.context.set_offline(False)
    assert interview.send()
    assert submissions.count(site.database, "equality", demo=False) == before + 1


def test_a_receipt_that_was_lost_on_the_way_does_not_double_the_answers(phone: Page, site: Site) -> None:
    interview = checked(phone)
    before = submissions.count(site.database, "equality", demo=False)

    def lose(route: Route) -> None:
        route.fetch()
        route.abort("connectionreset")

    phone.route("**/api/v1/submissions/*", lose, times=1)
    phone.locator("#send").click()
    expect(phone.locator("#state")).to_contain_text("We could not send your answers")
    assert interview.send()
    assert submissions.count(site.database, "equality", demo=False) == before + 1


def test_a_sign_in_page_of_a_hotel_is_not_a_receipt(phone: Page) -> None:
    interview = checked(phone)
    phone.route(
        "**/api/v1/submissions/*",
        lambda route: route.fulfill(status=200, content_type="text/html", body="<h1>Welcome</h1>"),
        times=1,
    )
    phone.locator("#send").click()
    expect(phone.locator("#state")).to_contain_text("We could not send your answers")
    assert interview.send()


def test_what_the_server_refuses_is_shown_at_its_question(phone: Page) -> None:
    interview = checked(phone)
    error = {"path": "eq_g/eq_age", "code": "not_offered", "message": "Choose from the answers listed"}
    problem = {"code": "refused", "errors": [error]}
    phone.route(
        "**/api/v1/submissions/*",
        lambda route: route.fulfill(
            status=422, content_type="application/problem+json", body=json.dumps(problem)
        ),
        times=1,
    )
    phone.locator("#send").click()
    expect(phone.locator("#summary")).to_be_visible()
    assert interview.errors() == ["How old are you? Choose from the answers listed"]


@pytest.mark.parametrize("scripts", [True, False], ids=["with-javascript", "without"])
def test_a_photo_is_sent_with_the_answers(
    scripts: bool, open_phone: OpenPhone, site: Site, tmp_path: Path
) -> None:
    picture = tmp_path / "park.jpg"
    picture.write_bytes(photo_of_a_phone())
    page = open_phone(scripts=scripts)
    interview = Interview(page, scripts)
    interview.open("/en/community-asset-survey")
    interview.walk({**ASSETS, "as_place-0-pl_photo": picture})
    assert interview.send()
    kept = submissions.get(site.database, sent_uuid(page))
    assert kept is not None
    stored_photo = photo_in(kept.answers)
    assert stored_photo["name"] == "park.jpg"
    with site.app.app_context(), services().uploads().open(stored_photo["sha256"]) as stored:
        assert Image.open(stored).format == "JPEG"


def test_without_a_secure_context_the_form_is_posted_once(phone: Page, site: Site) -> None:
    phone.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    checked(phone)
    before = submissions.count(site.database, "equality", demo=False)
    with phone.expect_navigation(url="**/sent/**"):
        phone.locator("#send").dblclick(no_wait_after=True)
    assert submissions.count(site.database, "equality", demo=False) == before + 1
