"""Thanks: what was sent is named, and the next form is offered to whom it may be."""

from __future__ import annotations

from uuid import uuid4

import pytest
from flask import Flask

from tests.web.api.sending import document, put
from tests.web.client import Client
from tests.web.respond.test_submitting import SURVEY, WHOLE
from tests.web.respond.walking import walk

UNDER_16 = {"as_g_start": {"as_mode": "self", "as_age": "u13"}}


def test_the_equality_form_is_offered_after_sending_and_opens(client: Client) -> None:
    thanks = walk(client.open(SURVEY), WHOLE).press("send")
    offer = thanks.document.first("a", id="then")
    assert offer.get("href") == "/en/equality"
    assert "cannot be linked" in thanks.text()
    assert client.open(offer.get("href")).document.first("h1").text() == offer.text()


def test_it_is_not_offered_to_somebody_too_young(app: Flask, client: Client) -> None:
    uuid = uuid4()
    response = put(app, document(app, "community-asset-survey", UNDER_16), uuid)
    assert response.status_code == 201, response.get_json()
    thanks = client.open(f"/en/community-asset-survey/sent/{uuid}")
    assert thanks.document.all("a", id="then") == []


def test_it_is_offered_in_its_own_language_where_it_has_no_other(client: Client) -> None:
    thanks = walk(client.open("/cy/community-asset-survey"), WHOLE).press("send")
    offer = thanks.document.first("a", id="then")
    assert (offer.get("href"), offer.get("hreflang")) == ("/en/equality", "en")


def test_what_a_phone_sent_is_thanked_for_too(app: Flask, client: Client) -> None:
    uuid = uuid4()
    receipt = put(app, document(app, "community-asset-survey", UNDER_16), uuid).get_json()
    thanks = client.open(f"/ur/community-asset-survey/sent/{uuid}")
    assert thanks.document.first("b", id="receipt-code").text().replace(" ", "") == receipt["receipt_code"]
    assert thanks.response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("version", [4, 7])
def test_an_unlinked_form_is_thanked_for_under_the_id_it_was_sent_with(
    app: Flask, client: Client, version: int
) -> None:
    uuid = uuid4() if version == 4 else "01936f3e-7b1c-7def-8abc-1234567890ab"
    receipt = put(app, document(app, "equality", {"eq_g": {"eq_ok": "no"}}), uuid).get_json()
    thanks = client.open(f"/en/equality/sent/{uuid}")
    assert thanks.document.first("bdi", id="reference").text() == str(uuid)
    assert thanks.document.first("b", id="receipt-code").text().replace(" ", "") == receipt["receipt_code"]


@pytest.mark.parametrize("path", ["/en/equality/sent/{}", "/en/no-such-form/sent/{}", "/fr/equality/sent/{}"])
def test_what_was_never_sent_is_not_found(client: Client, path: str) -> None:
    client.open(path.format(uuid4()), 404)


def test_a_submission_is_thanked_for_under_its_own_form_only(client: Client) -> None:
    thanks = walk(client.open(SURVEY), WHOLE).press("send")
    client.open(thanks.path.replace("community-asset-survey", "priority-rating"), 404)
