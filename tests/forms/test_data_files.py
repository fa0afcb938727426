"""Data files beside a form."""

from __future__ import annotations

from pathlib import Path

import pytest

from surveyapp import forms
from surveyapp.forms import FormError
from surveyapp.forms.definition import Choice
from tests.forms.authoring import load, problems

ASKS = "- {name: q, type: select_one area, label: Q}"
LIST = "area: area.csv"


def test_a_choice_list_can_be_a_data_file() -> None:
    form = load(
        ASKS,
        LIST,
        area="""\
            code,label,label_cy,active,parent,centroid
            north,North,Y Gogledd,yes,town,
            south, South ,,,,"52.1, -1.9"
            """,
    )
    found = form.choices["area"]
    assert found.choices == (
        Choice("north", "North", {"parent": "town"}, (), {"cy": "Y Gogledd"}),
        Choice("south", "South", {"centroid": "52.1, -1.9"}),
    )
    assert (found.file, found.columns) == ("area.csv", ("parent", "centroid"))


def test_a_row_that_is_not_active_is_not_offered() -> None:
    form = load(ASKS, LIST, area="code,label,active\na,A,no\nb,B,yes\n")
    assert [choice.name for choice in form.choices["area"].choices] == ["b"]


def test_the_first_column_may_be_called_name() -> None:
    assert load(ASKS, LIST, area="name,label\na,A\n").choices["area"].choices == (Choice("a", "A"),)


def test_a_missing_data_file_is_reported_where_it_is_used() -> None:
    cure = "Put it beside the form, or into the data folder."
    assert problems(ASKS, LIST) == [f"6: area: choices: There is no data file area.csv. {cure}"]
    assert problems("- {name: items, type: csv-external}") == [
        f"4: items: choices: There is no data file items.csv. {cure}"
    ]


def test_a_data_file_reports_its_own_lines() -> None:
    found = problems(
        ASKS, LIST, area='code,label,active\na,"A\nB",yes\na,Again,yes\n,No code,yes\nb,,maybe\nc,d,yes,e\n'
    )
    assert found == [
        "area.csv:4: area: name: The choice a is there twice, first on line 2. "
        "Give each choice a name of its own.",
        "area.csv:5: area: code: The code is missing. Fill in the code of this row.",
        "area.csv:6: b: active: maybe is neither yes nor no. Write yes or no.",
        "area.csv:6: b: label: The label is missing. Fill in the label of this row.",
        "area.csv:7: This row has 4 cells, and there are 3 columns. "
        "Put quotes round a cell that holds a comma.",
    ]


def test_the_columns_of_a_data_file_are_checked() -> None:
    assert problems(ASKS, LIST, area="") == [
        "area.csv:1: The data file is empty. Name the columns in the first row."
    ]
    assert problems(ASKS, LIST, area="code,name\na,A\n") == [
        "area.csv:1: area: label: The column label is missing. Add it to the first row of area.csv."
    ]
    assert problems(ASKS, LIST, area="code,label,two words,code\na,A,x,y\n") == [
        "area.csv:1: two words: two words is no name of a column. "
        "Begin with a letter or _; letters, digits, dots, - and _ may follow.",
        "area.csv:1: code: There are two columns called code. Rename one of them.",
    ]
    (unclosed,) = problems(ASKS, LIST, area='code,label\na,"A\n')
    assert unclosed.startswith("area.csv:2: This row cannot be read: ")


def test_the_data_folder_is_taken_before_the_folder_of_the_form(tmp_path: Path) -> None:
    path = tmp_path / "forms" / "test.yaml"
    data = tmp_path / "data"
    path.parent.mkdir()
    data.mkdir()
    path.write_text(f"form: test\ntitle: T\nsurvey:\n  {ASKS}\nchoices:\n  {LIST}\n", "utf-8")
    (path.parent / "area.csv").write_text("code,label\nours,Ours\n", "utf-8")
    assert [choice.name for choice in forms.load(path, data).choices["area"].choices] == ["ours"]
    (data / "area.csv").write_text("\ufeffcode,label\r\ntheirs,Theirs\r\n", "utf-8")
    assert [choice.name for choice in forms.load(path, data).choices["area"].choices] == ["theirs"]
    (data / "area.csv").write_text("code,label\ntheirs,\n", "utf-8")
    with pytest.raises(FormError) as caught:
        forms.load(path, data)
    assert [problem.file for problem in caught.value.problems] == [str(data / "area.csv")]


def test_a_name_that_leads_out_of_the_folder_is_no_data_file() -> None:
    assert problems(ASKS, "area: ../area.csv") == [
        "6: area: choices: The list area holds neither choices nor the name of a data file. "
        "Write its choices, or area: area.csv."
    ]
