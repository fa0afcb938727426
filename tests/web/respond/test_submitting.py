"""A form without JavaScript, one post at a time."""

from __future__ import annotations

from flask import Flask

from tests.web.client import Client, Page
from tests.web.respond.walking import asks, checked_answers, is_checking, walk
from tests.web.sent import how_many, sent_by

SURVEY = "/en/community-asset-survey"
STARTED = {"as_mode": "self", "as_age": "a16", "as_agree": "yes"}
AREA = {"as_for": "me", "as_area": "area_1"}
NOTHING_MORE = {
    "as_has_place": "no",
    "as_has_grp": "no",
    "as_do": ["none"],
    "as_differ": "3",
    "as_has_skill": "no",
    "as_keep": ["none"],
}
WHOLE = {**STARTED, **AREA, **NOTHING_MORE}


def at_area(client: Client) -> Page:
    """Return the second page of the survey."""
    page = client.open(SURVEY).fill(**STARTED).go_on()
    while page.heading() != "Your area":
        page = page.fill(as_agree="yes").go_on()
    return page


def test_the_form_opens_on_its_first_page_and_says_how_far_it_is(client: Client) -> None:
    page = client.open(SURVEY)
    assert page.heading() == "Before we start"
    assert "Step 1 of" in page.text()
    assert "back" not in page.buttons()
    assert "continue" in page.buttons()
    assert not page.summary()


def test_nothing_is_chosen_in_advance(client: Client) -> None:
    page = client.open("/en/coproduction-explorer")
    assert [one for one in page.document.all("input") if one.has("checked")] == []


def test_what_is_missing_is_told_on_top_and_beside_the_question(client: Client) -> None:
    page = client.open(SURVEY).fill(as_mode="self").go_on()
    assert page.status == 422
    assert page.title.startswith("Error: Community Asset Survey")
    link = page.document.first("div", id="summary").first("a")
    assert link.get("href") == "#as_age"
    question, _, message = link.text().partition("? ")
    assert question == "How old are you"
    assert message
    assert message in page.question("as_age").text()
    assert page.values("as_mode") == ["self"]


def test_an_answer_that_opens_more_on_the_page_shows_that_first(client: Client) -> None:
    page = client.open(SURVEY)
    assert not asks(page, "as_guardian")
    page = page.fill(as_mode="self", as_age="a13").go_on()
    assert page.status == 200
    assert page.heading() == "Before we start"
    assert asks(page, "as_guardian")
    assert "there is more on this page now" in page.text()
    page = page.go_on()
    assert page.status == 422
    assert page.document.first("div", id="summary").first("a").get("href") == "#as_guardian"


def test_somebody_too_young_is_thanked_and_asked_nothing_more(client: Client) -> None:
    page = client.open(SURVEY).fill(as_mode="self", as_age="u13").go_on()
    assert "That is all we need today" in page.text()
    assert is_checking(page.go_on())


def test_back_keeps_what_was_typed_even_where_it_makes_no_sense(client: Client) -> None:
    page = (
        at_area(client).fill(as_psect="somewhere", as_best="The *park*\nand <b>the</b> canal").press("back")
    )
    assert page.status == 200
    assert page.heading() == "Before we start"
    page = page.go_on()
    assert page.heading() == "Your area"
    assert page.values("as_psect") == ["somewhere"]
    assert page.values("as_best")[0].splitlines() == ["The *park*", "and <b>the</b> canal"]


def test_a_refused_page_keeps_everything_that_was_typed(client: Client) -> None:
    page = at_area(client).fill(**AREA, as_psect="somewhere", as_best="The park").go_on()
    assert page.status == 422
    assert [one.partition("? ")[2] for one in page.summary()] == [
        "Enter the first part of your postcode, a space, and the next number, like B12 9"
    ]
    assert page.values("as_psect") == ["somewhere"]
    assert page.values("as_best") == ["The park"]
    assert page.values("as_for") == ["me"]
    assert page.document.first("input", id="as_psect").get("aria-invalid") == "true"


def test_a_full_postcode_is_cut_to_its_sector(client: Client, app: Flask) -> None:
    page = walk(client.open(SURVEY), {**WHOLE, "as_psect": "b12 9qq"})
    thanks = page.press("send")
    assert sent_by(app, thanks).answers["as_g_area"]["as_psect"] == "B12 9"  # type: ignore[index] # JSON


