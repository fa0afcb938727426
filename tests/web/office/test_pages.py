"""What each role sees in the office, and what it does not."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.web.client import Client, Page
from tests.web.staff import signed_in

SURVEY = "/office/surveys/community-asset-survey"


def headings(page: Page) -> list[str]:
    """Return the column headings of the newest answers."""
    return [one.text() for one in page.document.all("th", scope="col")]


def test_nobody_gets_in_without_signing_in(office: Flask) -> None:
    for path in ("/office/", SURVEY, "/office/activity", "/office/downloads/x"):
        assert Client(office).open(path).path.startswith("/account/sign-in")


@pytest.mark.parametrize("role", ["field-worker", "translator", "partner-viewer"])
def test_roles_without_an_office_are_told_so(office: Flask, role: str) -> None:
    page = signed_in(office, f"visitor-{role}", role).open("/office/", 403)
    assert "You may not see this page" in page.text()


def test_the_start_page_counts_the_answers_of_each_survey(office: Flask) -> None:
    page = signed_in(office, "officer", "officer").open("/office/")
    assert "3 answers so far. 6 surveys are open." in page.text()
    assert "Community Asset Survey 2 answers The last one on 2 Nov 2026, 12:00" in page.text()
    assert "Cymraeg 1, English 1" in page.text()


def test_the_day_of_an_equality_answer_is_shown_to_nobody(office: Flask) -> None:
    client = signed_in(office, "officer", "officer")
    assert (
        "The last one"
        not in client.open("/office/").text().partition("Equality questions")[2].partition("answer")[2][:40]
    )
    page = client.open("/office/surveys/equality")
    assert "1 answer so far." in page.text()
    assert "The last one" not in page.text()


def test_an_empty_survey_says_what_to_do(office: Flask) -> None:
    page = signed_in(office, "officer", "officer").open("/office/surveys/priority-rating")
    assert (
        "No answers yet Share this link, or print the survey on paper: http://localhost/en/priority-rating"
        in page.text()
    )


def test_the_start_page_says_how_to_get_a_first_answer(office: Flask) -> None:
    page = signed_in(office, "officer", "officer").open("/office/")
    assert "No answers yet. Share this link to get the first: http://localhost/en/visit-record" in page.text()


def test_a_survey_is_counted_by_language_and_channel(office: Flask) -> None:
    page = signed_in(office, "officer", "officer").open(SURVEY)
    assert "2 answers so far. The last one came on 2 Nov 2026, 12:00." in page.text()
    assert "Languages Which Answers Cymraeg 1 English 1" in page.text()
    assert "How they came Which Answers Council phone 1 Online 1" in page.text()


def test_an_officer_sees_answers_and_no_contacts(office: Flask) -> None:
    page = signed_in(office, "officer", "officer").open(SURVEY)
    assert "How old are you?" in headings(page)
    assert "2 Nov 2026, 12:00" in page.text()
    assert "Gwen" not in page.response.get_data(as_text=True)


def test_an_analyst_sees_no_personal_answer(office: Flask) -> None:
    page = signed_in(office, "analyst", "analyst").open(SURVEY)
    assert "How old are you?" not in headings(page)
    assert "Which area do you live in, or does your group work in?" in headings(page)
    for personal in ("16 or over", "B12 9", "canal garden", "Gwen"):
        assert personal not in page.response.get_data(as_text=True)


@pytest.mark.parametrize("role", ["safeguarding-lead", "data-protection-lead", "field-lead"])
def test_some_roles_see_counts_alone(office: Flask, role: str) -> None:
    page = signed_in(office, role, role).open(SURVEY)
    assert "Your role shows how many answers came, not what is in them." in page.text()
    assert "Newest answers" not in page.text()
    assert page.document.all("button", value="download") == []


@pytest.mark.parametrize("role", ["officer", "analyst", "people-lead"])
def test_single_equality_answers_are_shown_to_nobody(office: Flask, role: str) -> None:
    page = signed_in(office, role, role).open("/office/surveys/equality")
    assert "Single answers to this survey are shown to nobody here" in page.text()
    assert "Download" not in page.text()


def test_answers_to_a_staff_form_from_nobody_signed_in_wait_for_a_look(mixed: Flask) -> None:
    page = signed_in(mixed, "officer", "officer").open("/office/surveys/visit-record?answers=real")
    assert "Waiting for a look Which Answers From somebody not signed in 1" in page.text()


def test_made_up_and_real_answers_are_never_on_one_page(mixed: Flask) -> None:
    client = signed_in(mixed, "officer", "officer")
    assert "2 made-up answers." in client.open(SURVEY).text()
    assert "1 answer so far." in client.open(f"{SURVEY}?answers=real").text()
    assert "2 made-up answers." in client.open("/office/").text()
    assert "2 answers so far." in client.open("/office/?answers=real").text()


def test_a_survey_without_made_up_answers_leads_to_its_real_ones(mixed: Flask) -> None:
    client = signed_in(mixed, "officer", "officer")
    assert "Visit record 0 made-up answers. Real answers" in client.open("/office/").text()
    assert "No answers yet" not in client.open("/office/").text()
    assert "No answers yet" not in client.open("/office/surveys/visit-record").text()


def test_a_survey_that_does_not_exist_is_not_found(office: Flask) -> None:
    signed_in(office, "officer", "officer").open("/office/surveys/nothing", 404)
