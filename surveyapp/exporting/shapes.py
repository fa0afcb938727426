"""Each type of answer in one place: the columns it takes in a sheet, and its cells there.

Spec: "Answers, in JSON, in expressions, in sheets" in docs/workbook.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from surveyapp.exporting.source import Values

Cell = None | int | float | str | date | datetime | time
Cells = tuple[Cell, ...]

FIRST_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was, so days before this one stay text."""

DIGITS = 15
"""How many digits of a number Excel keeps; a longer one is written as text."""

WKT = {"LineString": "LINESTRING", "Polygon": "POLYGON"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    name: str
    """Unique in its table, and stable: `as_area`, `as_do/check`, `pl_loc:latitude`."""
    title: str
    """In words; empty where the form has none."""
    width: int
    """In characters."""


class Shape(Protocol):
    """How the answers to one question lie in columns."""

    def columns(self, name: str, title: str) -> tuple[Column, ...]:
        """Return the columns that a question of this name and these words takes."""
        ...

    def cells(self, value: object) -> Cells:
        """Return the cells of an answer, one a column. An answer of a wrong kind is text in the first."""
        ...


@dataclass(frozen=True, slots=True)
class Plain:
    """A text or a number, whatever was answered."""

    width: int = 32

    def columns(self, name: str, title: str) -> tuple[Column, ...]:
        return (Column(name, title, self.width),)

    def cells(self, value: object) -> Cells:
        return (plain(value),)


@dataclass(frozen=True, slots=True)
class Count:
    """A repeat, as the number of its entries; they have a table of their own."""

    def columns(self, name: str, title: str) -> tuple[Column, ...]:
        return (Column(name, f"{title} (how many)".lstrip(), 14),)

    def cells(self, value: object) -> Cells:
        return (len(value),) if isinstance(value, list) else unexpected(value, 1)


@dataclass(frozen=True, slots=True)
class One:
    """The choice of a select_one."""

    labels: Mapping[str, str]
    values: Values

    def columns(self, name: str, title: str) -> tuple[Column, ...]:
        return _coded(name, title, self.values)

    def cells(self, value: object) -> Cells:
        if not isinstance(value, str):
            return unexpected(value, 2 if self.values == "both" else 1)
        return _pair(value, self.labels.get(value, value), self.values)


@dataclass(frozen=True, slots=True)
class Many:
    """The choices of a select_multiple: all in one column, and one column a choice with 1 or 0.

    With `ranked` they are a rank's, and the column of a choice holds its place, the first being 1.
    """

    labels: Mapping[str, str]
    values: Values
    ranked: bool = False

    def columns(self, name: str, title: str) -> tuple[Column, ...]:
        each = tuple(Column(f"{name}/{choice}", label, 14) for choice, label in self.labels.items())
        return (*_coded(name, title, self.values), *each)

    def cells(self, value: object) -> Cells:
        joined = 2 if self.values == "both" else 1
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            return unexpected(value, joined + len(self.labels))
        places = {str(one): place for place, one in enumerate(value, 1)}
        words = "; ".join(self.labels.get(one, one) for one in places)
        marks = (self._mark(places.get(one)) for one in self.labels)
        return (*_pair(" ".join(places), words, self.values), *marks)

    def _mark(self, place: int | None) -> int | None:
        return place if self.ranked else int(place is not None)


@dataclass(frozen=True, slots=True)
class Day:
    """A date."""

    def columns(self, name: str, title: str) -> tuple[Column, ...]:
        return (Column(name, title, 12),)

    def cells(self, value: object) -> Cells:
        try:
            return (real(date.fromisoformat(value)),) if isinstance(value, str) else unexpected(value, 1)
        except ValueError:
            return unexpected(value, 1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time, or a date and time, as the clock of the person showed it; its offset from UTC beside it."""

    with_date: bool = True

    def columns(self, name: str, title: str) -> tuple[Column, ...]:
        width = 20 if self.with_date else 10
        return Column(name, title, width), Column(f"{name}:offset", f"{title} (offset from UTC)".lstrip(), 10)

    def cells(self, value: object) -> Cells:
        if not isinstance(value, str):
            return unexpected(value, 2)
        try:
            found: datetime | time = (datetime if self.with_date else time).fromisoformat(value)
        except ValueError:
            return unexpected(value, 2)
        return real(found.replace(tzinfo=None)), offset(found)


@dataclass(frozen=True, slots=True)
class Point:
    """A geopoint."""

    def columns(self, name: str, title: str) -> tuple[Column, ...]:
        parts = ("latitude", "longitude", "altitude", "accuracy")
        return tuple(Column(f"{name}:{part}", f"{title} ({part})".lstrip(), 13) for part in parts)

    def cells(self, value: object) -> Cells:
        place = value.get("coordinates") if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(place, list) or len(place) not in (2, 3):
            return unexpected(value, 4)
        longitude, latitude, *altitude = (plain(one) for one in place)
        return latitude, longitude, *(altitude or [None]), plain(value.get("accuracy"))


@dataclass(frozen=True, slots=True)
class Trace:
    """A geotrace or geoshape, as well-known text (OGC 06-103r4)."""

    def columns(self, name: str, title: str) -> tuple[Column, ...]:
        return (Column(name, title, 32),)

    def cells(self, value: object) -> Cells:
        try:
            return (well_known_text(value),)
        except (KeyError, TypeError, ValueError):
            return unexpected(value, 1)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file: its name, and the link to it."""

    link: str
    """What stands before the sha256 of a file in the link to it."""

    def columns(self, name: str, title: str) -> tuple[Column, ...]:
        return (Column(name, title, 24), Column(f"{name}:link", f"{title} (link)".lstrip(), 32))

    def cells(self, value: object) -> Cells:
        if not isinstance(value, dict):
            return unexpected(value, 2)
        return plain(value.get("name")), f"{self.link}{value.get('sha256', '')}"


def plain(value: object) -> Cell:
    """Return a number as a number, a text as a text, and anything else as its JSON; a long id stays whole."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        return value if len(str(abs(value))) <= DIGITS else str(value)
    return value if value - value == 0 else json.dumps(value)


def unexpected(value: object, width: int) -> Cells:
    """Return an answer that is not of its question's kind: as it is in the first cell, the others empty."""
    return (plain(value), *(None,) * (width - 1))


def real(moment: date | time) -> Cell:
    """Return a date or time as it is, or as text where Excel has none."""
    if isinstance(moment, time):
        return moment
    day = moment.date() if isinstance(moment, datetime) else moment
    return moment if day >= FIRST_DAY else moment.isoformat()


def offset(moment: datetime | time) -> str | None:
    """Return the offset from UTC of an aware time: `+01:00`; of a naive one, None."""
    found = moment.utcoffset()
    return None if found is None else offset_of(round(found.total_seconds() / 60))


def offset_of(minutes: int) -> str:
    """Return an offset in minutes as ISO 8601 has it."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def well_known_text(value: object) -> str:
    """Return a GeoJSON LineString or Polygon as well-known text.

    Raises:
        KeyError, TypeError, ValueError: it is neither.
    """
    if not isinstance(value, dict):
        raise TypeError("a line or a shape is an object")
    name, coordinates = WKT[value["type"]], value["coordinates"]
    rings = coordinates if name == "POLYGON" else [coordinates]
    written = [", ".join(" ".join(f"{float(one):.10g}" for one in point) for point in ring) for ring in rings]
    inner = ", ".join(f"({ring})" for ring in written)
    third = " Z" if rings and rings[0] and len(rings[0][0]) == 3 else ""
    return f"{name}{third} ({inner})" if name == "POLYGON" else f"{name}{third} {inner}"


def _coded(name: str, title: str, values: Values) -> tuple[Column, ...]:
    if values == "both":
        return Column(name, f"{title} (code)".lstrip(), 14), Column(f"{name}:label", title, 24)
    return (Column(name, title, 24 if values == "labels" else 14),)


def _pair(code: str, label: str, values: Values) -> Cells:
    if values == "both":
        return code, label
    return (label if values == "labels" else code,)