def test_another_language_keeps_the_answers_and_the_page(client: Client) -> None:
    page = at_area(client).fill(**AREA, as_psect="not one", as_best="Y parc").press("language")
    spoken = page.document.first("html").get("lang")
    assert spoken in ("cy", "ur")
    assert page.values("as_area") == ["area_1"]
    assert page.values("as_psect") == ["not one"]
    assert page.values("as_best") == ["Y parc"]
    assert page.values("_page") == ["1"]


def test_the_answers_are_checked_in_words_before_they_are_sent(client: Client) -> None:
    page = walk(client.open(SURVEY), {**WHOLE, "as_best": "The park"})
    answers = checked_answers(page)
    assert answers["How old are you?"] == "16 or over"
    assert answers["What is the best thing about this area?"] == "The park"
    assert answers["What is the first part of your postcode, and the next number?"] == "Not provided"
    assert "send" in page.buttons()
    assert not page.document.first("button", id="continue").shows()


def test_a_change_leads_back_to_checking(client: Client) -> None:
    page = walk(client.open(SURVEY), WHOLE)
    page = page.press("change:1:as_area")
    assert page.heading() == "Your area"
    page = page.fill(as_area="dk").go_on()
    assert is_checking(page)
    assert checked_answers(page)["Which area do you live in, or does your group work in?"] == "Not sure"


def test_a_change_that_opens_a_page_leads_over_that_page(client: Client) -> None:
    page = walk(client.open(SURVEY), WHOLE)
    change = next(one for one in page.buttons() if one.endswith(":as_has_place"))
    page = page.press(change).fill(as_has_place="yes").go_on()
    assert asks(page, "as_place-0-pl_name")
    page = page.fill(
        as_place__0__pl_name="The Hub", as_place__0__pl_cat="online", as_place__0__pl_state="busy"
    )
    assert is_checking(page.go_on())


def test_back_from_checking_shows_the_last_page(client: Client) -> None:
    page = walk(client.open(SURVEY), WHOLE).press("back")
    assert page.heading() == "Keeping in touch"


def test_sending_thanks_with_a_reference_and_a_receipt_code(client: Client, app: Flask) -> None:
    thanks = walk(client.open(SURVEY), WHOLE).press("send")
    kept = sent_by(app, thanks)
    assert thanks.document.first("bdi", id="reference").text() == str(kept.uuid)
    assert thanks.document.first("b", id="receipt-code").text().replace(" ", "") == kept.receipt_code
    assert (kept.channel, kept.language, kept.state) == ("html", "en", "received")
    assert kept.answers["as_g_do"] == {"as_do": ["none"], "as_differ": "3"}


def test_a_double_click_is_one_submission(client: Client, app: Flask) -> None:
    before = how_many(app, "community-asset-survey")
    page = walk(client.open(SURVEY), WHOLE)
    first, second = page.press("send"), page.press("send")
    assert first.path == second.path
    assert how_many(app, "community-asset-survey") == before + 1


def test_other_answers_under_the_same_id_are_kept_too_and_said_so(client: Client, app: Flask) -> None:
    page = walk(client.open(SURVEY), WHOLE)
    page.press("send")
    page.set("as_area", ["dk"])
    again = page.press("send")
    assert again.status == 409
    assert "already sent" in again.text()
    assert checked_answers(again)["Which area do you live in, or does your group work in?"] == "Not sure"
    assert again.values("_uuid") != page.values("_uuid")
    assert sent_by(app, again.press("send")).answers["as_g_area"]["as_area"] == "dk"  # type: ignore[index] # JSON


def test_a_send_without_an_id_shows_the_answers_to_check(client: Client) -> None:
    page = walk(client.open(SURVEY), WHOLE)
    page.set("_uuid", ["not an id"])
    assert is_checking(page.press("send"))


def test_a_program_may_post_everything_at_once(client: Client) -> None:
    page = client.open(SURVEY)
    for name, answer in WHOLE.items():
        page.set(name, [answer] if isinstance(answer, str) else list(answer))
    assert is_checking(page.go_on())


def test_the_one_who_answers_for_nobody_else_sees_no_page_for_workers(client: Client) -> None:
    page = client.open("/en/capabilities-assessment")
    modes = page.question("cp_mode").all("input")
    assert "door" not in [one.get("value") for one in modes]
    assert "self" in [one.get("value") for one in modes]


def test_answers_to_a_post_are_not_stored_by_the_browser(client: Client) -> None:
    page = client.open(SURVEY).go_on()
    assert page.response.headers["Cache-Control"] == "no-store"
