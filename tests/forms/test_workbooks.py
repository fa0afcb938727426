"""Each of the six forms equals its workbook cell by cell, in both directions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import yaml
from babel import Locale

from surveyapp import forms
from surveyapp.forms.definition import Form, Item, Question, Repeat, Rule

ROOT = Path(__file__).parent.parent.parent
FORMS = ROOT / "forms"
WORKBOOKS = sorted((ROOT / "tests" / "data" / "workbooks").glob("*.xlsx"))

OURS = {"group", "repeat", "questions", "class", "input", "steps", "alert", "note", "soft_limit"}
"""What our YAML says of questions, groups and repeats and a workbook does not."""
OURS_IN_CHOICES = {"channels"}
OURS_AT_THE_TOP = {"languages", "audience", "unlinked", "minutes", "survey", "choices", "then", "again"}
RENAMED_AT_THE_TOP = {"form": "form_id", "title": "form_title"}

Cells = dict[str, str]


def sheet(workbook: openpyxl.Workbook, name: str) -> tuple[list[str], list[Cells]]:
    """Return the columns of a sheet, and its rows without their empty cells."""
    header, *rows = workbook[name].iter_rows(values_only=True)
    columns = [str(cell) for cell in header]
    return columns, [
        {column: str(cell) for column, cell in zip(columns, row, strict=True) if cell not in (None, "")}
        for row in rows
    ]


def filled(**cells: str) -> Cells:
    return {column: cell for column, cell in cells.items() if cell}


def rule(item: Item, column: str) -> str:
    found = getattr(item, column, None)
    return found.text if isinstance(found, Rule) else ""


def survey_rows(items: tuple[Item, ...]) -> Iterator[Cells]:
    """Yield the rows of the sheet `survey` that these items make."""
    for item in items:
        shared = {
            "name": item.name,
            "label": item.label,
            "hint": item.hint,
            "relevant": rule(item, "relevant"),
            "appearance": " ".join(item.appearance),
        }
        if isinstance(item, Question):
            yield filled(
                **shared,
                type=f"{item.type} {item.list_name}".strip(),
                required=rule(item, "required"),
                required_message=item.required_message,
                constraint=rule(item, "constraint"),
                constraint_message=item.constraint_message,
                calculation=rule(item, "calculation"),
                choice_filter=rule(item, "choice_filter"),
                read_only=rule(item, "read_only"),
                default=rule(item, "default"),
                parameters=" ".join(f"{name}={value}" for name, value in item.parameters.items()),
            )
            continue
        kind = "repeat" if isinstance(item, Repeat) else "group"
        yield filled(**shared, type=f"begin_{kind}", repeat_count=rule(item, "repeat_count"))
        yield from survey_rows(item.children)
        yield filled(type=f"end_{kind}", name=item.name)


def choice_rows(form: Form) -> Iterator[Cells]:
    for name, found in form.choices.items():
        for choice in found.choices:
            yield filled(list_name=name, name=choice.name, label=choice.label, **choice.columns)


def settings_row(form: Form) -> Cells:
    language = Locale.parse(form.default_language, sep="-").english_name
    return filled(
        form_title=form.title,
        form_id=form.form_id or form.name,
        version=form.label,
        default_language=f"{language} ({form.default_language})",
        style=form.style,
    )


def test_there_is_a_workbook_for_every_form() -> None:
    assert [path.stem for path in WORKBOOKS] == [path.stem for path in sorted(FORMS.glob("*.yaml"))]
    assert len(WORKBOOKS) == 6


@pytest.fixture(params=WORKBOOKS, ids=lambda path: path.stem, scope="module")
def pair(request: pytest.FixtureRequest) -> tuple[openpyxl.Workbook, Form]:
    path: Path = request.param
    return openpyxl.load_workbook(path), forms.load(FORMS / f"{path.stem}.yaml")


def test_the_survey_is_the_same_row_by_row(pair: tuple[openpyxl.Workbook, Form]) -> None:
    workbook, form = pair
    _, rows = sheet(workbook, "survey")
    assert list(survey_rows(form.children)) == rows


def test_the_choices_are_the_same_row_by_row(pair: tuple[openpyxl.Workbook, Form]) -> None:
    workbook, form = pair
    columns, rows = sheet(workbook, "choices")
    assert list(choice_rows(form)) == rows
    own = {column for found in form.choices.values() for choice in found.choices for column in choice.columns}
    assert own == set(columns) - {"list_name", "name", "label"}


def test_the_settings_are_the_same(pair: tuple[openpyxl.Workbook, Form]) -> None:
    workbook, form = pair
    _, rows = sheet(workbook, "settings")
    assert [settings_row(form)] == rows


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: path.stem)
def test_the_yaml_adds_nothing_but_what_is_listed_as_ours(path: Path) -> None:
    workbook = openpyxl.load_workbook(path)
    top = yaml.load((FORMS / f"{path.stem}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 # texts only

    def keys(rows: list[dict[str, object]]) -> Iterator[str]:
        for row in rows:
            yield from row
            inside = row.get("questions", [])
            assert isinstance(inside, list)
            yield from keys(inside)

    assert set(keys(top["survey"])) - OURS - set(sheet(workbook, "survey")[0]) == set()
    written = [choice for found in top["choices"].values() if isinstance(found, list) for choice in found]
    assert {key for choice in written for key in choice} - OURS_IN_CHOICES - set(
        sheet(workbook, "choices")[0]
    ) == set()
    settings = {RENAMED_AT_THE_TOP.get(key, key) for key in top} - OURS_AT_THE_TOP
    assert settings == set(sheet(workbook, "settings")[0])
