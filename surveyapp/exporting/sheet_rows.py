"""The rows of one sheet, as SpreadsheetML (ECMA-376 part 1, section 18.3), in a file while they are written.

openpyxl writes everything about a sheet but its rows: with it they take five times as long, and a sheet
cannot be given up half-way. There is no element for a formula here, so nothing that anyone answers can become
one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from html import escape
from pathlib import Path
from typing import TypeVar

from openpyxl.utils import get_column_letter

from surveyapp.exporting.shapes import Cell

WORDS_FONT = '<rPr><b val="1"/><sz val="11"/><rFont val="Calibri"/></rPr>'
NAME_FONT = '<rPr><color rgb="FF4A5560"/><sz val="9"/><rFont val="Calibri"/></rPr>'
"""How the name of a column looks below its words."""

T = TypeVar("T")

FIRST_MIDNIGHT = datetime(1899, 12, 30)  # noqa: DTZ001 # a day of the calendar, not a moment
DAY = timedelta(days=1)

Styled = tuple[Cell, int]
"""A value and the number of its style."""


class SheetRows:
    """The rows of one sheet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("w", encoding="utf-8", newline="\n")
        self._letters: list[str] = []
        self._row = 0
        self.filtered = ""
        """What the filter covers (`A1:D9`); empty where there is none."""

    @property
    def dimension(self) -> str:
        """What the rows cover: `A1:D11`."""
        return f"A1:{self._letters[-1] if self._letters else 'A'}{max(self._row, 1)}"

    def headings(self, headings: Iterable[tuple[str, str]], style: int, height: float) -> None:
        """Write the headings of the columns, each as its words and its name; the words may be empty."""
        cells = (
            f'<c r="{where}" s="{style}" t="inlineStr"><is>{_heading(words, name)}</is></c>'
            for where, (words, name) in self._places(headings)
        )
        self._write(cells, f' ht="{height:g}" customHeight="1"')

    def append(self, row: Iterable[Styled]) -> None:
        """Write a row. A text is fit for a cell already: see `texts`."""
        self._write(_cell(where, value, style) for where, (value, style) in self._places(row))

    def skip(self) -> None:
        """Leave a row empty."""
        self._row += 1

    def cover(self) -> None:
        """Let the filter cover what is written so far."""
        self.filtered = self.dimension

    def close(self) -> None:
        """Close the file; nothing can be added any more."""
        self._file.close()

    def _write(self, cells: Iterable[str], attributes: str = "") -> None:
        written = "".join(cells)
        self._file.write(f'<row r="{self._row}"{attributes}>{written}</row>\n')

    def _places(self, row: Iterable[T]) -> Iterable[tuple[str, T]]:
        """Begin a row, and return each of its values with its place: `A1`, `B1` …"""
        values = list(row)
        while len(self._letters) < len(values):
            self._letters.append(get_column_letter(len(self._letters) + 1))
        self._row += 1
        return [(f"{letter}{self._row}", value) for letter, value in zip(self._letters, values, strict=False)]


def _cell(where: str, value: Cell, style: int) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{where}" s="{style}" t="inlineStr"><is>{_text(value)}</is></c>'
    if isinstance(value, int | float):
        return f'<c r="{where}"><v>{value!r}</v></c>'
    return f'<c r="{where}" s="{style}"><v>{serial(value)!r}</v></c>'


def serial(moment: date | time) -> float:
    """Return a date or time as Excel keeps it: days since the eve of 1900, a time being part of a day."""
    if isinstance(moment, time):
        return (datetime.combine(FIRST_MIDNIGHT, moment) - FIRST_MIDNIGHT) / DAY
    if isinstance(moment, datetime):
        return (moment - FIRST_MIDNIGHT) / DAY
    return (moment - FIRST_MIDNIGHT.date()).days


def _heading(words: str, name: str) -> str:
    if not words:
        return _text(name)
    below = f"\n{name}"
    return f"<r>{WORDS_FONT}{_text(words)}</r><r>{NAME_FONT}{_text(below)}</r>"


def _text(text: str) -> str:
    return f'<t xml:space="preserve">{escape(text, quote=False)}</t>'
