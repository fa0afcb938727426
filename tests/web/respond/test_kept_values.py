"""Values that come out differently each time stay as they were from the first page to the last."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flask import Flask

from surveyapp.forms import sources
from surveyapp.storage import publishing
from surveyapp.web.services import services
from tests.web.client import Client
from tests.web.conftest import AppFactory
from tests.web.respond.walking import is_checking
from tests.web.sent import how_many, sent_by

FORM = """
form: lots
title: Drawing lots
survey:
  - {name: lot, type: calculate, calculation: once(random())}
  - {name: who, type: text, label: Who are you?, required: "yes"}
  - {name: photo, type: image, label: Show yourself}
"""


@pytest.fixture
def lots(make_app: AppFactory, tmp_path: Path) -> Flask:
    """A service with a form that draws a lot."""
    app = make_app()
    path = tmp_path / "lots.yaml"
    path.write_text(FORM, "utf-8")
    with app.app_context():
        publishing.publish(services().database, sources(path))
    return app


def test_a_lot_is_drawn_once_and_sending_twice_is_one_submission(lots: Flask) -> None:
    page = Client(lots).open("/en/lots").fill(who="Sam").go_on()
    assert is_checking(page)
    drawn = json.loads(page.values("_kept")[0])["lot"]
    thanks = page.press("send")
    assert sent_by(lots, thanks).answers["lot"] == drawn
    assert page.press("send").path == thanks.path
    assert how_many(lots, "lots") == 1


@pytest.mark.parametrize(
    "nonsense", ["{", "[]", "null", '{"lot": {"a": 1}}', '{"lot": NaN}', '{"lot": 1e999}', '{"lot": true}']
)
def test_what_cannot_be_read_is_drawn_anew(lots: Flask, nonsense: str) -> None:
    page = Client(lots).open("/en/lots").fill(who="").go_on()
    page.set("_kept", [nonsense])
    page = page.fill(who="Sam").go_on()
    assert page.status == 200


def test_nothing_else_can_be_answered_by_what_is_kept(lots: Flask) -> None:
    page = Client(lots).open("/en/lots").fill(who="Sam").go_on()
    page.set("_kept", ['{"lot": 0.5, "who": "Alex", "photo": {"sha256": 5}}'])
    answers = sent_by(lots, page.press("send")).answers
    assert answers == {"lot": 0.5, "who": "Sam"}
