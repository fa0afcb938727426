"""Every form can be answered and sent from a phone, with and without JavaScript, in its languages."""

from __future__ import annotations

from uuid import UUID

import pytest
from playwright.sync_api import Page

from surveyapp.storage import submissions
from tests.browser.answers import ASSETS, EXPLORER, FORMS, Answers
from tests.browser.conftest import WORKER, OpenPhone, Site
from tests.browser.interview import Interview

LANGUAGES = ("en", "cy", "ur")
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["with-javascript", "without"])


def sign_in(page: Page) -> None:
    """Sign in as a worker."""
    page.goto("/account/sign-in")
    page.get_by_label("Email").fill(WORKER[0])
    page.get_by_label("Password").fill(WORKER[1])
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()


def answered(site: Site, page: Page) -> dict[str, object]:
    """Return what was kept of the submission that the thanks page is about."""
    kept = submissions.get(site.database, UUID(page.url.rpartition("/")[2]))
    assert kept is not None
    return dict(kept.answers)


def sent(
    page: Page, name: str, language: str, answers: Answers, *, scripts: bool, careful: bool = False
) -> Interview:
    """Answer a form to the end and send it."""
    interview = Interview(page, scripts, careful)
    interview.open(f"/{language}/{name}")
    interview.walk(answers)
    assert interview.send()
    return interview


@SCRIPTS
@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_answered_and_sent(name: str, scripts: bool, open_phone: OpenPhone, site: Site) -> None:
    page = open_phone(scripts=scripts)
    if name == "visit-record":
        sign_in(page)
    # The pages of the other forms are looked at in test_accessibility.py.
    careful = scripts and name == "community-asset-survey"
    interview = sent(page, name, "en", FORMS[name], scripts=scripts, careful=careful)
    assert interview.faults == []
    assert answered(site, page)


@SCRIPTS
@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_asset_survey_is_answered_in_welsh_and_urdu(
    language: str, scripts: bool, open_phone: OpenPhone, site: Site
) -> None:
    page = open_phone(scripts=scripts)
    sent(page, "community-asset-survey", language, ASSETS, scripts=scripts)
    assert page.locator("html").get_attribute("lang") == language
    assert answered(site, page)


def test_both_ways_send_the_same_and_offer_to_answer_for_another_service(
    open_phone: OpenPhone, site: Site
) -> None:
    kept = []
    for scripts in (True, False):
        page = open_phone(scripts=scripts)
        sent(page, "coproduction-explorer", "en", EXPLORER, scripts=scripts)
        answers = answered(site, page)
        kept.append({name: answer for name, answer in answers.items() if name not in ("start", "end")})
        with page.expect_navigation():
            page.locator("#again").click()
        assert page.locator('input[name="ex_role"]:checked').get_attribute("value") == "manager"
        assert page.locator('input[name="ex_service"]:checked').count() == 0
    assert kept[0] == kept[1]
