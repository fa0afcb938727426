"""What an expression can give, and how one kind becomes another: the rules of XForms as JavaRosa has them."""

from __future__ import annotations

import math
from typing import TypeAlias

from surveyapp.expressions.moments import DAY, milliseconds
from surveyapp.expressions.nodes import Node
from surveyapp.expressions.numerals import EPSILON, number_text, numeral

Value: TypeAlias = str | float | bool | list[Node]


def boolean(value: Value) -> bool:
    """Return a value as a boolean.

    A text is true unless empty (so 'false' and '0' are true), a number unless 0 or NaN, and nodes if any of
    them has a value.
    """
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value != ""
    if isinstance(value, list):
        return any(node.value for node in value)
    return abs(value) > EPSILON


def number(value: Value, offset: int = 0) -> float:
    """Return a value as a number; NaN if it is none.

    A date, date-time or time is days since 1970-01-01 in the zone of the device (`offset`, minutes east of
    UTC). Nodes count as the first of them.
    """
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, int | float):
        return float(value)
    text = string(value)
    found = numeral(text)
    if found is not None:
        return found
    moment = milliseconds(text, offset)
    return math.nan if moment is None else moment / DAY


def string(value: Value) -> str:
    """Return a value as a text: the first node's value, 'true' or 'false', or the digits of a number."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return value[0].value if value else ""
    return number_text(value)


def each(value: Value) -> list[Value]:
    """Return the values of nodes one by one; another value, and no nodes at all, count as one."""
    if isinstance(value, list):
        return [node.value for node in value] or [""]
    return [value]
