"""Photos that are sent with a page are held, so that nobody has to send them twice."""

from __future__ import annotations

from flask import Flask

from surveyapp.web.services import services
from tests.storage.pictures import photo_of_a_phone, picture
from tests.web.client import Client, Page, Upload
from tests.web.respond.test_repeats import at_places, place
from tests.web.respond.test_submitting import NOTHING_MORE
from tests.web.respond.walking import checked_answers, walk
from tests.web.sent import sent_by

FIELD = "as_place-0-pl_photo"
REST = {name: answer for name, answer in NOTHING_MORE.items() if name != "as_has_place"}


def with_photo(client: Client, content: bytes, name: str = "hub.jpg") -> Page:
    """Return the page of places after a photo was chosen, and something else left out."""
    page = at_places(client)
    page.set("as_place-0-pl_cat", ["online"])
    page.choose(f"{FIELD}-file", Upload(content, name))
    return page.go_on()


def test_a_photo_survives_a_refused_page_and_is_sent(client: Client, app: Flask) -> None:
    page = with_photo(client, picture())
    assert page.status == 422
    assert page.summary()
    assert "Photo added: hub.jpg" in page.text()
    page = place(page, 0, "The Hub").go_on()
    checking = walk(page, REST)
    assert "1. Take a photo if you like" in " ".join(checked_answers(checking))
    entry = sent_by(app, checking.press("send")).answers["as_place"][0]  # type: ignore[index] # JSON
    assert entry["pl_photo"].keys() == {"name", "type", "bytes", "sha256"}
    assert entry["pl_photo"]["name"] == "hub.jpg"


def test_what_a_phone_writes_into_a_photo_is_not_kept(client: Client, app: Flask) -> None:
    page = place(with_photo(client, photo_of_a_phone()), 0, "The Hub").go_on()
    answers = sent_by(app, walk(page, REST).press("send")).answers
    with app.app_context(), services().uploads().open(answers["as_place"][0]["pl_photo"]["sha256"]) as kept:  # type: ignore[index] # JSON
        content = kept.read()
    assert b"Phone maker" not in content
    assert b"taken at home" not in content


def test_a_photo_is_removed_by_its_button(client: Client) -> None:
    page = with_photo(client, picture()).press("unphoto:as_place/0/pl_photo")
    assert "Photo added" not in page.text()
    assert page.values(f"{FIELD}-held") == [""]
    assert page.values("as_place-0-pl_cat") == ["online"]


def test_what_is_no_photo_is_refused_and_the_rest_kept(client: Client) -> None:
    page = at_places(client)
    page = place(page, 0, "The Hub").choose(f"{FIELD}-file", Upload(b"not a photo", "notes.txt")).go_on()
    assert page.status == 422
    assert page.document.first("div", id="summary").first("a").get("href") == f"#{FIELD}"
    assert page.values("as_place-0-pl_name") == ["The Hub"]


def test_a_photo_that_cannot_be_read_does_not_cost_the_one_before(client: Client) -> None:
    page = with_photo(client, picture())
    page = page.choose(f"{FIELD}-file", Upload(b"not a photo", "notes.txt")).go_on()
    assert page.status == 422
    assert "Photo added: hub.jpg" in page.text()


def test_a_token_that_is_nobodys_holds_nothing(client: Client) -> None:
    page = at_places(client)
    page.set(f"{FIELD}-held", ["guessed"])
    page = place(page, 0, "The Hub").go_on()
    assert "Take a photo if you like" not in [
        label for label, answer in checked_answers(walk(page, REST)).items() if answer != "Not provided"
    ]


def test_a_photo_stays_through_another_language(client: Client) -> None:
    page = with_photo(client, picture())
    token = page.values(f"{FIELD}-held")
    assert token != [""]
    assert page.press("language").values(f"{FIELD}-held") == token
