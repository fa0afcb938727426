"""What the form page does in a browser, told as a person at a phone would see it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answers import ASSETS, EQUALITY, EXPLORER, PRIORITIES
from tests.browser.conftest import OpenPhone
from tests.browser.interview import Interview

SURVEY = "/en/community-asset-survey"
PLACES = '[data-repeat="as_place"] [data-entry] summary'
PLACE_QUESTIONS = ("as_mode", "as_age", "as_agree", "as_for", "as_area", "as_has_place")


def at_places(page: Page) -> Interview:
    """Walk to the page on which places are added."""
    interview = Interview(page)
    interview.open(SURVEY)
    answers = {name: ASSETS[name] for name in PLACE_QUESTIONS}
    while not page.locator('[data-repeat="as_place"]').is_visible():
        interview.fill(answers)
        interview.go_on()
        assert interview.errors() == []
    return interview


def test_a_page_that_is_not_answered_says_so_on_top_and_beside_each_question(phone: Page) -> None:
    interview = Interview(phone)
    interview.open(SURVEY)
    interview.go_on()
    assert interview.errors() == [
        "How is this form being filled in? Answer this question",
        "How old are you? Answer this question",
    ]
    expect(phone.locator("#summary")).to_be_focused()
    assert phone.title().startswith("Error: ")
    phone.get_by_role("link", name="How old are you?").click()
    expect(phone.locator("#as_age")).to_be_focused()
    interview.check_page()
    assert interview.faults == []
    interview.answer("as_age", "a16")
    interview.answer("as_mode", "self")
    interview.answer("as_agree", "yes")
    interview.go_on()
    assert interview.errors() == []
    assert not phone.title().startswith("Error: ")


def test_a_phone_number_in_a_free_answer_is_pointed_out_and_taken(phone: Page) -> None:
    interview = Interview(phone)
    interview.open(SURVEY)
    interview.fill(ASSETS)
    interview.go_on()
    interview.fill({"as_for": "me", "as_area": "area_1", "as_best": "Ask Sam, 01632 960 011"})
    phone.keyboard.press("Tab")
    warning = interview.question("as_best").locator("[data-contact]")
    expect(warning).to_contain_text("looks like a phone number")
    interview.answer("as_best", "The canal of 1790")
    phone.keyboard.press("Tab")
    expect(warning).to_be_hidden()
    interview.go_on()
    assert interview.errors() == []


def test_what_could_not_be_read_stays_as_it_was_typed(phone: Page) -> None:
    interview = Interview(phone)
    interview.open(SURVEY)
    interview.fill(ASSETS)
    interview.go_on()
    interview.fill({"as_for": "me", "as_area": "area_1"})
    interview.answer("as_psect", "near the canal")
    interview.go_on()
    assert len(interview.errors()) == 1
    assert phone.locator("#as_psect").input_value() == "near the canal"
    assert phone.locator("#as_psect").get_attribute("aria-invalid") == "true"


def test_the_phones_own_back_goes_one_page_back_in_the_form(phone: Page) -> None:
    interview = Interview(phone)
    interview.open(SURVEY)
    interview.fill(ASSETS)
    interview.go_on()
    expect(phone.get_by_role("heading", name="Your area")).to_be_focused()
    phone.go_back()
    expect(phone.get_by_role("heading", name="Before we start")).to_be_visible()
    assert phone.locator('input[name="as_age"]:checked').get_attribute("value") == "a16"


def test_a_page_without_a_heading_of_its_own_takes_the_focus_to_its_question(phone: Page) -> None:
    interview = Interview(phone)
    interview.open(SURVEY)
    interview.fill(ASSETS)
    interview.go_on()
    interview.fill({"as_for": "me", "as_area": "area_1"})
    interview.go_on()
    expect(phone.locator("legend:visible")).to_have_text(
        "Is there a good place round here you would like to tell us about?"
    )
    expect(phone.locator("legend:visible")).to_be_focused()


def test_an_answer_opens_and_closes_what_hangs_on_it(phone: Page) -> None:
    interview = Interview(phone)
    interview.open(SURVEY)
    interview.answer("as_age", "a13")
    expect(interview.question("as_guardian")).to_be_visible()
    interview.answer("as_age", "u13")
    expect(interview.question("as_guardian")).to_be_hidden()
    expect(phone.get_by_text("Thank you for your time.")).to_be_visible()


def test_none_of_these_and_the_other_choices_exclude_each_other(phone: Page) -> None:
    interview = Interview(phone)
    interview.open("/en/coproduction-explorer")
    while not interview.question("ex_cc_now").is_visible():
        interview.fill(EXPLORER)
        interview.go_on()
    interview.answer("ex_cc_now", ["cc_pb", "cc_plan"])
    interview.answer("ex_cc_now", ["none"])
    assert phone.locator('input[name="ex_cc_now"]:checked').count() == 1
    interview.answer("ex_cc_now", ["cc_pb"])
    assert phone.locator('input[name="ex_cc_now"][value="none"]').is_checked() is False


def test_choices_that_no_longer_fit_are_taken_out_and_that_is_said(phone: Page) -> None:
    interview = Interview(phone)
    interview.open("/en/coproduction-explorer")
    while not interview.question("ex_cc_now").is_visible():
        interview.fill(EXPLORER)
        interview.go_on()
    interview.answer("ex_cc_now", ["cc_pb"])
    interview.answer("ex_cc_try", ["cc_panel"])
    expect(phone.locator('input[name="ex_cc_try"][value="cc_pb"]')).to_be_hidden()
    interview.answer("ex_cc_now", ["cc_panel"])
    expect(phone.locator("#notice")).to_contain_text("A panel of local people gives advice")
    assert phone.locator('input[name="ex_cc_try"]:checked').count() == 0


def test_entries_are_added_named_removed_and_brought_back(phone: Page) -> None:
    interview = at_places(phone)
    interview.fill(
        {
            "as_place-0-pl_name": "Mill Park",
            "as_place-0-pl_cat": "park",
            "as_place-0-pl_state": "more",
        }
    )
    expect(phone.locator(PLACES)).to_have_text("1. Mill Park")
    phone.get_by_role("button", name="Add another").click()
    interview.fill(
        {
            "as_place-1-pl_name": "The Hub",
            "as_place-1-pl_cat": "hall",
            "as_place-1-pl_state": "busy",
        }
    )
    expect(phone.locator("[data-count]").first).to_have_text("2 added so far")
    interview.check_page()
    phone.locator('[data-entry="as_place/0"] summary').click()
    phone.locator('button[value="remove:as_place/0"]').click()
    expect(phone.locator(PLACES)).to_have_text("1. The Hub")
    assert phone.locator('input[name="as_place-0-pl_name"]').input_value() == "The Hub"
    phone.get_by_role("button", name="Undo").click()
    expect(phone.locator(PLACES).nth(1)).to_have_text("2. Mill Park")
    interview.go_on()
    assert interview.errors() == []
    assert interview.faults == []


def test_an_entry_that_is_not_complete_is_opened_where_the_error_is(phone: Page) -> None:
    interview = at_places(phone)
    phone.get_by_role("button", name="Add another").click()
    interview.go_on()
    assert "1. What is the place called? Answer this question" in interview.errors()
    phone.locator("#summary a").first.click()
    expect(phone.locator("#as_place-0-pl_name")).to_be_focused()


def test_changing_an_answer_leads_back_to_checking(phone: Page) -> None:
    interview = Interview(phone)
    interview.open("/en/equality")
    interview.walk(EQUALITY)
    assert interview.checked_answers()["How old are you?"] == "45 to 54"
    assert interview.checked_answers()["What is your religion, if any?"] == "Not provided"
    phone.get_by_role("button", name="Change How old are you?").click()
    expect(phone.locator("#eq_age")).to_be_focused()
    interview.answer("eq_age", "a85")
    interview.go_on()
    assert interview.checked_answers()["How old are you?"] == "85 or over"


@pytest.mark.parametrize("scripts", [True, False], ids=["with-javascript", "without"])
def test_another_language_keeps_the_answers(scripts: bool, open_phone: OpenPhone) -> None:
    page = open_phone(scripts=scripts)
    interview = Interview(page, scripts)
    interview.open(SURVEY)
    interview.answer("as_age", "a16")
    nav = page.get_by_role("navigation", name="Language")
    with page.expect_navigation():
        nav.get_by_role("link" if scripts else "button", name="Cymraeg").click()
    interview.ready()
    assert page.locator("html").get_attribute("lang") == "cy"
    assert page.locator('input[name="as_age"]:checked').get_attribute("value") == "a16"
    interview.walk(ASSETS)
    assert interview.send()


def test_where_i_am_fills_the_point_only_when_asked(open_phone: OpenPhone) -> None:
    page = open_phone(
        geolocation={"latitude": 52.4862, "longitude": -1.8904, "accuracy": 12}, permissions=["geolocation"]
    )
    interview = at_places(page)
    interview.answer("as_place-0-pl_cat", "park")
    latitude = page.locator('input[name="as_place-0-pl_loc-latitude"]')
    assert latitude.input_value() == ""
    page.get_by_role("button", name="Use where I am").click()
    expect(latitude).to_have_value("52.486200")
    expect(interview.question("as_place-0-pl_addr")).to_be_hidden()


def test_a_long_word_among_the_answers_to_check_does_not_widen_the_page(phone: Page) -> None:
    phone.set_viewport_size({"width": 320, "height": 700})
    interview = Interview(phone)
    interview.open("/en/equality")
    interview.walk({"eq_ok": "yes", "eq_ethnic": "other", "eq_ethnic_own": "long" * 40})
    assert phone.evaluate("document.documentElement.scrollWidth") == 320


def test_entries_that_the_form_sets_are_called_by_what_they_say(phone: Page) -> None:
    interview = Interview(phone)
    interview.open("/en/priority-rating")
    interview.walk(PRIORITIES)
    headings = phone.locator("#check h4").all_inner_texts()
    assert headings == ["1. Example activity", "2. Example idea"]


def test_a_worry_about_safety_shows_the_numbers_to_call_at_once(open_phone: OpenPhone) -> None:
    page = open_phone(scripts=False)
    page.goto("/en/capabilities-assessment")
    page.get_by_text("If someone is not safe").click()
    expect(page.locator(".safety").get_by_role("link", name="01632 960002")).to_be_visible()
    worker = page.locator("#wk_concern").locator("xpath=ancestor::section")
    worker.evaluate("""section => [section, ...section.querySelectorAll("[hidden]")].forEach((one) => {
        one.hidden = false; })""")
    expect(page.locator(".danger")).to_be_hidden()
    page.locator('input[name="wk_concern"][value="report"]').check()
    expect(page.locator(".danger").get_by_role("link", name="01632 960003")).to_be_visible()
    page.locator('input[name="wk_concern"][value="none"]').check()
    expect(page.locator(".danger")).to_be_hidden()


@pytest.mark.parametrize(("language", "width"), [("en", 320), ("ur", 320), ("ur", 1280)])
def test_no_page_is_wider_than_the_screen(language: str, width: int, open_phone: OpenPhone) -> None:
    page = open_phone()
    page.set_viewport_size({"width": width, "height": 700})
    interview = Interview(page)
    interview.open(f"/{language}/community-asset-survey")
    for _ in range(40):
        interview.fill(ASSETS)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        if interview.checking():
            break
        interview.go_on()
    assert interview.checking()


def test_the_form_can_be_filled_in_with_the_keyboard_alone(phone: Page) -> None:
    interview = Interview(phone)
    interview.open("/en/equality")
    phone.locator("#eq_ok").focus()
    phone.keyboard.press("Space")
    for _ in range(60):
        if phone.evaluate("document.activeElement.id") == "continue":
            break
        phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="Check your answers")).to_be_focused()
