"""What a process knows of the open forms is looked up afresh every second."""

from __future__ import annotations

import pytest
from flask import Flask

from surveyapp.web import open_forms
from surveyapp.web.services import services


def test_within_a_second_it_is_not_looked_up_again(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with app.app_context():
        database, settings = services().database, services().settings
        monkeypatch.setattr(open_forms, "FRESH", 60.0)
        known = open_forms.open_forms(database, settings)
        assert open_forms.open_forms(database, settings) is known
        monkeypatch.setattr(open_forms, "FRESH", 0.0)
        assert open_forms.open_forms(database, settings) is not known


def test_it_knows_the_forms_their_languages_and_whether_this_is_a_demo(app: Flask) -> None:
    with app.app_context():
        known = open_forms.open_forms(services().database, services().settings)
    assert known.forms["equality"].unlinked
    assert known.languages["community-asset-survey"] == ("en", "cy", "ur")
    assert known.offered("community-asset-survey", "ur")
    assert not known.offered("priority-rating", "ur")
    assert not known.offered("no-such-form", "en")
    assert known.demo is False
