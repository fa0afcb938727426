"""Exports read back, as a person or a program would read them."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from surveyapp.exporting.texts import restored


@dataclass
class ReadTable:
    """One table: its headings, its rows by the name of the column, and its last line."""

    headings: list[str]
    rows: list[dict[str, object]]
    last_line: str

    def column(self, name: str) -> list[object]:
        return [row[name] for row in self.rows]


def workbook(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def sheet(path: Path, title: str) -> ReadTable:
    return table(workbook(path)[title])


def table(read: Worksheet) -> ReadTable:
    """Return a sheet that holds a table; the name of a column is the last line of its heading."""
    lines = [list(line) for line in read.iter_rows(values_only=True)]
    headings = [str(heading) for heading in lines[0]]
    names = [heading.rpartition("\n")[2] for heading in headings]
    assert len(set(names)) == len(names)
    assert all(cell is None for cell in lines[-2])
    rows: list[dict[str, object]] = [dict(zip(names, line, strict=True)) for line in lines[1:-2]]
    return ReadTable(headings, rows, str(lines[-1][0]))


def about(path: Path) -> list[tuple[str, str]]:
    return [
        (str(left or ""), str(right)) for left, right in workbook(path)["About"].iter_rows(values_only=True)
    ]


def sheet_xml(path: Path) -> dict[str, str]:
    """Return the sheets of a workbook as they are in the file."""
    with ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return {name: archive.read(name).decode() for name in names}


def csv_files(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def csv_table(path: Path, name: str) -> ReadTable:
    """Return one file of a zip, each text as it was before it was made inert."""
    lines = list(csv.reader(io.StringIO(csv_files(path)[name].decode("utf-8-sig"), newline=""), strict=True))
    names = [restored(cell) for cell in lines[0]]
    assert {len(line) for line in lines} == {len(names)}
    rows: list[dict[str, object]] = [
        dict(zip(names, (restored(cell) for cell in line), strict=True)) for line in lines[1:-1]
    ]
    return ReadTable(names, rows, lines[-1][0])
