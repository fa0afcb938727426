"""JSON as RFC 8259 and I-JSON (RFC 7493) have it: nothing in a document is lost in silence.

Python's reader takes `NaN`, and of a name that is given twice it keeps the last value without a word. In a
document of answers that would drop one of them.
"""

from __future__ import annotations

import json
from typing import NoReturn

DEEPEST = 100
"""Objects and arrays inside each other: far more than a form's groups, few enough for all that walks them."""

TOO_DEEP = f"more than {DEEPEST} objects and arrays stand inside each other"


def loads(text: str | bytes) -> object:
    """Return the value that a JSON document holds.

    Raises:
        ValueError: it is not JSON, not UTF-8, nested deeper than `DEEPEST`, or an object names something
            twice; the text says what and where, as far as that is known.
    """
    written = text.decode("utf-8") if isinstance(text, bytes) else text
    try:
        found: object = json.loads(written, parse_constant=_no_number, object_pairs_hook=_object)
    except RecursionError as error:
        raise ValueError(TOO_DEEP) from error
    _check_depth(found)
    return found


def _check_depth(found: object) -> None:
    level = [found]
    for _ in range(DEEPEST + 1):
        nested = [each for each in level if isinstance(each, list | dict)]
        if not nested:
            return
        level = [inner for each in nested for inner in (each.values() if isinstance(each, dict) else each)]
    raise ValueError(TOO_DEEP)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members: dict[str, object] = {}
    for name, value in pairs:
        if name in members:
            raise ValueError(f"{name!r} is given twice in one object: leave one of them out")
        members[name] = value
    return members


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a JSON value")
