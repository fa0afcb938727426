"""The shape of an answer in JSON, by type of question: what a number, a date, a point, a photo look like.

The table is in docs/filling.md. Whatever JSON arrives, nothing here raises.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeGuard

from surveyapp.forms.definition import Question

LONGEST_TEXT = 100_000
"""Characters."""
LARGEST_INTEGER = 2**53 - 1
"""The largest whole number that every JSON reader gives back exactly."""
MOST_POINTS = 10_000
MOST_CHOICES = 10_000

SHA256 = re.compile(r"[0-9a-f]{64}")
DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[+-][01]\d:[0-5]\d)?", re.ASCII)

SHOWN_ONLY = frozenset({"note", "csv-external", "xml-external"})
"""Types that hold no answer."""
COMPUTED = frozenset({"calculate"})
CLOCKED = frozenset({"start", "end", "today"})
"""Types that the clock answers."""
FILES = frozenset({"image", "audio", "video", "file", "background-audio"})


def tidy(question: Question, value: object) -> object:
    """Return a value with nothing written as None, a whole `12.0` as 12, and no half characters in a text."""
    if isinstance(value, str):
        return _whole_characters(value) if value.strip() else None
    if value == [] and question.type in ("select_multiple", "rank"):
        return None
    if isinstance(value, float) and value.is_integer() and abs(value) <= LARGEST_INTEGER:
        return int(value)
    return value


def fault(question: Question, value: object) -> str:
    """Return the code of what is wrong with the shape of a value, or ''."""
    return _FAULTS.get(question.type, _text)(question, value)


def steps(question: Question) -> tuple[float, float, float]:
    """Return the start, the end and the step of a range."""
    values = []
    for name, default in (("start", 1.0), ("end", 10.0), ("step", 1.0)):
        try:
            values.append(float(question.parameters.get(name, default)))
        except ValueError:
            values.append(default)
    start, end, step = values
    return start, end, abs(step)


def is_date(text: str) -> bool:
    """Tell whether a text is `YYYY-MM-DD` and a day that exists."""
    found = DATE.fullmatch(text)
    if found is None:
        return False
    try:
        date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return False
    return True


def _whole_characters(text: str) -> str:
    """A text cut in the middle of an emoji holds half a character, which no database takes."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _text(_question: Question, value: object) -> str:
    if not isinstance(value, str):
        return "wrong_type"
    return "too_long" if len(value) > LONGEST_TEXT else ""


def _computed(question: Question, value: object) -> str:
    return _decimal(question, value) if _is_number(value) else _text(question, value)


def _integer(_question: Question, value: object) -> str:
    if not _is_number(value):
        return "wrong_type"
    if not isinstance(value, int):
        return "not_an_integer"
    return "number_too_large" if abs(value) > LARGEST_INTEGER else ""


def _decimal(_question: Question, value: object) -> str:
    if not _is_number(value):
        return "wrong_type"
    return "number_too_large" if isinstance(value, int) and abs(value) > LARGEST_INTEGER else ""


def _range(question: Question, value: object) -> str:
    if not _is_number(value):
        return "wrong_type"
    start, end, step = steps(question)
    number = float(value) if abs(value) <= LARGEST_INTEGER else math.inf
    if not min(start, end) <= number <= max(start, end):
        return "off_the_scale"
    places = (number - start) / step if step else 0.0
    return "off_the_scale" if abs(places - math.floor(places + 0.5)) > 1e-9 else ""


def _one(_question: Question, value: object) -> str:
    return "" if isinstance(value, str) else "wrong_type"


def _many(_question: Question, value: object) -> str:
    if not isinstance(value, list) or len(value) > MOST_CHOICES:
        return "wrong_type"
    if not all(isinstance(name, str) for name in value):
        return "wrong_type"
    return "wrong_type" if len(set(value)) < len(value) else ""


def _date(_question: Question, value: object) -> str:
    if not isinstance(value, str):
        return "wrong_type"
    return "" if is_date(value) else "not_a_date"


def _time(_question: Question, value: object) -> str:
    if not isinstance(value, str):
        return "wrong_type"
    return "" if TIME.fullmatch(value) else "not_a_time"


def _datetime(_question: Question, value: object) -> str:
    if not isinstance(value, str):
        return "wrong_type"
    day, separator, time = value.partition("T")
    return "" if is_date(day) and separator and TIME.fullmatch(time) else "not_a_datetime"


def _point(_question: Question, value: object) -> str:
    if not isinstance(value, Mapping) or not value.keys() <= {"type", "coordinates", "accuracy"}:
        return "wrong_type"
    accuracy = value.get("accuracy", 0)
    if value.get("type") != "Point" or not _is_number(accuracy) or accuracy < 0:
        return "not_a_point"
    return "" if _is_position(value.get("coordinates")) else "not_a_point"


def _line(_question: Question, value: object) -> str:
    points = _coordinates(value, "LineString")
    return "" if points is not None and len(points) >= 2 else "not_a_line"


def _area(_question: Question, value: object) -> str:
    rings = _coordinates(value, "Polygon", check=False)
    if rings is None or len(rings) != 1:
        return "not_an_area"
    ring = _coordinates({"type": "ring", "coordinates": rings[0]}, "ring")
    return "" if ring is not None and len(ring) >= 4 and ring[0] == ring[-1] else "not_an_area"


def _file(question: Question, value: object) -> str:
    code = "not_an_image" if question.type == "image" else "not_a_file"
    if not isinstance(value, Mapping) or value.keys() != {"name", "type", "bytes", "sha256"}:
        return code
    name, kind, size, digest = value["name"], value["type"], value["bytes"], value["sha256"]
    named = _is_short(name) and _is_short(kind)
    sized = isinstance(size, int) and not isinstance(size, bool) and 0 <= size <= LARGEST_INTEGER
    whole = named and sized and isinstance(digest, str) and SHA256.fullmatch(digest) is not None
    return "" if whole and (question.type != "image" or kind.startswith("image/")) else code


def _is_number(value: object) -> TypeGuard[int | float]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return isinstance(value, int) or math.isfinite(value)


def _is_short(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 255 and value == _whole_characters(value)


def _is_position(value: object) -> bool:
    """Tell whether a value is longitude, latitude and perhaps altitude, as GeoJSON has them."""
    if not isinstance(value, list) or len(value) not in (2, 3) or not all(_is_number(part) for part in value):
        return False
    limits = (180, 90, LARGEST_INTEGER)
    return all(abs(part) <= limit for part, limit in zip(value, limits, strict=False))


def _coordinates(value: object, kind: str, check: bool = True) -> list[object] | None:
    if not isinstance(value, Mapping) or value.keys() != {"type", "coordinates"} or value["type"] != kind:
        return None
    points = value["coordinates"]
    if not isinstance(points, list) or len(points) > MOST_POINTS:
        return None
    return None if check and not all(_is_position(point) for point in points) else points


_FAULTS: Mapping[str, Callable[[Question, object], str]] = {
    "integer": _integer,
    "decimal": _decimal,
    "range": _range,
    "select_one": _one,
    "select_multiple": _many,
    "rank": _many,
    "date": _date,
    "today": _date,
    "time": _time,
    "datetime": _datetime,
    "start": _datetime,
    "end": _datetime,
    "geopoint": _point,
    "geotrace": _line,
    "geoshape": _area,
    "calculate": _computed,
    "hidden": _computed,
    **dict.fromkeys(FILES, _file),
}
