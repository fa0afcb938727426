"""What a person typed or ticked, made into an answer in JSON; or why it cannot be.

`static/js/normalising.js` does the same on the page; tests/conformance/typed holds what both have to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from surveyapp.filling.characters import plain_line, plain_text
from surveyapp.filling.dates import date_of, datetime_of, time_of
from surveyapp.filling.numerals import decimal_number, whole_number
from surveyapp.filling.points import point_of
from surveyapp.filling.problems import Problem
from surveyapp.filling.spelling import Spelling, spelling
from surveyapp.forms.definition import Form, Question
from surveyapp.languages import Words

Raw = str | Sequence[str] | Mapping[str, str]
"""What the fields of a question held: a text, the ticked values, or texts by part (day, month, year)."""

SECTOR = re.compile(r"([A-Z]{1,2}[0-9][0-9A-Z]?)([0-9])(?:[A-Z]{2})?")
"""The first half of a postcode, the digit of the sector, and perhaps the two letters of the unit."""
HALF_OR_SECTOR = re.compile(r"[A-Z]{1,2}[0-9]{2}")
"""B19 without a space: the whole first half, or B1 and sector 9? Nobody can tell."""
BRACKETED = re.compile("<([^<>]*)>")
AROUND_EMAIL = " .,;:()[]'\""
PHONE_SEPARATORS = re.compile("[./ ]+")

Reader = Callable[[Question, Raw, Spelling], object]


def entry(question: Question, raw: Raw, form: Form, words: Words) -> object:
    """Return the answer that was typed, None for nothing, or a `Problem` without a path if it makes no sense.

    Spaces, invisible marks and stray punctuation are forgiven; digits may be of any script. A postcode is cut
    to its sector here, before anything is kept.
    """
    if not any(part.strip() for part in _parts(raw)):
        return None
    if question.list_name:
        return _chosen(question, raw, form)
    read = READERS.get(question.type) or INPUT_READERS.get(question.input, _text)
    return read(question, raw, spelling(words.language))


def _parts(raw: Raw) -> Sequence[str]:
    if isinstance(raw, str):
        return (raw,)
    return list(raw.values()) if isinstance(raw, Mapping) else raw


def _one(raw: Raw) -> str:
    return " ".join(_parts(raw))


def _problem(code: str) -> Problem:
    return Problem((), code)


def _chosen(question: Question, raw: Raw, form: Form) -> object:
    names = [name for name in _parts(raw) if name]
    known = {choice.name for choice in form.choices[question.list_name].choices}
    if not known.issuperset(names):
        return _problem("not_offered")
    return names[0] if question.type == "select_one" else list(dict.fromkeys(names))


def _text(question: Question, raw: Raw, _spelling: Spelling) -> object:
    return plain_line(_one(raw)) if "numbers" in question.appearance else plain_text(_one(raw))


def _phone(_question: Question, raw: Raw, _spelling: Spelling) -> object:
    return PHONE_SEPARATORS.sub(" ", plain_line(_one(raw)).removeprefix("tel:")).strip()


def _email(_question: Question, raw: Raw, _spelling: Spelling) -> object:
    line = plain_line(_one(raw)).lower()
    bracketed = BRACKETED.search(line)
    address = bracketed[1] if bracketed is not None else line.removeprefix("mailto:")
    return address.replace(" ", "").strip(AROUND_EMAIL)


def _sector(_question: Question, raw: Raw, _spelling: Spelling) -> object:
    """Return `B12 9` for `b12 9ab`, `B129AB` and the like."""
    line = plain_line(_one(raw)).upper()
    halves = re.findall("[A-Z0-9]+", line)
    code = "".join(halves)
    found = SECTOR.fullmatch(code)
    if found is None or (len(halves) == 1 and HALF_OR_SECTOR.fullmatch(code)):
        return _problem("not_a_postcode_sector")
    if len(halves) == 2 and len(halves[1]) == 1:
        return " ".join(halves)
    return f"{found[1]} {found[2]}"


def _integer(_question: Question, raw: Raw, spelling: Spelling) -> object:
    number = whole_number(_one(raw), spelling.decimal)
    return _problem("not_an_integer") if number is None else number


def _decimal(_question: Question, raw: Raw, spelling: Spelling) -> object:
    number = decimal_number(_one(raw), spelling.decimal)
    return _problem("not_a_number") if number is None else number


def _date(_question: Question, raw: Raw, spelling: Spelling) -> object:
    found = date_of(raw if isinstance(raw, Mapping) else _one(raw), spelling)
    return found if found[0].isdigit() else _problem(found)


def _time(_question: Question, raw: Raw, _spelling: Spelling) -> object:
    return time_of(_one(raw)) or _problem("not_a_time")


def _datetime(_question: Question, raw: Raw, spelling: Spelling) -> object:
    if isinstance(raw, Mapping):
        day, time = date_of(raw, spelling), time_of(raw.get("time", ""))
    else:
        day, time = datetime_of(_one(raw), spelling)
    return f"{day}T{time}" if day[0].isdigit() and time else _problem("not_a_datetime")


def _point(_question: Question, raw: Raw, _spelling: Spelling) -> object:
    found = point_of(raw if isinstance(raw, Mapping) else {"latitude": _one(raw)})
    return _problem(found) if isinstance(found, str) else found


READERS: Mapping[str, Reader] = {
    "integer": _integer,
    "decimal": _decimal,
    "range": _decimal,
    "date": _date,
    "time": _time,
    "datetime": _datetime,
    "geopoint": _point,
}
INPUT_READERS: Mapping[str, Reader] = {"phone": _phone, "email": _email, "postcode-sector": _sector}
