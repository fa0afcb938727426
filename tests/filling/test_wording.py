"""Answers in words, for reading through before sending."""

from __future__ import annotations

import pytest

from surveyapp.filling import shown, spoken
from surveyapp.forms.definition import Choice, ChoiceList
from surveyapp.languages import Words
from tests.filling.makers import form, question

MUSIC = Choice("music", "Play music", labels={"cy": "Canu"})
JOBS = ChoiceList("jobs", (Choice("food", "Cook, or bake"), MUSIC))
FORM = form(lists={"jobs": JOBS})
POINT = {"type": "Point", "coordinates": [-1.89, 52.48], "accuracy": 7.6}
HALL = {"name": "hall.jpg", "type": "image/jpeg", "bytes": 1, "sha256": "0" * 64}


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("text", "as it is", "as it is"),
        ("integer", 1234567, "1,234,567"),
        ("decimal", 0.125, "0.125"),
        ("select_one jobs", "food", "Cook, or bake"),
        ("select_one jobs", "dancing", "dancing"),
        ("select_multiple jobs", ["music", "food"], "Play music, Cook, or bake"),
        ("date", "2026-11-05", "5 November 2026"),
        ("date", "2026-11-31", "2026-11-31"),
        ("time", "14:30", "14:30"),
        ("datetime", "2026-11-05T14:30", "5 November 2026, 14:30"),
        ("geopoint", POINT, "52.48, -1.89 (right to about 8 metres)"),
        ("geopoint", {"type": "Point", "coordinates": [0, 0]}, "0, 0"),
        ("image", HALL, "hall.jpg"),
        ("calculate", "true", "true"),
        ("integer", None, ""),
        ("integer", {}, ""),
    ],
)
def test_an_answer_is_put_into_words(kind: str, value: object, words: str) -> None:
    assert spoken(question("q", kind), value, FORM, Words("en")) == words


def test_words_are_those_of_the_language() -> None:
    job, day = question("q", "select_one jobs"), question("q", "date")
    translated = Words("cy", {("jobs.choices.food:label", "Cook, or bake"): "Coginio"})
    assert spoken(job, "food", FORM, translated) == "Coginio"
    assert spoken(job, "music", FORM, translated) == "Canu"
    assert spoken(day, "2026-03-05", FORM, translated) == "5 Mawrth 2026"


@pytest.mark.parametrize(
    ("kind", "value", "fields"),
    [
        ("text", "as it is", "as it is"),
        ("text", None, ""),
        ("integer", 1234, "1234"),
        ("decimal", 1.5, "1.5"),
        ("select_one jobs", "food", "food"),
        ("select_multiple jobs", ["food"], ["food"]),
        ("select_multiple jobs", None, []),
        ("date", "2026-03-05", {"day": "5", "month": "3", "year": "2026"}),
        ("date", None, {"day": "", "month": "", "year": ""}),
        ("geopoint", POINT, {"latitude": "52.48", "longitude": "-1.89", "accuracy": "7.6"}),
        ("geopoint", None, {"latitude": "", "longitude": "", "accuracy": ""}),
        ("image", HALL, ""),
    ],
)
def test_an_answer_stands_in_its_fields_again(kind: str, value: object, fields: object) -> None:
    assert shown(question("q", kind), value) == fields
