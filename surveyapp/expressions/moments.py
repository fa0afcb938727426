"""Dates, times and date-times: ISO 8601 texts, and numbers that are days since 1970-01-01.

A number of days is told in the zone of the device, so midnight at the start of a day is a whole number there.
A date-time of another offset is the same instant; a date, a time or a date-time without an offset is the
device's own. Offsets are minutes east of UTC.
"""

from __future__ import annotations

import math
import re
from datetime import date

DAY = 86_400_000
"""Milliseconds."""
FIRST_DAY = date(1, 1, 1).toordinal() - date(1970, 1, 1).toordinal()
LAST_DAY = date(9999, 12, 31).toordinal() - date(1970, 1, 1).toordinal()

DATE = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
TIME = r"([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:[.,]([0-9]+))?)?"
OFFSET = r"(Z|[+-](?:0[0-9]|1[0-9])(?::?[0-5][0-9])?)"
DATE_TIME = re.compile(f"{DATE}(?:T{TIME}{OFFSET}?)?")
TIME_ALONE = re.compile(f"{TIME}{OFFSET}?")

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def milliseconds(text: str, offset: int) -> int | None:
    """Return the milliseconds from 1970-01-01 to a date or date-time in the device's zone, or None.

    A time alone counts from midnight; its offset is not looked at, for without a date it means nothing.
    """
    found = DATE_TIME.fullmatch(text)
    if found is None:
        time = TIME_ALONE.fullmatch(text)
        return None if time is None else _of_day(*time.groups()[:4])
    year, month, day, hour, minute, second, fraction, zone = found.groups()
    try:
        days = date(int(year), int(month), int(day)).toordinal() - date(1970, 1, 1).toordinal()
    except ValueError:
        return None
    shift = 0 if zone is None else offset - minutes_of(zone)
    return days * DAY + _of_day(hour, minute, second, fraction) + shift * 60_000


def minutes_of(zone: str) -> int:
    """Return the minutes east of UTC that `Z`, `+01`, `+0100` or `-01:30` stand for."""
    digits = zone[1:].replace(":", "").ljust(4, "0")
    return (-1 if zone[0] == "-" else 1) * (int(digits[:2]) * 60 + int(digits[2:]))


def date_text(moment: float) -> str:
    """Return `YYYY-MM-DD` for milliseconds in the device's zone; '' outside the years 1 to 9999."""
    day = _day(moment)
    return "" if day is None else day.isoformat()


def date_time_text(moment: float, offset: int) -> str:
    """Return `YYYY-MM-DDTHH:MM:SS.mmm+HH:MM` for milliseconds in the device's zone; '' outside the years."""
    if _day(moment) is None:
        return ""
    sign, minutes = ("-", -offset) if offset < 0 else ("+", offset)
    return formatted(moment, "%Y-%m-%dT%H:%M:%S.%3") + f"{sign}{minutes // 60:02}:{minutes % 60:02}"


def formatted(moment: float, pattern: str) -> str:
    """Return milliseconds in the device's zone written by a pattern, `%e %b %Y`; '' outside the years.

    The codes are JavaRosa's: see CODES. What is no code stays as it is.
    """
    day = _day(moment)
    if day is None:
        return ""
    minutes, rest = divmod(math.floor(moment) % DAY, 60_000)
    parts = {
        "Y": f"{day.year:04}",
        "y": f"{day.year % 100:02}",
        "m": f"{day.month:02}",
        "n": str(day.month),
        "b": MONTHS[day.month - 1],
        "d": f"{day.day:02}",
        "e": str(day.day),
        "a": WEEKDAYS[day.weekday()],
        "H": f"{minutes // 60:02}",
        "h": str(minutes // 60),
        "M": f"{minutes % 60:02}",
        "S": f"{rest // 1000:02}",
        "3": f"{rest % 1000:03}",
        "%": "%",
    }
    return re.sub("%(.)", lambda code: parts.get(code[1], code[0]), pattern)


CODES = "YymnbdeaHhMS3%"
"""Year; its last digits; month as 01, 1, Jan; day as 01, 1, Mon; hour as 01, 1; minute, second, 1/1000; %."""


def _day(moment: float) -> date | None:
    if not math.isfinite(moment):
        return None
    days = math.floor(moment / DAY)
    if not FIRST_DAY <= days <= LAST_DAY:
        return None
    return date.fromordinal(days + date(1970, 1, 1).toordinal())


def _of_day(hour: str | None, minute: str | None, second: str | None, fraction: str | None) -> int:
    thousandths = int((fraction or "")[:3].ljust(3, "0"))
    return ((int(hour or 0) * 60 + int(minute or 0)) * 60 + int(second or 0)) * 1000 + thousandths
