"""Dates and times as people type them: in fields or in one piece, months by number or name, in any digits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from surveyapp.filling.characters import plain_line
from surveyapp.filling.spelling import Spelling, plain

PARTS = ("day", "month", "year")
BETWEEN = re.compile(r"[\s/.,\-]+")
ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|º|ª)?", re.ASCII | re.IGNORECASE)
NUMBER = re.compile(r"\d+", re.ASCII)
AROUND = " .,/-"
TIME = re.compile(r"(\d{1,2})(?:[:.h ](\d\d))?(?:[:.](\d\d))? ?([ap])?\.?m?\.?", re.ASCII | re.IGNORECASE)
DAY_AND_TIME = re.compile(
    r"(.*?\d)(?:T|[ ,]+)(\d{1,2}[:.h]\d\d.*|\d{1,2} ?[ap]\.?m\.?)", re.ASCII | re.IGNORECASE
)
SHORTEST_MONTH = 3
"""Letters; so many of a name are enough if no other month begins with them."""


def date_of(typed: str | Mapping[str, str], spelling: Spelling) -> str:
    """Return the date that was typed as `YYYY-MM-DD`, or the code of what is wrong with it.

    No part may be missing, the year has four digits, and the day must exist.
    """
    parts = _split(typed, spelling) if isinstance(typed, str) else typed
    if parts is None:
        return "not_a_date"
    day, month, year = (plain_line(parts.get(part, "")).strip(AROUND) for part in PARTS)
    missing = [part for part, text in zip(PARTS, (day, month, year), strict=True) if not text]
    if missing:
        return "no_" + "_and_".join(missing) if len(missing) < len(PARTS) else "not_a_date"
    return _fault(day, month, year, spelling) or _joined(_day(day), month_of(month, spelling), int(year))


def month_of(text: str, spelling: Spelling) -> int:
    """Return the number of a month given by number, name or the beginning of a name; 0 if it is none."""
    if NUMBER.fullmatch(text):
        return int(text) if len(text) <= 2 and 1 <= int(text) <= 12 else 0
    name = plain(text)
    months = dict(enumerate(spelling.months, 1))
    found = {month for month, forms in months.items() if name in forms}
    if not found and len(name) >= SHORTEST_MONTH:
        found = {month for month, forms in months.items() if any(form.startswith(name) for form in forms)}
    return found.pop() if len(found) == 1 else 0


def time_of(typed: str) -> str:
    """Return the time that was typed as `HH:MM` or `HH:MM:SS`, by the clock of 24 hours; '' if it is none."""
    found = TIME.fullmatch(plain_line(typed))
    if found is None or not (found[2] or found[4]):
        return ""
    hour, minute, second = (int(part or 0) for part in found.groups()[:3])
    if found[4]:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if found[4] in "pP" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return ""
    return f"{hour:02}:{minute:02}" + (f":{second:02}" if found[3] else "")


def datetime_of(typed: str, spelling: Spelling) -> tuple[str, str]:
    """Return the date and the time of a date-time typed in one piece; see `date_of` and `time_of`."""
    found = DAY_AND_TIME.fullmatch(plain_line(typed))
    return ("not_a_date", "") if found is None else (date_of(found[1], spelling), time_of(found[2]))


def _split(typed: str, spelling: Spelling) -> dict[str, str] | None:
    """Take a date in one piece apart: day, month, year; or year, month, day; or a month's name first."""
    pieces = [piece for piece in BETWEEN.split(plain_line(typed)) if piece]
    if len(pieces) != len(PARTS):
        return None
    if len(pieces[0]) == 4 and NUMBER.fullmatch(pieces[0]):
        pieces.reverse()
    elif not ORDINAL.fullmatch(pieces[0]) and month_of(pieces[0], spelling):
        pieces[:2] = pieces[1], pieces[0]
    return dict(zip(PARTS, pieces, strict=True))


def _fault(day: str, month: str, year: str, spelling: Spelling) -> str:
    if not 1 <= _day(day) <= 31:
        return "bad_day"
    if not month_of(month, spelling):
        return "bad_month"
    if NUMBER.fullmatch(year) and len(year) <= 2:
        return "short_year"
    if not NUMBER.fullmatch(year) or len(year) != 4 or int(year) < 1000:
        return "bad_year"
    return ""


def _day(text: str) -> int:
    found = ORDINAL.fullmatch(text)
    return int(found[1]) if found is not None else 0


def _joined(day: int, month: int, year: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return "no_such_day"
