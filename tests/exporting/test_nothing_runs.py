"""Whatever people answer comes through workbook and CSV unharmed, and nothing of it runs in a spreadsheet."""

from __future__ import annotations

import csv
import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from uuid import UUID
from zipfile import ZipFile

import pytest

from surveyapp.exporting import export
from surveyapp.exporting.texts import restored
from surveyapp.forms.definition import Choice, ChoiceList
from tests.exporting.material import PARTY, Filled, source
from tests.exporting.reading import about, csv_files, csv_table, sheet, sheet_xml, workbook

LONG = "0123456789" * 4_000

HARMLESS_HERE = [
    '=HYPERLINK("http://x","y")',
    "007",
    "🙂 party",
    "أهلا وسهلا \u200fنعم\u200e",
    "+441632960001",
    "-1",
    "@SUM(1,2)",
    "=1+1",
    "＝1+1",
    "\t=1+1",
    "  leading and trailing  ",
    "two\nlines",
    'quoted "twice"; and, more',
    "'=1",
    "#N/A",
    "TRUE",
    "1/2",
    "1234567890123456789",
    "<f>1+1</f>",
    "_x003D_1",
]
"""Answers that a cell can hold as they are."""

CHANGED = ["a NUL\x00here", "half \ud83d an emoji", "a lone\rreturn", LONG]
"""Answers that a cell cannot hold as they are."""

FORMULA = re.compile(r"<f[ />]")


