"""Repeats grow and shrink by buttons, and keep what is in them."""

from __future__ import annotations

from flask import Flask

from tests.web.client import Client, Page
from tests.web.respond.test_submitting import AREA, NOTHING_MORE, STARTED, SURVEY
from tests.web.respond.walking import asks, walk
from tests.web.sent import sent_by


def at_places(client: Client) -> Page:
    """Return the page on which places are added."""
    page = client.open(SURVEY)
    for answers in (STARTED, AREA, {"as_has_place": "yes"}):
        for name, answer in answers.items():
            page.set(name, [answer])
        page = page.go_on()
    while not asks(page, "as_place-0-pl_name"):
        assert page.status == 200, page.summary()
        page = page.go_on()
    return page


def place(page: Page, index: int, name: str) -> Page:
    """Fill one entry in."""
    page.set(f"as_place-{index}-pl_name", [name])
    page.set(f"as_place-{index}-pl_cat", ["online"])
    page.set(f"as_place-{index}-pl_state", ["busy"])
    return page


def names(page: Page) -> list[str]:
    """Return the names of the places on the page."""
    return [value for index in range(9) for value in page.values(f"as_place-{index}-pl_name")]


def test_one_entry_is_open_from_the_start(client: Client) -> None:
    page = at_places(client)
    assert names(page) == [""]
    assert "1 added so far" in page.text()


def test_another_entry_is_added_and_the_first_keeps_its_answers_and_shows_its_name(client: Client) -> None:
    page = place(at_places(client), 0, "The Hub").press("add:as_place")
    assert names(page) == ["The Hub", ""]
    first = page.document.first("details", id="as_place-0")
    assert not first.has("open")
    assert "The Hub" in first.first("summary").text()
    assert page.document.first("details", id="as_place-1").has("open")
    assert "2 added so far" in page.text()


def test_an_entry_is_removed_and_the_others_move_up(client: Client) -> None:
    page = at_places(client)
    for index, name in enumerate(("The Hub", "The Mill", "The Yard")):
        page = place(page, index, name).press("add:as_place")
    page = page.press("remove:as_place/1")
    assert names(page) == ["The Hub", "The Yard", ""]


def test_an_entry_with_a_fault_is_open_and_named_in_the_summary(client: Client) -> None:
    page = at_places(client)
    page.set("as_place-0-pl_name", ["The Hub"])
    page = page.press("add:as_place")
    page = place(page, 1, "The Mill").go_on()
    assert page.status == 422
    targets = [one.get("href") for one in page.document.first("div", id="summary").all("a")]
    assert targets[0].startswith("#as_place-0-")
    assert page.document.first("details", id="as_place-0").has("open")
    assert names(page) == ["The Hub", "The Mill"]


def test_entries_are_sent_in_order(client: Client, app: Flask) -> None:
    page = place(at_places(client), 0, "The Hub").press("add:as_place")
    page = place(page, 1, "The Mill").go_on()
    rest = {name: answer for name, answer in NOTHING_MORE.items() if name != "as_has_place"}
    answers = sent_by(app, walk(page, rest).press("send")).answers
    assert answers["as_place"] == [
        {"pl_name": "The Hub", "pl_cat": "online", "pl_state": "busy"},
        {"pl_name": "The Mill", "pl_cat": "online", "pl_state": "busy"},
    ]


def test_past_the_soft_limit_the_page_warns_and_goes_on(client: Client) -> None:
    page = at_places(client)
    for index in range(10):
        assert "That is a lot already" not in page.text()
        page = place(page, index, f"Place {index}").press("add:as_place")
    assert "That is a lot already" in page.text()
    assert len(names(page)) == 9
    assert page.values("as_place-10-pl_name") == [""]


def test_a_list_that_the_form_sets_cannot_be_made_longer(client: Client) -> None:
    page = client.open("/en/priority-rating")
    assert page.document.all("button", data_do="add") == []


def test_an_entry_that_the_form_sets_is_called_by_what_it_says_of_itself(client: Client) -> None:
    page = client.open("/en/priority-rating").fill(pr_role="user").go_on()
    assert page.document.first("summary").text() == "1. Example activity"
    page = walk(page, {f"pr_item-{index}-pr_can": "no" for index in range(2)})
    headings = page.document.first("section", id="check").all("h4")
    assert headings[0].text() == "1. Example activity"
