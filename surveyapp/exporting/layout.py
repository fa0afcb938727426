"""The tables of an export, decided from the forms before the first submission is read; and their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from surveyapp.exporting.fixed_columns import LINKS, fixed_columns
from surveyapp.exporting.questions import Asked, Steps, merged
from surveyapp.exporting.shapes import Cell, Column, Shape
from surveyapp.exporting.source import Options, Source, Submission
from surveyapp.exporting.withholding import withheld
from surveyapp.exporting.wording import Wording, labels

ANSWERS = "answers"
"""The key of the table with one row a submission. A repeat's table has the key of the repeat."""

REMOVED = "no longer asked"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a row a submission, or a row an entry of a repeat."""

    key: str
    title: str
    columns: tuple[Column, ...]
    links: int
    """How many of its first columns say which submission and entry a row is."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Where an answer lies in a document, and from which cell of a row on its cells go."""

    steps: Steps
    shape: Shape
    start: int


@dataclass(slots=True)
class Plan:
    """How documents of one version are read into one table, and into those of the repeats within."""

    table: int
    readers: list[Reader] = field(default_factory=list)
    repeats: list[tuple[Steps, Plan]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row is made from: a submission, or one entry of a repeat."""

    plan: Plan
    answers: Mapping[str, object]
    known: list[Cell]
    """The cells that do not come from its answers."""
    id: str


class Layout:
    """The tables that the answers to all versions of a form fill."""

    def __init__(self, source: Source, options: Options) -> None:
        self.wordings = tuple(Wording(form, options.language) for form in source.forms())
        self.withheld = withheld(source.forms(), options)
        """Why a question has no columns here, by its table and key."""
        self._source, self._options = source, options
        self._fixed = fixed_columns(source.forms(), options, _areas(self.wordings))
        asked = [one for one in merged(self.wordings) if (one.table, one.key) not in self.withheld]
        self._keys = list(dict.fromkeys(["", *(one.key for one in asked if one.family == "repeat")]))
        self._plans = {wording.form.version: self._empty_plan(wording, asked) for wording in self.wordings}
        self.tables = tuple(self._table(index, asked) for index in range(len(self._keys)))

    def rows(self, submission: Submission) -> Iterator[tuple[int, list[Cell]]]:
        """Yield the rows of a submission, each with the index of its table, its own row first.

        Raises:
            ExportError: the submission's version is not among those of the source.
        """
        for entry in self.entries(submission):
            yield entry.plan.table, self.row(entry)

    def entries(self, submission: Submission) -> Iterator[Entry]:
        """Yield the submission itself as an entry of *Answers*, then every entry of its repeats, depth first.

        Raises:
            ExportError: the submission's version is not among those of the source.
        """
        version = self._source.form_of(submission).version
        uuid = str(submission.uuid)
        known = [fixed.cell(submission) for fixed in self._fixed]
        yield from _entries(Entry(self._plans[version][0], submission.answers, known, uuid), uuid)

    def row(self, entry: Entry) -> list[Cell]:
        """Return the row of an entry."""
        row: list[Cell] = [None] * len(self.tables[entry.plan.table].columns)
        row[: len(entry.known)] = entry.known
        for reader in entry.plan.readers:
            value = found(entry.answers, reader.steps)
            if value is not None:
                cells = reader.shape.cells(value)
                row[reader.start : reader.start + len(cells)] = cells
        return row

    def _empty_plan(self, wording: Wording, asked: list[Asked]) -> list[Plan]:
        """Return a version's plans, one a table, linked as its repeats are nested."""
        plans = [Plan(index) for index in range(len(self._keys))]
        for one in asked:
            steps = one.steps.get(wording.form.version)
            if one.family == "repeat" and steps is not None:
                plans[self._index(one.table)].repeats.append((steps, plans[self._index(one.key)]))
        return plans

    def _index(self, key: str) -> int:
        return self._keys.index(key)

    def _table(self, index: int, asked: list[Asked]) -> Table:
        """Return a table, and tell the plans of every version where in its rows each answer goes."""
        key = self._keys[index]
        columns = list(LINKS if index else (fixed.column for fixed in self._fixed))
        links = len(LINKS) if index else 1
        taken = {column.name for column in columns}
        for one in asked:
            if one.table == key:
                shape = one.shape(self._options)
                self._read(index, Reader((), shape, len(columns)), one)
                columns += _named(one, shape, taken)
        return Table(key or ANSWERS, self._title(key, asked), tuple(columns), links)

    def _read(self, index: int, reader: Reader, one: Asked) -> None:
        for version, steps in one.steps.items():
            self._plans[version][index].readers.append(Reader(steps, reader.shape, reader.start))

    def _title(self, key: str, asked: list[Asked]) -> str:
        titles = (one.title() for one in asked if one.family == "repeat" and one.key == key)
        return next(titles, "") or key or "Answers"


def found(answers: object, steps: Steps) -> object:
    """Return what lies at the end of the steps; None where nothing does."""
    for step in steps:
        if not isinstance(answers, Mapping):
            return None
        answers = answers.get(step)
    return answers


def _entries(entry: Entry, uuid: str) -> Iterator[Entry]:
    yield entry
    for steps, plan in entry.plan.repeats:
        inner = found(entry.answers, steps)
        for position, answers in enumerate(inner if isinstance(inner, list) else [], 1):
            if isinstance(answers, Mapping):
                own_id = f"{entry.id}/{steps[-1]}[{position}]"
                yield from _entries(Entry(plan, answers, [uuid, entry.id, position, own_id], own_id), uuid)


def _named(one: Asked, shape: Shape, taken: set[str]) -> tuple[Column, ...]:
    """Return the columns of a question under a name that no other column of the table has."""
    title = f"{one.title()} ({REMOVED})".lstrip() if one.removed else one.title()
    name, number = one.key, 1
    columns = shape.columns(name, title)
    while taken & {column.name for column in columns}:
        number += 1
        name = f"{one.key}~{number}"
        columns = shape.columns(name, title)
    taken |= {column.name for column in columns}
    return columns


def _areas(wordings: tuple[Wording, ...]) -> dict[str, str]:
    return labels((wording, "area") for wording in wordings)
