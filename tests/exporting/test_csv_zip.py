"""CSV: a file a table, that spreadsheets and programs read alike."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest

from surveyapp.exporting import Options, export
from tests.exporting.material import Filled, everything, source
from tests.exporting.reading import csv_files, csv_table

UUID_TEXT = str(everything().uuid)


@pytest.fixture(scope="module")
def party(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("csv") / "party.csv.zip"
    export(source([everything()]), path)
    return path


def test_it_has_one_file_a_table_a_codebook_and_a_readme(party: Path) -> None:
    names = ["answers.csv", "dishes.csv", "part.csv", "codebook.csv", "choices.csv", "README.txt"]
    assert list(csv_files(party)) == names


def test_files_are_utf_8_with_a_mark_and_lines_end_as_rfc_4180_says(party: Path) -> None:
    content = csv_files(party)["dishes.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    assert (
        content.decode("utf-8-sig").splitlines()[0]
        == '"uuid","parent_id","position","id","dish","serves","part"'
    )


def test_texts_are_quoted_and_numbers_dates_and_times_are_bare(party: Path) -> None:
    line = csv_files(party)["answers.csv"].decode("utf-8-sig").splitlines()[1]
    assert ",2026-07-01 12:00:00," in line
    assert ',2.5,7,1971-02-03,14:30:00,"\'+01:00",' in line
    assert ",52.25,-1.5,80.0,4.5," in line
    assert '"Play music; Cook something",1,1,0,0,' in line


def test_entries_of_repeats_are_linked(party: Path) -> None:
    pie = f"{UUID_TEXT}/dishes[1]"
    assert csv_table(party, "dishes.csv").column("id") == [pie, f"{UUID_TEXT}/dishes[2]"]
    assert csv_table(party, "part.csv").column("parent_id") == [pie, pie]


def test_the_last_line_counts_the_rows(party: Path) -> None:
    assert csv_table(party, "answers.csv").last_line == "End of answers: 1 row"
    assert csv_table(party, "dishes.csv").last_line == "End of dishes: 2 rows"


def test_the_readme_says_what_it_is_and_how_texts_were_made_inert(party: Path) -> None:
    readme = csv_files(party)["README.txt"].decode()
    assert readme.startswith("Help with our street party\n")
    assert "one apostrophe" in readme
    assert "Made by:                     Olga Officer" in readme
    assert "Left out, being special category (P2): health" in readme


def test_special_category_answers_are_left_out_unless_asked_for(party: Path, tmp_path: Path) -> None:
    assert "health" not in csv_table(party, "answers.csv").rows[0]
    export(source([everything()]), tmp_path / "all.csv.zip", Options(include_special=True))
    assert csv_table(tmp_path / "all.csv.zip", "answers.csv").column("health") == ["Fair"]


def test_made_up_answers_say_so(tmp_path: Path) -> None:
    export(source([everything()], demo=True), tmp_path / "demo.csv.zip")
    assert "DEMO" in csv_files(tmp_path / "demo.csv.zip")["README.txt"].decode()
    assert csv_table(tmp_path / "demo.csv.zip", "answers.csv").last_line.startswith(
        "End of answers: 1 row. DEMO"
    )


def test_quotes_commas_and_lines_within_an_answer_stay_within_its_field(tmp_path: Path) -> None:
    texts = ['say "yes", please', "two\r\nlines", "a,b\nc"]
    submissions = [
        Filled({"about": {"name": text}}, uuid=UUID(int=number)) for number, text in enumerate(texts)
    ]
    export(source(submissions), tmp_path / "quoted.csv.zip")
    read = csv_table(tmp_path / "quoted.csv.zip", "answers.csv").column("name")
    assert read == [text.replace("\r\n", "\n") for text in texts]


def test_nothing_is_left_beside_the_file(party: Path) -> None:
    assert [path.name for path in party.parent.iterdir()] == ["party.csv.zip"]
