"""Numbers as texts, and texts as numbers. Python and JavaScript write the same digits."""

from __future__ import annotations

import math
import re
from decimal import Decimal

EPSILON = 1e-12
"""Numbers nearer to each other than this are equal, as in JavaRosa."""

NUMERAL = re.compile(r"\s*(-?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+))\s*", re.ASCII)


def number_text(number: float) -> str:
    """Return the shortest decimal text that gives the number back: no exponent, no `.0`, no `-0`."""
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    whole = math.trunc(number)
    if abs(number - whole) < EPSILON:
        return str(whole) if abs(whole) < 2**53 else format(Decimal(repr(number)), "f").removesuffix(".0")
    return format(Decimal(repr(number)), "f")


def numeral(text: str) -> float | None:
    """Return the number that a text spells, with a point or a comma; None if it spells none.

    As in JavaRosa there is no exponent, no plus sign and no infinity; spaces around are allowed.
    """
    match = NUMERAL.fullmatch(text)
    return float(match[1].replace(",", ".")) if match else None
