from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file

from surveyapp import forms, places
from surveyapp.forms import FormError
from surveyapp.languages import texts
from surveyapp.languages.extraction import extract_form

FORM = """\
form: street-party
title: Help with our street party
choices:
  jobs:
    - {name: food,  label: Cook something}
    - {name: music, label: "Play music for ${who}"}
  area: area.csv
survey:
  - group: about_help
    label: Helping out
    hint: It takes a minute.
    questions:
      - name: who
        type: text
        label: What is your name?
        note: First names are enough.
        constraint: string-length(.) <= 40
        constraint_message: Please use 40 letters or fewer.
      - name: helps_with
        type: select_multiple jobs
        label: "What would you do, ${who}?"
        required: yes
        required_message: Choose at least one.
      - {name: where, type: select_one area, label: "Where?"}
  - repeat: guest
    label: Tell us about one guest
    questions:
      - {name: who, type: text, label: "Who comes?"}
      - {name: note, type: note, label: "Bring a chair."}
"""
AREAS = "code,label,label_cy\nnorth,The north,Y gogledd\nsouth,The south,\n"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    (tmp_path / "area.csv").write_text(AREAS, "utf-8")
    path = tmp_path / "street-party.yaml"
    path.write_text(FORM, "utf-8")
    return path


def extracted(path: Path) -> dict[str, tuple[int, str, list[str]]]:
    """Extract through Babel, as `pybabel extract` does: line, text and notes by context."""
    found = list(extract_from_file("surveyform", path, keywords=DEFAULT_KEYWORDS))
    by_context = {str(context): (line, str(text), comments) for line, text, comments, context in found}
    assert len(by_context) == len(found)
    return by_context


def test_every_text_has_the_path_of_its_place_as_context(form: Path) -> None:
    assert {context: text for context, (_, text, _) in extracted(form).items()} == {
        ":title": "Help with our street party",
        "about_help:label": "Helping out",
        "about_help:hint": "It takes a minute.",
        "about_help.who:label": "What is your name?",
        "about_help.who:constraint_message": "Please use 40 letters or fewer.",
        "helps_with:label": "What would you do, ${who}?",
        "helps_with:required_message": "Choose at least one.",
        "where:label": "Where?",
        "guest:label": "Tell us about one guest",
        "guest.who:label": "Who comes?",
        "note:label": "Bring a chair.",
        "jobs.choices.food:label": "Cook something",
        "jobs.choices.music:label": "Play music for ${who}",
        "area.choices.north:label": "The north",
        "area.choices.south:label": "The south",
    }


def test_every_text_has_its_own_line(form: Path) -> None:
    lines = FORM.split("\n")
    for context, (line, text, _) in extracted(form).items():
        wanted = "area: area.csv" if context.startswith("area.") else text
        assert wanted in lines[line - 1], context


def test_a_translator_is_told_what_a_question_is_and_how_long_its_answer_may_be(form: Path) -> None:
    assert extracted(form)["about_help.who:label"][2] == [
        "Question, answered in a person's own words.",
        "The answer may be up to 40 characters long.",
        "The author says: First names are enough.",
    ]


def test_a_message_names_the_question_it_belongs_to(form: Path) -> None:
    assert extracted(form)["helps_with:required_message"][2] == [
        "Message that shows when the answer is missing.",
        "It belongs to: What would you do, ${who}?",
    ]


def test_a_placeholder_and_the_choices_are_explained(form: Path) -> None:
    assert extracted(form)["helps_with:label"][2] == [
        "Question, any number of choices.",
        "Choices: Cook something; Play music for ${who}",
        "${who} stands for the answer to “What is your name?”. Keep it as it is.",
    ]


def test_a_choice_is_shown_with_its_question_and_the_choices_beside_it(form: Path) -> None:
    assert extracted(form)["jobs.choices.food:label"][2] == [
        "Choice.",
        "Question: What would you do, ${who}?",
        "Beside it: Play music for ${who}",
    ]


def test_a_label_of_a_data_file_says_so(form: Path) -> None:
    assert extracted(form)["area.choices.north:label"][2] == [
        "Choice, from the data file area.csv.",
        "Question: Where?",
        "Beside it: The south",
    ]


def test_a_councils_own_data_file_is_read_where_it_is_asked_for(form: Path, tmp_path: Path) -> None:
    own = tmp_path / "data"
    own.mkdir()
    (own / "area.csv").write_text("code,label\nelm,Elm Park\n")
    with form.open("rb") as opened:
        found = [key for _, _, key, _ in extract_form(opened, (), (), {"data": str(own)})]
    assert [key for key in found if key[0].startswith("area.")] == [("area.choices.elm:label", "Elm Park")]


def test_a_form_that_cannot_be_loaded_is_refused_with_file_and_line(form: Path) -> None:
    form.write_text(FORM.replace("type: text", "type: poem", 1))
    with pytest.raises(FormError, match=r"street-party\.yaml:14: who: type"):
        extracted(form)


@pytest.mark.parametrize("path", sorted(places.FORMS.glob("*.yaml")), ids=lambda path: path.stem)
def test_what_is_extracted_is_what_a_page_asks_for(path: Path) -> None:
    loaded = forms.load(path)
    asked = [(text.context, text.source) for text in texts(loaded)]
    assert [(context, text) for context, (_, text, _) in extracted(path).items()] == asked
