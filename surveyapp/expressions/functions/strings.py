"""Functions of texts. Lengths and places are counted in characters, the first is 0."""

from __future__ import annotations

import re

from surveyapp.expressions.automaton import effort, matches
from surveyapp.expressions.context import Context
from surveyapp.expressions.functions.signature import function
from surveyapp.expressions.values import Value, number, string

MAX_TEXT = 100_000
"""The most characters that concat() and join() give, so that calculations cannot double a text for ever."""

SPACES = re.compile(r"[ \t\n\v\f\r]+")


@function("string(value)")
def string_(_context: Context, value: Value) -> Value:
    """Return a value as a text."""
    return string(value)


@function("concat(text…)")
def concat(_context: Context, *given: Value) -> Value:
    """Return the texts one after the other."""
    return _joined("", given)


@function("join(separator, text…)")
def join(_context: Context, separator: Value, *given: Value) -> Value:
    """Return the texts one after the other with a separator between them."""
    return _joined(string(separator), given)


@function("string-length(text?)")
def string_length(context: Context, text: Value | None = None) -> Value:
    """Return the number of characters of a text, or of `.`."""
    return float(len(_this_or(text, context)))


@function("normalize-space(text?)")
def normalize_space(context: Context, text: Value | None = None) -> Value:
    """Return a text, or `.`, without space around it and with single spaces in it."""
    return SPACES.sub(" ", _this_or(text, context)).strip(" ")


@function("substr(text, start, end?)")
def substr(_context: Context, text: Value, start: Value, end: Value | None = None) -> Value:
    """Return the part of a text from `start` up to, not including, `end`; below 0 counts from the end."""
    whole = string(text)
    first = _place(number(start), len(whole))
    last = len(whole) if end is None else _place(number(end), len(whole))
    return whole[first:last]


@function("substring-before(text, part)")
def substring_before(_context: Context, text: Value, part: Value) -> Value:
    """Return what a text has before a part, or '' if it does not have it."""
    before, found, _ = _partition(string(text), string(part))
    return before if found else ""


@function("substring-after(text, part)")
def substring_after(_context: Context, text: Value, part: Value) -> Value:
    """Return what a text has after a part, or '' if it does not have it."""
    return _partition(string(text), string(part))[2]


@function("contains(text, part)")
def contains(_context: Context, text: Value, part: Value) -> Value:
    """Tell whether a text has a part."""
    return string(part) in string(text)


@function("starts-with(text, part)")
def starts_with(_context: Context, text: Value, part: Value) -> Value:
    """Tell whether a text begins with a part."""
    return string(text).startswith(string(part))


@function("ends-with(text, part)")
def ends_with(_context: Context, text: Value, part: Value) -> Value:
    """Tell whether a text ends with a part."""
    return string(text).endswith(string(part))


@function("translate(text, from, to)")
def translate(_context: Context, text: Value, old: Value, new: Value) -> Value:
    """Return a text with each character of `from` replaced by the one of `to` at its place, or dropped."""
    replacements = list(string(new))
    table: dict[int, str] = {}
    for place, character in enumerate(string(old)):
        table.setdefault(ord(character), replacements[place] if place < len(replacements) else "")
    return string(text).translate(table)


@function("regex(text, pattern)")
def regex(context: Context, text: Value, pattern: Value) -> Value:
    """Tell whether the whole text fits a pattern."""
    whole, form = string(text), string(pattern)
    return context.work.may(effort(whole, form)) and matches(whole, form)


def _joined(separator: str, given: tuple[Value, ...]) -> str:
    joined = ""
    for place, text in enumerate(text for value in given for text in _texts(value)):
        joined += (separator if place else "") + text
        if len(joined) > MAX_TEXT:
            break
    return joined[:MAX_TEXT]


def _texts(value: Value) -> list[str]:
    """Return the texts of an argument: several nodes give each their own, everything else gives one."""
    if isinstance(value, list) and len(value) > 1:
        return [node.value for node in value]
    return [string(value)]


def _this_or(text: Value | None, context: Context) -> str:
    return context.node.value if text is None else string(text)


def _place(asked: float, length: int) -> int:
    """Return a place in a text; NaN is 0, as Java casts it."""
    place = asked + length if asked < 0 else asked
    return int(min(max(place, 0.0), float(length))) if place == place else 0


def _partition(text: str, part: str) -> tuple[str, bool, str]:
    """Cut a text at the first place of a part; the empty part is at the start."""
    place = text.find(part)
    return (text[:place], True, text[place + len(part) :]) if place >= 0 else ("", False, "")


FUNCTIONS = (
    string_,
    concat,
    join,
    string_length,
    normalize_space,
    substr,
    substring_before,
    substring_after,
    contains,
    starts_with,
    ends_with,
    translate,
    regex,
)
