"""The six forms that come with the product, exported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from surveyapp import forms, languages, places
from surveyapp.exporting import Options, Source, export
from surveyapp.exporting.questions import SILENT
from surveyapp.forms.definition import Form, Question, Repeat
from tests.exporting.material import Filled, source
from tests.exporting.reading import sheet, workbook

ASSETS = "community-asset-survey"

ANSWERS = {
    "as_g_start": {"as_mode": "self", "as_age": "a16", "as_agree": "yes", "as_go": "yes"},
    "as_g_do": {"as_do": ["check", "errand"], "as_differ": "3"},
    "as_place": [{"pl_name": "پارک", "pl_cat": "park", "pl_state": "busy"}],
}


def loaded(name: str) -> Form:
    return forms.load(places.FORMS / f"{name}.yaml")


def answered(form: Form) -> Source:
    filled = Filled(ANSWERS if form.name == ASSETS else {}, form=form.name, version=form.version)
    return replace(source([filled]), form=form, versions=(form,))


@pytest.mark.parametrize("name", sorted(path.stem for path in places.FORMS.glob("*.yaml")))
def test_every_question_has_a_column_under_its_name_in_the_order_of_the_form(name: str, target: Path) -> None:
    form = loaded(name)
    export(answered(form), target, Options(values="codes", include_special=True))
    book = workbook(target)
    titles = ["Answers", *(item.key for item in form.items() if isinstance(item, Repeat))]
    assert book.sheetnames[: len(titles)] == titles
    columns = [str(cell.value) for title in titles for cell in book[title][1]]
    asked = [item for item in form.items() if isinstance(item, Question) and item.type not in SILENT]
    assert {item.name for item in asked} - {column.partition(":")[0] for column in columns} == set()
    top = [str(cell.value) for cell in book["Answers"][1]]
    loose = [item.name for item in asked if item.name in top]
    assert [column for column in top if column in loose] == loose


def test_words_come_in_the_language_that_is_asked_for(target: Path) -> None:
    form = loaded(ASSETS)
    export(answered(form), target, Options(language="ur"))
    (row,) = sheet(target, "Answers").rows
    words = languages.words(form, "ur").text("howdo.choices.alone:label", "Mostly on my own")
    assert words != "Mostly on my own"
    assert row["as_do/check"] == 1
    assert all(read.sheet_view.rightToLeft for read in workbook(target))
    heading = next(heading for heading in sheet(target, "Answers").headings if heading.endswith("\nas_do"))
    asked = next(item for item in form.items() if item.key == "as_do")
    assert heading.startswith(languages.words(form, "ur").text("as_do:label", asked.label))


def test_the_codebook_has_the_words_of_every_language(target: Path) -> None:
    form = loaded(ASSETS)
    export(answered(form), target)
    rows = {row["name"]: row for row in sheet(target, "Codebook").rows}
    asked = next(item for item in form.items() if item.key == "as_differ")
    for language in languages.offered(form, True):
        words = languages.words(form, language).text("as_differ:label", asked.label)
        assert rows["as_differ"][f"label:{language}"] == words
    assert {"label:cy", "label:ur"} <= rows["as_differ"].keys()
    choice = next(row for row in sheet(target, "Choices").rows if row["name"] == "alone")
    assert len({choice[f"label:{language}"] for language in ("en", "cy", "ur")}) == 3
