"""What a rule gave, made into a JSON answer of the type that the question has."""

from __future__ import annotations

import math
from datetime import date, timedelta

from surveyapp.expressions import Value, number, string
from surveyapp.filling.shapes import LARGEST_INTEGER
from surveyapp.forms.definition import Question

FIRST_DAY = date(1970, 1, 1)


def answer_of(question: Question, value: Value, offset: int) -> object:
    """Return a value as an answer; None for '' and NaN.

    A calculation keeps what it is: a number, `true` or `false` for a boolean, else a text. Other questions
    get what their type asks for, as if the person had given it. `offset` is that of the device, in minutes
    east of UTC.
    """
    match question.type:
        case "calculate" | "hidden":
            return _as_it_is(value)
        case "integer":
            return _integer(number(value, offset))
        case "decimal" | "range":
            return _number(number(value, offset))
        case "select_multiple" | "rank":
            return list(dict.fromkeys(string(value).split())) or None
        case "date" | "today":
            return _day(value)
        case "geopoint":
            return _point(string(value))
        case _:
            return string(value) or None


def _as_it_is(value: Value) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return string(value) or None
    return _number(value)


def _number(value: float) -> int | float | None:
    if not math.isfinite(value):
        return None
    return int(value) if value == math.floor(value) and abs(value) <= LARGEST_INTEGER else value


def _integer(value: float) -> int | float | None:
    return _number(float(math.trunc(value))) if math.isfinite(value) else None


def _day(value: Value) -> str | None:
    """A number is days since 1970-01-01; of a date-time the day counts."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return string(value).partition("T")[0] or None
    if not math.isfinite(value) or not -719_162 <= value < 2_932_897:
        return None
    return (FIRST_DAY + timedelta(days=math.floor(value))).isoformat()


def _point(text: str) -> dict[str, object] | None:
    """Read `lat lon alt accuracy`, of which the first two must be there."""
    numbers = [number(part) for part in text.split()]
    if len(numbers) < 2 or not all(math.isfinite(part) for part in numbers):
        return None
    latitude, longitude, *more = numbers
    point: dict[str, object] = {"type": "Point", "coordinates": [_number(longitude), _number(latitude)]}
    return {**point, "accuracy": _number(more[1])} if len(more) > 1 else point
