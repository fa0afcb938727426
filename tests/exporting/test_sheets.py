"""A table goes on where a sheet is full: downwards on the next sheet, and sideways on a sheet beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from surveyapp.exporting import Limits, Options, export
from surveyapp.exporting.sheet_names import SheetNames
from surveyapp.exporting.sheets import NOT_ANSWERS
from tests.exporting.material import Filled, everything, many, source
from tests.exporting.reading import about, sheet, workbook


def test_rows_that_do_not_fit_go_on_on_the_next_sheet(target: Path) -> None:
    written = export(many(10, entries=0), target, Options(limits=Limits(rows=4 + NOT_ANSWERS)))
    assert written.rows == 10
    titles = [title for title in workbook(target).sheetnames if title.startswith("Answers")]
    assert titles == ["Answers", "Answers (2)", "Answers (3)"]
    read = [sheet(target, title) for title in titles]
    assert [len(one.rows) for one in read] == [4, 4, 2]
    names = [name for one in read for name in one.column("name")]
    assert names == [f"Person {number}" for number in range(10)]
    assert [one.last_line for one in read] == [
        "Continued on “Answers (2)”",
        "Continued on “Answers (3)”",
        "End of answers: 10 rows",
    ]


def test_a_sheet_that_is_just_full_is_not_continued(target: Path) -> None:
    export(many(4, entries=0), target, Options(limits=Limits(rows=4 + NOT_ANSWERS)))
    assert "Answers (2)" not in workbook(target).sheetnames
    assert sheet(target, "Answers").last_line == "End of answers: 4 rows"
    assert workbook(target)["Answers"].max_row == 4 + NOT_ANSWERS


def test_columns_that_do_not_fit_go_on_on_a_sheet_beside_with_the_submission_first(target: Path) -> None:
    export(source([everything()]), target, Options(limits=Limits(columns=16)))
    titles = [title for title in workbook(target).sheetnames if title.startswith("Answers")]
    assert titles == ["Answers", "Answers (2)", "Answers (3)"]
    assert [workbook(target)[title].max_column for title in titles] == [16, 16, 13]
    everywhere = [sheet(target, title) for title in titles]
    assert {str(one.rows[0]["uuid"]) for one in everywhere} == {str(everything().uuid)}
    together = {name: cell for one in everywhere for name, cell in one.rows[0].items()}
    export(source([everything()]), target)
    assert together == sheet(target, "Answers").rows[0]


def test_both_at_once(target: Path) -> None:
    export(many(5, entries=0), target, Options(limits=Limits(rows=3 + NOT_ANSWERS, columns=24)))
    titles = [title for title in workbook(target).sheetnames if title.startswith("Answers")]
    assert [len(sheet(target, title).rows) for title in titles] == [3, 3, 2, 2]


def test_repeats_and_full_texts_go_on_too(target: Path) -> None:
    text = "".join(str(number) for number in range(150))
    dishes = [{"dish": text}, {"dish": "Pie"}, {"dish": "Salad"}]
    limits = Limits(rows=2 + NOT_ANSWERS, text=200)
    export(source([Filled({"dishes": dishes, "code": text})]), target, Options(limits=limits))
    assert sheet(target, "Dishes (2)").last_line == "End of Dishes: 3 rows"
    assert ("", "Dishes: 3") in about(target)
    full = [sheet(target, title) for title in workbook(target).sheetnames if title.startswith("Full texts")]
    assert [len(one.rows) for one in full] == [2, 2, 2, 2]
    pieces = [row["text"] for one in full for row in one.rows if row["table"] == "Dishes"]
    assert "".join(map(str, pieces)) == text


def test_the_order_of_sheets_stays_that_of_reading(target: Path) -> None:
    export(many(4, entries=2), target, Options(limits=Limits(rows=30)))
    export(many(40, entries=1), target, Options(limits=Limits(rows=30)))
    assert workbook(target).sheetnames == [
        "Answers",
        "Answers (2)",
        "Dishes",
        "Dishes (2)",
        "Parts of the dish",
        "Codebook",
        "Choices",
        "About",
    ]


@pytest.mark.parametrize(
    ("wished", "given"),
    [
        ("Dishes: tell us about one dish", "Dishes"),
        ("What? [Where] a/b\\c*", "What Where a b c"),
        ("'quoted'", "quoted"),
        ("???", "Sheet"),
        ("History", "History (2)"),
        ("answers", "answers (2)"),
        ("Groups and clubs that meet near you in the week", "Groups and clubs that meet near"),
        ("A" * 40, "A" * 31),
        ("🙂" * 20, "🙂" * 15),
        ("خدمات", "خدمات"),
    ],
)
def test_names_of_sheets_are_legal_and_differ(wished: str, given: str) -> None:
    names = SheetNames()
    names.take("Answers")
    assert names.take(wished) == given


def test_long_names_that_begin_alike_are_numbered_within_the_limit() -> None:
    names = SheetNames()
    given = [names.take("Groups and clubs that meet near you") for _ in range(11)]
    assert len({name.casefold() for name in given}) == 11
    assert max(map(len, given)) <= 31
    assert given[10].endswith(" (11)")
