"""The open surveys, the privacy page and the accessibility statement, in the person's language."""

from __future__ import annotations

import pytest
from sqlmodel import delete

from surveyapp.storage.tables import FormRow
from surveyapp.web.services import services
from tests.web.client import Client
from tests.web.conftest import AppFactory


def titles(client: Client, path: str) -> list[str]:
    """Return the titles of the surveys that a page lists."""
    return [one.text() for one in client.open(path).document.all("h2")]


def test_open_surveys_are_listed_without_those_for_staff_or_sent_after_another(client: Client) -> None:
    listed = titles(client, "/en/")
    assert "Community Asset Survey" in listed
    assert "Visit record" not in " ".join(listed)
    assert "quality" not in " ".join(listed)
    assert len(listed) == 4


def test_a_survey_is_listed_in_the_chosen_language_where_it_is_offered_in_it(client: Client) -> None:
    page = client.open("/cy/")
    assert page.document.first("html").get("lang") == "cy"
    links = page.document.first("main").all("a")
    hrefs = {one.get("href") for one in links}
    assert "/cy/community-asset-survey" in hrefs
    assert "/en/priority-rating" in hrefs
    english = next(one for one in links if one.get("href") == "/en/priority-rating")
    assert (english.get("lang"), english.get("hreflang")) == ("en", "en")


def test_the_first_page_is_in_the_language_that_the_browser_asks_for(client: Client) -> None:
    response = client.http.get("/", headers={"Accept-Language": "cy, en;q=0.5"})
    assert '<html lang="cy"' in response.get_data(as_text=True)
    assert response.headers["Vary"] == "Accept-Language"
    assert '<html lang="en"' in client.http.get("/").get_data(as_text=True)


def test_language_links_say_which_language_they_lead_to_in_that_language(client: Client) -> None:
    page = client.open("/en/")
    links = page.document.first("nav", aria_label="Language").all("a")
    assert [(one.get("hreflang"), one.get("lang"), one.text()) for one in links] == [
        ("en", "en", "English"),
        ("cy", "cy", "Cymraeg"),
        ("ur", "ur", "اردو"),
    ]
    assert [one.get("aria-current") for one in links] == ["page", "", ""]


def test_where_nothing_is_open_the_page_says_what_to_do(make_app: AppFactory) -> None:
    app = make_app()
    with app.app_context():
        services().database.transaction(lambda session: session.exec(delete(FormRow)))
    page = Client(app).open("/en/")
    assert "No survey is open at the moment." in page.text()
    assert "ask us below" in page.text()


def test_languages_that_are_drafts_are_offered_only_where_a_setting_says_so(make_app: AppFactory) -> None:
    client = Client(make_app())
    assert "/cy/" not in [one.get("href") for one in client.open("/en/").document.all("a")]
    response = client.http.get("/cy/community-asset-survey")
    assert (response.status_code, response.headers["Location"]) == (302, "/en/community-asset-survey")


def test_a_draft_says_that_it_is_one(client: Client) -> None:
    assert "Draft translation" not in client.open("/en/community-asset-survey").response.get_data(
        as_text=True
    )
    page = client.open("/cy/community-asset-survey")
    assert page.document.all("p", class_="state")


@pytest.mark.parametrize("path", ["/en/privacy", "/cy/privacy", "/ur/privacy"])
def test_the_privacy_page_names_the_council_and_whom_to_call(client: Client, path: str) -> None:
    page = client.open(path)
    assert "Northfield Council" in page.text()
    for number in ("01632 960002", "01632 960003", "01632 960004"):
        assert number in page.text()


def test_the_privacy_page_leads_to_the_full_notice_where_there_is_one(make_app: AppFactory) -> None:
    settings = (
        "name: Eastmoor Council\nprivacy_url: https://eastmoor.example/privacy\ncontact_address: Town Hall\n"
    )
    client = Client(make_app(settings + "data_protection_email: dpo@eastmoor.example\n"))
    page = client.open("/en/privacy")
    hrefs = [one.get("href") for one in page.document.first("main").all("a")]
    assert "https://eastmoor.example/privacy" in hrefs
    assert "mailto:dpo@eastmoor.example" in hrefs
    assert "Town Hall" in page.text()
    form = client.open("/en/community-asset-survey")
    assert "https://eastmoor.example/privacy" in [one.get("href") for one in form.document.all("a")]


def test_a_form_leads_to_our_own_privacy_page_where_the_council_has_none(client: Client) -> None:
    notes = client.open("/en/community-asset-survey").document.first("main").all("a", href="/en/privacy")
    assert [one.text() for one in notes] == ["privacy notice"]


@pytest.mark.parametrize("path", ["/en/accessibility", "/cy/accessibility", "/ur/accessibility"])
def test_the_accessibility_statement_says_how_to_reach_the_council(client: Client, path: str) -> None:
    page = client.open(path)
    assert "surveys@northfield.example" in page.text()


def test_the_statement_says_when_it_was_looked_at(make_app: AppFactory) -> None:
    client = Client(make_app('accessibility_reviewed: "2026-11-01"\n'))
    assert "last looked at on 1 November 2026" in client.open("/en/accessibility").text()


def test_a_language_that_nothing_is_offered_in_is_not_found(client: Client) -> None:
    client.open("/fr/", 404)
    client.open("/fr/privacy", 404)
