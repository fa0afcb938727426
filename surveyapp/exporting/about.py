"""What an export says of itself: what it holds, what was left out, what had to be changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.exporting.full_texts import TITLE, FullTexts
from surveyapp.exporting.layout import Layout
from surveyapp.exporting.shapes import Cell
from surveyapp.exporting.source import Options, Source, TableWritten
from surveyapp.exporting.withholding import by_reason
from surveyapp.languages import name_of

DEMO = "DEMO: these answers are made up. They are nobody's."

CHOICES_AS = {"labels": "as their words", "codes": "as their codes", "both": "as their codes and their words"}


@dataclass(frozen=True, slots=True)
class About:
    """Everything that is known of an export once its tables are written."""

    source: Source
    options: Options
    layout: Layout
    rows: int
    tables: tuple[TableWritten, ...]
    full_texts: FullTexts

    def lines(self) -> Iterator[tuple[str, Cell]]:
        """Yield pairs of a heading and what stands beside it; an empty heading continues the one above."""
        yield from self._what()
        yield from self._which()
        for index, table in enumerate(self.tables):
            yield "" if index else "Tables and their rows", f"{table.name}: {table.rows}"
        for index, note in enumerate(self._notes()):
            yield "" if index else "Notes", note

    def _what(self) -> Iterator[tuple[str, Cell]]:
        if self.source.demo:
            yield "DEMO", DEMO
        yield "Form", self.source.form.title
        yield "Name of the form", self.source.form.name
        zone, zone_name = self.options.time_zone()
        made = self.source.at.astimezone(zone)
        yield "Made", f"{made:%Y-%m-%d %H:%M} ({zone_name} time)"
        yield "Made by", self.source.who
        yield "Submissions in this export", self.rows
        if self.rows != self.source.count:
            yield "Submissions expected", self.source.count

    def _which(self) -> Iterator[tuple[str, Cell]]:
        filters = self.source.filters or {"None": "all submissions"}
        for index, (name, value) in enumerate(filters.items()):
            yield "" if index else "Filters", f"{name}: {value}"
        for index, form in enumerate(self.source.forms()):
            label = f"{form.label}, " if form.label else ""
            yield "" if index else "Versions of the form", f"{label}{form.version}"
        language = self.layout.wordings[0].language
        yield "Words are in", f"{name_of(language)} ({language})"
        yield "Choices are written", CHOICES_AS[self.options.values]

    def _notes(self) -> Iterator[str]:
        _, zone = self.options.time_zone()
        yield (
            f"Received, started and finished are in {zone} time. Answers that are times are as the person's "
            "own clock showed them, with their offset from UTC in the column beside them."
        )
        for reason, names in by_reason(self.layout.withheld).items():
            yield f"Left out, being {reason}: {', '.join(names)}"
        if self.options.include_special:
            yield "Answers of special category (P2) are included, where the form asks for any."
        if self.rows != self.source.count:
            yield (
                f"{self.source.count} submissions were counted at the start, {self.rows} were there when "
                "they were read: some came in or were removed in between."
            )
        if self.full_texts.replaced:
            yield (
                f"{_cells(self.full_texts.replaced)} held characters that a sheet cannot hold. They are "
                "shown as pictures (␀ for NUL, � for half a character). "
                f"The texts as answered are in “{TITLE}”."
            )
        if self.full_texts.cut:
            yield (
                f"{_cells(self.full_texts.cut)} held more characters than a cell can. They end with a note; "
                f"the whole texts are in “{TITLE}”, in pieces to be joined in order."
            )


def ending(name: str, rows: int, *, demo: bool) -> str:
    """Return the last line of a table, by which a table that lost its end is noticed."""
    line = f"End of {name}: {rows} {'row' if rows == 1 else 'rows'}"
    return f"{line}. {DEMO}" if demo else line


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} cells"