def answered(texts: list[str]) -> list[Filled]:
    return [Filled({"about": {"name": text}}, uuid=UUID(int=number)) for number, text in enumerate(texts, 1)]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a workbook and CSV of the same hostile answers."""
    folder = tmp_path_factory.mktemp("hostile")
    for name in ("hostile.xlsx", "hostile.csv.zip"):
        export(source(answered([*HARMLESS_HERE, *CHANGED])), folder / name)
    return folder


def test_no_sheet_holds_a_formula(exported: Path) -> None:
    sheets = sheet_xml(exported / "hostile.xlsx")
    assert len(sheets) == 7
    assert {name: FORMULA.findall(xml) for name, xml in sheets.items() if FORMULA.search(xml)} == {}


def test_a_workbook_holds_every_answer_as_a_text_that_stays_one_when_edited(exported: Path) -> None:
    read = workbook(exported / "hostile.xlsx")["Answers"]
    index = next(index for index, cell in enumerate(read[1]) if str(cell.value).endswith("\nname"))
    cells = [row[index] for row in read.iter_rows(2, 1 + len(HARMLESS_HERE))]
    written = [
        str(cell.value).replace("_x005F_", "_") for cell in cells
    ]  # openpyxl leaves the escape for Excel
    assert written == HARMLESS_HERE
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)


def test_cells_share_a_handful_of_styles_however_many_they_are(exported: Path) -> None:
    with ZipFile(exported / "hostile.xlsx") as archive:
        styles = archive.read("xl/styles.xml").decode()
    assert len(re.findall("<xf ", styles.partition("<cellXfs")[2].partition("</cellXfs>")[0])) <= 9


def test_what_a_cell_cannot_hold_is_marked_there_and_whole_beside_it(exported: Path) -> None:
    path = exported / "hostile.xlsx"
    shown = [str(text) for text in sheet(path, "Answers").column("name")[len(HARMLESS_HERE) :]]
    assert shown[:3] == ["a NUL␀here", "half \ufffd an emoji", "a lone␍return"]
    assert shown[3].endswith(" […] This text is cut here. All of its 40000 characters are in “Full texts”.")
    assert LONG.startswith(shown[3].partition(" […]")[0])
    assert len(shown[3]) == 32_767
    assert whole_texts(sheet(path, "Full texts").rows) == CHANGED


def test_a_changed_cell_looks_different(exported: Path) -> None:
    read = workbook(exported / "hostile.xlsx")["Answers"]
    changed = {cell.row for row in read.iter_rows() for cell in row if cell.fill.fgColor.rgb == "00FFF3D6"}
    first = 2 + len(HARMLESS_HERE)
    assert changed == set(range(first, first + len(CHANGED)))


def test_about_counts_what_was_changed(exported: Path) -> None:
    notes = [text for _, text in about(exported / "hostile.xlsx")]
    assert any(note.startswith("3 cells held characters that a sheet cannot hold.") for note in notes)
    assert any(note.startswith("1 cell held more characters than a cell can.") for note in notes)


def test_csv_holds_every_answer_however_long(exported: Path) -> None:
    path = exported / "hostile.csv.zip"
    read = [str(text) for text in csv_table(path, "answers.csv").column("name")]
    assert read[: len(HARMLESS_HERE)] == HARMLESS_HERE
    assert read[-1] == LONG
    assert whole_texts(csv_table(path, "full_texts.csv").rows) == CHANGED[:3]


def test_no_field_of_csv_begins_with_what_runs(exported: Path) -> None:
    for name, content in csv_files(exported / "hostile.csv.zip").items():
        if name.endswith(".csv"):
            rows = csv.reader(content.decode("utf-8-sig").splitlines(keepends=True))
            risky = [field for row in rows for field in row if field.lstrip()[:1] in set("=+-@＝＋－＠")]
            assert [field for field in risky if not re.fullmatch(r"-?[0-9.e-]*", field)] == []


def test_the_words_of_a_form_do_not_run_either(tmp_path: Path) -> None:
    label = '=cmd|"/c calc"!A1'
    lists = {**PARTY.choices, "jobs": ChoiceList("jobs", (Choice("food", label),))}
    form = replace(PARTY, title=label, choices=lists)
    hostile = replace(source(answered(["Ann"])), form=form, versions=(), who="=1", filters={"=1": "=2"})
    export(hostile, tmp_path / "form.xlsx")
    assert [name for name, xml in sheet_xml(tmp_path / "form.xlsx").items() if FORMULA.search(xml)] == []
    assert about(tmp_path / "form.xlsx")[0] == ("Form", label)


def test_libreoffice_opens_the_workbook_and_reads_the_same(
    exported: Path, tmp_path: Path, office_program: Path
) -> None:
    sheets = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    convert(office_program, exported / "hostile.xlsx", sheets, tmp_path)
    with (tmp_path / "hostile-Answers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    column = next(index for index, heading in enumerate(rows[0]) if heading.endswith("\nname"))
    assert [row[column] for row in rows[1 : 1 + len(HARMLESS_HERE)]] == HARMLESS_HERE
    assert rows[-1][0] == f"End of answers: {len(HARMLESS_HERE) + len(CHANGED)} rows"
    received = [row[2] for row in rows[1:3]]
    assert received == ["2026-07-01 12:00:00"] * 2


def test_libreoffice_opens_csv_and_reads_the_same(
    exported: Path, tmp_path: Path, office_program: Path
) -> None:
    (tmp_path / "answers.csv").write_bytes(csv_files(exported / "hostile.csv.zip")["answers.csv"])
    reading = (
        "--infilter=CSV:44,34,76,1,,0,false,true"  # quoted fields may become numbers, as on a double click
    )
    convert(office_program, tmp_path / "answers.csv", "xlsx", tmp_path, reading)
    assert [name for name, xml in sheet_xml(tmp_path / "answers.xlsx").items() if FORMULA.search(xml)] == []
    rows = list(workbook(tmp_path / "answers.xlsx")["answers"].iter_rows(values_only=True))
    column = rows[0].index("name")
    read = [restored(str(row[column])) for row in rows[1 : 1 + len(HARMLESS_HERE)]]
    assert read == HARMLESS_HERE


def whole_texts(rows: list[dict[str, object]]) -> list[str]:
    """Return the texts of *Full texts*, put together as docs/workbook.md says."""
    found: dict[object, str] = {}
    for row in rows:
        found[row["uuid"]] = found.get(row["uuid"], "") + str(row["text"])
    as_json = {row["uuid"] for row in rows if row["spelling"] == "as in JSON"}
    return [str(json.loads(f'"{text}"')) if uuid in as_json else text for uuid, text in found.items()]


def convert(program: Path, path: Path, target_format: str, folder: Path, *more: str) -> None:
    """Convert a file with LibreOffice, under a profile of its own that is gone after the test."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = [profile, "--headless", *more, "--convert-to", target_format, "--outdir", str(folder)]
    command = [str(program), *options, str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
