"""Coordinates as people type or paste them, made into GeoJSON points."""

from __future__ import annotations

import re
from collections.abc import Mapping

from surveyapp.filling.characters import plain_line
from surveyapp.filling.numerals import decimal_number

PASTED = re.compile(r"(\S+?)[,;]? (\S+)|(-?\d+\.\d+)[,;](-?\d+\.\d+)", re.ASCII)
"""Both coordinates in one field, as a map shows them."""
COMPASS = re.compile(r"(.*?)\s*°?\s*([NSEW]?)", re.IGNORECASE)


def point_of(typed: Mapping[str, str]) -> dict[str, object] | str:
    """Return a typed point (latitude, longitude, perhaps accuracy in metres), or the code of a fault."""
    latitude, longitude = (plain_line(typed.get(part, "")) for part in ("latitude", "longitude"))
    pasted = PASTED.fullmatch(latitude)
    if pasted is not None and not longitude:
        latitude, longitude = pasted[1] or pasted[3], pasted[2] or pasted[4]
    if not latitude or not longitude:
        return "not_a_point"
    north, east = _degrees(latitude, "NS", 90), _degrees(longitude, "EW", 180)
    if north is None:
        return "bad_latitude"
    if east is None:
        return "bad_longitude"
    accuracy = decimal_number(typed.get("accuracy", ""), ".")
    point: dict[str, object] = {"type": "Point", "coordinates": [east, north]}
    return {**point, "accuracy": accuracy} if accuracy is not None and accuracy >= 0 else point


def _degrees(text: str, sides: str, most: int) -> int | float | None:
    """A comma is always the start of a fraction here: no coordinate has thousands."""
    parts = COMPASS.fullmatch(text)
    number = decimal_number(parts[1] if parts else text, ",")
    side = parts[2].upper() if parts else ""
    if number is None or abs(number) > most or (side and side not in sides):
        return None
    return -number if side in ("S", "W") and number else number
