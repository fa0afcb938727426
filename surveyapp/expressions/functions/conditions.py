"""Functions that decide: `if`, `coalesce`, `once`, and the booleans."""

from __future__ import annotations

from collections.abc import Callable

from surveyapp.expressions.context import Context
from surveyapp.expressions.functions.signature import function
from surveyapp.expressions.values import Value, boolean, each, number, string

Later = Callable[[], Value]


@function("if(condition, then, otherwise)", lazy=True)
def if_(_context: Context, condition: Later, then: Later, otherwise: Later) -> Value:
    """Return one of two values; the other is not evaluated."""
    return then() if boolean(condition()) else otherwise()


@function("coalesce(first, second)", lazy=True)
def coalesce(_context: Context, first: Later, second: Later) -> Value:
    """Return the first value, or the second if the first is empty or no number."""
    value = first()
    return second() if string(value) in ("", "NaN") else value


@function("once(value)", lazy=True)
def once(context: Context, value: Later) -> Value:
    """Return the answer that is there already, or else the value."""
    return context.node.value or value()


@function("true()")
def true(_context: Context) -> Value:
    """Return true."""
    return True


@function("false()")
def false(_context: Context) -> Value:
    """Return false."""
    return False


@function("not(condition)")
def not_(_context: Context, condition: Value) -> Value:
    """Return true for what is false, and false for what is true."""
    return not boolean(condition)


@function("boolean(value)")
def boolean_(_context: Context, value: Value) -> Value:
    """Return a value as a boolean; every text but the empty one is true."""
    return boolean(value)


@function("boolean-from-string(text)")
def boolean_from_string(_context: Context, text: Value) -> Value:
    """Return true for `true`, in any case of letters, and `1`; else false."""
    return string(text).lower() in ("true", "1")


@function("checklist(least, most, answer…)")
def checklist(_context: Context, least: Value, most: Value, *answers: Value) -> Value:
    """Tell whether between `least` and `most` of the answers are true; -1 stands for no limit."""
    count = sum(boolean(answer) for given in answers for answer in each(given))
    low, high = number(least), number(most)
    return (low < 0 or count >= low) and (high < 0 or count <= high)


FUNCTIONS = (if_, coalesce, once, true, false, not_, boolean_, boolean_from_string, checklist)
