"""Texts that a cell cannot hold as they are, kept whole beside the tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from surveyapp.exporting.layout import Table
from surveyapp.exporting.shapes import Cell, Column
from surveyapp.exporting.texts import UNPRINTABLE, pieces, spelled

TITLE = "Full texts"
KEY = "full_texts"

TABLE = Table(
    KEY,
    TITLE,
    (
        Column("uuid", "Submission", 38),
        Column("id", "Entry", 52),
        Column("table", "Table", 24),
        Column("column", "Column", 24),
        Column("reason", "Why it is here", 32),
        Column("spelling", "How it is written here", 24),
        Column("piece", "Piece", 8),
        Column("pieces", "Pieces in all", 8),
        Column("text", "Text", 80),
    ),
    links=1,
)

TOO_LONG = "longer than a cell can be"
UNSHOWN = "holds characters that a sheet cannot hold"
AS_IS = "as it is"
AS_JSON = "as in JSON"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text belongs: a submission, an entry (or the submission again), a table and a column."""

    uuid: str
    entry: str
    table: str
    column: str


class FullTexts:
    """Takes in the texts that had to be changed for a table, and counts them."""

    def __init__(self, write: Callable[[list[Cell]], None], piece: int) -> None:
        self._write = write
        self._piece = piece
        self.cut = 0
        """Cells that hold only the beginning of their text."""
        self.replaced = 0
        """Cells in which characters were replaced."""

    def keep(self, origin: Origin, text: str, *, cut: bool) -> None:
        """Keep a text whole.

        Args:
            origin: where it belongs.
            text: all of it, as answered.
            cut: whether its cell holds only its beginning.
        """
        unshown = bool(UNPRINTABLE.search(text))
        self.cut += cut
        self.replaced += unshown
        reason = "; ".join(reason for reason, holds in ((TOO_LONG, cut), (UNSHOWN, unshown)) if holds)
        parts = list(pieces(spelled(text) if unshown else text, self._piece))
        spelling = AS_JSON if unshown else AS_IS
        where: list[Cell] = [origin.uuid, origin.entry, origin.table, origin.column, reason, spelling]
        for number, part in enumerate(parts, 1):
            self._write([*where, number, len(parts), part])
