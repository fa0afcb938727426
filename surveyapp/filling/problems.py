"""What can be wrong with an answer, and the plain words for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from surveyapp.languages import N_

Path: TypeAlias = tuple[str | int, ...]
"""A place in the document of answers: names, and after that of a repeat the number of an entry, from 0:
`("as_place", 0, "pl_name")`."""


def path_text(path: Path) -> str:
    """Return a path as pages and scripts write it, `as_place/0/pl_name`."""
    return "/".join(map(str, path))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `message` is the author's own, or '' where MESSAGES has the words."""

    path: Path
    code: str
    message: str = ""

    def at(self, path: Path) -> Problem:
        """Return the same problem at another place."""
        return replace(self, path=path)


@dataclass(frozen=True, slots=True)
class Dropped:
    """Choices that were taken out of an answer because they are no longer on offer."""

    path: Path
    names: tuple[str, ...]


MESSAGES: Mapping[str, str] = {
    "required": N_("Answer this question"),
    "constraint": N_("Check this answer: it does not fit what the question asks for"),
    "not_offered": N_("Choose from the answers listed"),
    "not_a_number": N_("Enter a number, like 12 or 12.5"),
    "not_an_integer": N_("Enter a whole number, like 12"),
    "number_too_large": N_("Enter a smaller number"),
    "off_the_scale": N_("Choose one of the steps shown"),
    "too_long": N_("Shorten this answer: it is too long to keep"),
    "not_a_date": N_("Enter a date, like 27 3 2026"),
    "no_day": N_("Add the day to the date"),
    "no_month": N_("Add the month to the date"),
    "no_year": N_("Add the year to the date"),
    "no_day_and_month": N_("Add the day and the month to the date"),
    "no_day_and_year": N_("Add the day and the year to the date"),
    "no_month_and_year": N_("Add the month and the year to the date"),
    "bad_day": N_("Enter the day as a number from 1 to 31"),
    "bad_month": N_("Enter the month as a number from 1 to 12, or by its name"),
    "bad_year": N_("Enter the year as 4 numbers, like 2026"),
    "short_year": N_("Enter the whole year, like 2026, not its last two numbers"),
    "no_such_day": N_("Enter a day that this month has"),
    "not_a_time": N_("Enter a time, like 14:30 or 2:30pm"),
    "not_a_datetime": N_("Enter a date and a time, like 27 3 2026 14:30"),
    "bad_latitude": N_("Enter the latitude as a number from -90 to 90, like 52.48"),
    "bad_longitude": N_("Enter the longitude as a number from -180 to 180, like -1.89"),
    "not_a_point": N_("Enter the latitude and the longitude of the place, or leave both empty"),
    "not_a_line": N_("Mark at least 2 points"),
    "not_an_area": N_("Mark at least 3 points, and end where you began"),
    "not_a_postcode_sector": N_(
        "Enter the first part of your postcode, a space, and the next number, like B12 9"
    ),
    "not_an_image": N_("Add this photo again: it did not arrive as a photo"),
    "not_a_file": N_("Add this file again: it did not arrive whole"),
    "wrong_type": N_("Answer this question again: the answer arrived in a form that we cannot read"),
    "unknown_question": N_("Take this answer out: the form has no such question"),
    "too_many_entries": N_("Take some entries out: there are more than the form can hold"),
}
"""English sentences by code, marked for translation. Each says what to do, not what the person did wrong."""

DATE_PARTS: Mapping[str, tuple[str, ...]] = {
    "not_a_date": ("day", "month", "year"),
    "no_day": ("day",),
    "no_month": ("month",),
    "no_year": ("year",),
    "no_day_and_month": ("day", "month"),
    "no_day_and_year": ("day", "year"),
    "no_month_and_year": ("month", "year"),
    "bad_day": ("day",),
    "bad_month": ("month",),
    "bad_year": ("year",),
    "short_year": ("year",),
    "no_such_day": ("day",),
    "bad_latitude": ("latitude",),
    "bad_longitude": ("longitude",),
    "not_a_point": ("latitude", "longitude"),
}
"""The parts at fault, by code, where a question has several fields: what a page marks."""
