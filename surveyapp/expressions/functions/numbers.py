"""Functions of numbers. What has no answer is NaN."""

from __future__ import annotations

import math

from surveyapp.expressions.context import Context
from surveyapp.expressions.functions.signature import function
from surveyapp.expressions.numerals import number_text
from surveyapp.expressions.values import Value, number

MAX_PLACES = 30
MAX_EXPONENT = 1024


@function("number(value)")
def number_(context: Context, value: Value) -> Value:
    """Return a value as a number: a date is days since 1970-01-01, what is no number NaN."""
    return number(value, context.offset)


@function("int(number)")
def int_(context: Context, value: Value) -> Value:
    """Return the whole part of a number."""
    given = number(value, context.offset)
    return float(math.trunc(given)) if math.isfinite(given) else given


@function("round(number, places?)")
def round_(context: Context, value: Value, places: Value = 0.0) -> Value:
    """Return a number rounded to decimal places, below 0 to tens and hundreds; a half goes up.

    The number is rounded as it is written: 1.005 to two places is 1.01.
    """
    given, wanted = number(value, context.offset), number(places, context.offset)
    digits = math.trunc(wanted) if math.isfinite(wanted) else 0
    if not math.isfinite(given):
        return given
    if abs(digits) > MAX_PLACES:
        return math.nan
    shifted = float(f"{number_text(given)}e{digits}")
    return float(f"{_nearest(shifted)}e{-digits}") if math.isfinite(shifted) else given


@function("abs(number)")
def abs_(context: Context, value: Value) -> Value:
    """Return a number without its sign."""
    return abs(number(value, context.offset))


@function("pow(number, exponent)")
def pow_(context: Context, value: Value, exponent: Value) -> Value:
    """Return a number to the power of another."""
    return power(number(value, context.offset), number(exponent, context.offset))


@function("random()")
def random_(context: Context) -> Value:
    """Return a number from 0 up to, not including, 1, another each time."""
    return context.random()


def divide(dividend: float, divisor: float) -> float:
    """Divide as IEEE 754 has it: by 0 gives an infinity, or NaN for 0."""
    if divisor != 0:
        return dividend / divisor
    if dividend == 0 or math.isnan(dividend):
        return math.nan
    return math.copysign(math.inf, dividend) * math.copysign(1, divisor)


def remainder(dividend: float, divisor: float) -> float:
    """Return what is left of a division, with the sign of the dividend; NaN for a division by 0."""
    return math.nan if divisor == 0 or math.isinf(dividend) else math.fmod(dividend, divisor)


def power(base: float, exponent: float) -> float:
    """Raise to a power. Whole exponents are multiplied out, so that JavaScript has the same last digit."""
    if exponent == math.trunc(exponent) if abs(exponent) <= MAX_EXPONENT else False:
        return _multiplied_out(base, int(exponent))
    if math.isnan(exponent) or (abs(base) == 1 and math.isinf(exponent)):
        return math.nan  # as Java and JavaScript have it, and C does not
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return math.inf
    except ValueError:
        return math.inf if base == 0 else math.nan


def _multiplied_out(base: float, exponent: int) -> float:
    product, square, left = 1.0, base, abs(exponent)
    while left:
        if left % 2:
            product *= square
        square *= square
        left //= 2
    return divide(1.0, product) if exponent < 0 else product


def _nearest(shifted: float) -> int:
    """Return the nearest whole number, the larger of two."""
    below = math.floor(shifted)
    return below + 1 if shifted - below >= 0.5 else below


FUNCTIONS = (number_, int_, round_, abs_, pow_, random_)
