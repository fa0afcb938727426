"""The workbook an officer opens: a row a submission, a sheet a repeat, what it means, where it is from."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest

from surveyapp.exporting import Options, export
from surveyapp.exporting.sheets import NOT_ANSWERS
from tests.exporting.material import OLD_VERSION, PARTY, Filled, everything, many, source
from tests.exporting.reading import sheet, workbook

UUID_TEXT = "00000000-0000-0000-0000-000000000001"


def test_its_sheets_come_in_the_order_of_reading(party: Path) -> None:
    titles = ["Answers", "Dishes", "Parts of the dish", "Codebook", "Choices", "About"]
    assert workbook(party).sheetnames == titles


def test_a_submission_is_one_row_that_says_what_is_known_of_it(party: Path) -> None:
    (row,) = sheet(party, "Answers").rows
    assert list(row.values())[:12] == [
        UUID_TEXT,
        "K7QM2XR4WD9T",
        datetime(2026, 7, 1, 12, 0),  # noqa: DTZ001 # Excel's times have no zone
        datetime(2026, 7, 1, 11, 51),  # noqa: DTZ001 # the same
        datetime(2026, 7, 1, 11, 59),  # noqa: DTZ001 # the same
        "+01:00",
        "English",
        "Online",
        "2",
        "a" * 64,
        "Received",
        "The north",
    ]


def test_choices_are_words_in_one_column_and_ones_and_zeros_in_a_column_each(party: Path) -> None:
    (row,) = sheet(party, "Answers").rows
    assert row["area~2"] == "The north"
    assert row["jobs"] == "Play music; Cook something"
    assert [row[f"jobs/{job}"] for job in ("food", "music", "tidy", "clowning")] == [1, 1, 0, 0]


def test_a_rank_says_each_choices_place(party: Path) -> None:
    (row,) = sheet(party, "Answers").rows
    assert row["order"] == "Tidy up; Cook something; Play music"
    assert [row[f"order/{job}"] for job in ("food", "music", "tidy")] == [2, 3, 1]


def test_numbers_are_numbers_and_dates_and_times_are_real(party: Path) -> None:
    (row,) = sheet(party, "Answers").rows
    assert (row["hours"], row["code"]) == (2.5, 7)
    assert row["today"] == datetime(2026, 7, 1)  # noqa: DTZ001 # how openpyxl reads a date
    assert row["born"] == datetime(1971, 2, 3)  # noqa: DTZ001 # how openpyxl reads a date
    assert (row["from"], row["from:offset"]) == (time(14, 30), "+01:00")
    assert (row["back"], row["back:offset"]) == (datetime(2026, 7, 8, 9, 15), "+01:00")  # noqa: DTZ001 # no zone
    formats = {cell.value: cell.number_format for cell in workbook(party)["Answers"][2]}
    assert formats[datetime(1971, 2, 3)] == "yyyy-mm-dd"  # noqa: DTZ001 # how openpyxl reads a date
    assert formats[time(14, 30)] == "hh:mm:ss"


def test_places_shapes_and_files_have_columns_of_their_own(party: Path) -> None:
    (row,) = sheet(party, "Answers").rows
    parts = ("latitude", "longitude", "altitude", "accuracy")
    assert [row[f"place:{part}"] for part in parts] == [52.25, -1.5, 80, 4.5]
    assert row["plot"] == "POLYGON ((0 51, 1 51, 1 52, 0 51))"
    assert (row["photo"], row["photo:link"]) == ("cake.jpg", "c" * 64)


def test_the_link_to_a_file_begins_as_asked(target: Path) -> None:
    export(source([everything()]), target, Options(attachments="https://surveys.example/files/"))
    assert sheet(target, "Answers").column("photo:link") == [f"https://surveys.example/files/{'c' * 64}"]


def test_an_entry_of_a_repeat_is_a_row_linked_to_what_is_above_it(party: Path) -> None:
    assert sheet(party, "Answers").column("dishes") == [2]
    assert [list(row.values()) for row in sheet(party, "Dishes").rows] == [
        [UUID_TEXT, UUID_TEXT, 1, f"{UUID_TEXT}/dishes[1]", "Pie", 6, 2],
        [UUID_TEXT, UUID_TEXT, 2, f"{UUID_TEXT}/dishes[2]", "Salad", None, None],
    ]
    pie = f"{UUID_TEXT}/dishes[1]"
    assert [list(row.values()) for row in sheet(party, "Parts of the dish").rows] == [
        [UUID_TEXT, pie, 1, f"{pie}/part[1]", "Crust"],
        [UUID_TEXT, pie, 2, f"{pie}/part[2]", "Filling"],
    ]


def test_a_question_that_was_not_answered_leaves_its_cells_empty(target: Path) -> None:
    export(source([Filled({})]), target)
    (row,) = sheet(target, "Answers").rows
    assert [name for name, cell in row.items() if cell is not None][12:] == []


def test_headings_say_the_words_and_the_name_and_stay_in_sight(party: Path) -> None:
    headings = sheet(party, "Answers").headings
    assert "What is your name?\nname" in headings
    assert "Play music\njobs/music" in headings
    assert "Begun, by the device's clock\nstart" in headings
    for title in workbook(party).sheetnames[:-1]:
        read = workbook(party)[title]
        assert read.freeze_panes == "B2"
        assert read["A1"].alignment.wrap_text
        assert read.column_dimensions["A"].width >= 16
    answers = workbook(party)["Answers"]
    assert answers.auto_filter.ref == f"A1:{answers.cell(1, answers.max_column).coordinate[:-1]}2"


def test_every_table_ends_with_a_line_that_counts_its_rows_outside_the_filter(party: Path) -> None:
    assert sheet(party, "Answers").last_line == "End of answers: 1 row"
    assert sheet(party, "Dishes").last_line == "End of Dishes: 2 rows"
    assert sheet(party, "Codebook").last_line.startswith("End of Codebook: ")


@pytest.mark.parametrize(
    ("values", "area", "jobs"),
    [("codes", "north", "music food"), ("labels", "The north", "Play music; Cook something")],
)
def test_choices_come_as_words_or_as_codes(target: Path, values: str, area: str, jobs: str) -> None:
    export(source([everything()]), target, Options(values="codes" if values == "codes" else "labels"))
    (row,) = sheet(target, "Answers").rows
    assert (row["area"], row["area~2"], row["jobs"]) == (area, area, jobs)


def test_choices_come_as_codes_and_words_side_by_side(target: Path) -> None:
    export(source([everything()]), target, Options(values="both"))
    (row,) = sheet(target, "Answers").rows
    assert (row["area~2"], row["area~2:label"]) == ("north", "The north")
    assert (row["jobs"], row["jobs:label"]) == ("music food", "Play music; Cook something")
    assert (row["channel"], row["channel:label"]) == ("web", "Online")


def test_with_codes_columns_and_sheets_are_headed_by_names_alone(target: Path) -> None:
    export(source([everything()]), target, Options(values="codes"))
    assert workbook(target).sheetnames[:3] == ["Answers", "dishes", "part"]
    assert sheet(target, "dishes").headings == [
        "uuid",
        "parent_id",
        "position",
        "id",
        "dish",
        "serves",
        "part",
    ]


def test_versions_are_merged_and_what_is_no_longer_asked_comes_last_and_is_marked(target: Path) -> None:
    old = {"pet": "Dog", "hours": "all day", "born": "40", "jobs": ["clowning"]}
    export(source([everything(), Filled(old, uuid=UUID(int=2), version=OLD_VERSION)]), target)
    read = sheet(target, "Answers")
    assert [heading for heading in read.headings if "no longer asked" in heading] == read.headings[-2:]
    assert read.headings[-2:] == [
        "Have you a pet? (no longer asked)\npet",
        "How old are you? (no longer asked)\nborn~2",
    ]
    new_row, old_row = read.rows
    assert (old_row["pet"], old_row["hours"], old_row["born~2"], old_row["born"]) == (
        "Dog",
        "all day",
        "40",
        None,
    )
    assert (old_row["jobs"], old_row["jobs/clowning"], old_row["jobs/music"]) == ("Be a clown", 1, 0)
    assert (new_row["version_label"], old_row["version_label"]) == ("2", "1")


def test_an_answer_of_the_wrong_kind_is_shown_rather_than_lost(target: Path) -> None:
    wrong = {
        "born": "soon",
        "place": "here",
        "about": {"jobs": "food", "area": 3},
        "from": 9,
        "plot": [1],
        "photo": "x",
    }
    export(source([Filled({**wrong, "hours": True, "dishes": "many"})]), target)
    (row,) = sheet(target, "Answers").rows
    assert [
        row[name] for name in ("born", "place:latitude", "jobs", "area~2", "from", "plot", "photo", "hours")
    ] == [
        "soon",
        "here",
        "food",
        3,
        9,
        "[1]",
        "x",
        "true",
    ]
    assert row["dishes"] == "many"


def test_what_excel_cannot_count_or_date_stays_text(target: Path) -> None:
    export(
        source([Filled({"code": 1234567890123456, "born": "1899-12-31", "about": {"name": "007"}})]), target
    )
    (row,) = sheet(target, "Answers").rows
    assert (row["code"], row["born"], row["name"]) == ("1234567890123456", "1899-12-31", "007")


def test_times_that_the_service_keeps_are_in_the_councils_zone_and_winter_is_not_summer(target: Path) -> None:
    winter = datetime.fromisoformat("2026-12-01T23:30:00+00:00")
    export(
        source([Filled({}, received_at=winter, started_at=None, finished_at=None, offset_minutes=None)]),
        target,
    )
    (row,) = sheet(target, "Answers").rows
    assert row["received_at"] == datetime(2026, 12, 1, 23, 30)  # noqa: DTZ001 # Excel's times have no zone
    assert (row["started_at"], row["offset"]) == (None, None)


def test_of_an_unlinked_form_only_the_week_is_shown(target: Path) -> None:
    form = replace(PARTY, unlinked=True)
    unlinked = replace(source([everything()]), form=form, versions=())
    export(unlinked, target)
    read = sheet(target, "Answers")
    assert read.headings[2] == "Received in the week of\nreceived_at"
    assert workbook(target)["Answers"]["C2"].number_format == "yyyy-mm-dd"


def test_nobody_answered_is_an_empty_table_that_says_so(target: Path) -> None:
    written = export(source(), target)
    assert written.rows == 0
    assert sheet(target, "Answers").last_line == "End of answers: 0 rows"


def test_a_program_that_reads_it_row_by_row_sees_all_of_it(target: Path) -> None:
    export(many(30, entries=0), target)
    read = openpyxl.load_workbook(target, read_only=True)
    assert len(list(read["Answers"].iter_rows())) == 30 + NOT_ANSWERS
    read.close()


def test_it_tells_how_far_it_is(target: Path) -> None:
    told: list[tuple[int, int]] = []
    export(many(250, entries=0), target, progress=lambda done, expected: told.append((done, expected)))
    assert told == [(100, 250), (200, 250), (250, 250)]
