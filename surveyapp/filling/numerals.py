"""Numbers as people type them: 1,234 · 1 234,5 · ٣٤ · £12 · −3."""

from __future__ import annotations

import re

from surveyapp.filling.characters import plain_line

AROUND = re.compile(r"^[\s£$€¥₹+]+|[\s.,;:£$€¥₹]+$")
"""What may stand around a number without meaning anything."""
GROUPING = re.compile(r"(?<=\d)[ '’٬_](?=\d)", re.ASCII)
PLAIN = re.compile(r"-?(?:\d+\.?\d*|\.\d+)", re.ASCII)
THOUSANDS = re.compile(r"-?[1-9]\d{0,2}(?:[.,]\d{3})+", re.ASCII)
LONGEST = 300
"""Characters; nobody types a longer number."""


def whole_number(text: str, decimal: str) -> int | None:
    """Return the whole number that a text spells, or None; `decimal` is its sign before a fraction."""
    number = decimal_number(text, decimal)
    if isinstance(number, int):
        return number
    grouped = _bare(text)
    if number is not None and THOUSANDS.fullmatch(grouped) and decimal not in grouped:
        return int(re.sub("[.,]", "", grouped))
    return None


def decimal_number(text: str, decimal: str) -> int | float | None:
    """Return the number that a text spells, or None.

    Where a comma and a point both occur, the later one starts the fraction. A comma alone starts it too,
    unless the language writes a point there and exactly three digits follow: 1,234 is a thousand and more in
    English.
    """
    bare = _bare(text)
    if len(bare) > LONGEST:
        return None
    spelled = _with_point(bare, decimal)
    if not PLAIN.fullmatch(spelled):
        return None
    whole, _, fraction = spelled.partition(".")
    if fraction.strip("0"):
        return float(spelled)
    return int(whole) if whole.strip("-") else 0


def _bare(text: str) -> str:
    line = plain_line(text).replace("٫", ",")
    return GROUPING.sub("", AROUND.sub("", AROUND.sub("", line)))


def _with_point(text: str, decimal: str) -> str:
    comma, point = text.count(","), text.count(".")
    if comma and point:
        last = "," if text.rindex(",") > text.rindex(".") else "."
        grouping = "." if last == "," else ","
        return text.replace(grouping, "").replace(last, ".") if text.count(last) == 1 else text
    if comma > 1 or point > 1:
        return re.sub("[.,]", "", text) if THOUSANDS.fullmatch(text) else text
    if comma and decimal == "." and THOUSANDS.fullmatch(text):
        return text.replace(",", "")
    return text.replace(",", ".")
