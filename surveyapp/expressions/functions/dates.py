"""Functions of dates and times. Days are told in the zone of the device."""

from __future__ import annotations

import math

from surveyapp.expressions.context import Context
from surveyapp.expressions.functions.signature import function
from surveyapp.expressions.moments import DAY, date_text, date_time_text, formatted
from surveyapp.expressions.numerals import numeral
from surveyapp.expressions.values import Value, number, string


@function("today()")
def today(context: Context) -> Value:
    """Return the date on the device, `2026-11-25`."""
    return context.now.date().isoformat()


@function("now()")
def now(context: Context) -> Value:
    """Return date, time and offset of the device, `2026-11-25T09:30:00.000+00:00`."""
    return context.now.isoformat(timespec="milliseconds")


@function("date(value)")
def date_(context: Context, value: Value) -> Value:
    """Return the date of a date-time, or of a number of days since 1970-01-01; '' for what is neither."""
    return date_text(_moment(value, context))


@function("date-time(value)")
def date_time(context: Context, value: Value) -> Value:
    """Return a date-time in the zone of the device; a number is days since 1970-01-01 at midnight UTC."""
    shift = context.offset * 60_000 if _is_number(value) else 0
    return date_time_text(_moment(value, context) + shift, context.offset)


@function("decimal-date-time(value)")
def decimal_date_time(context: Context, value: Value) -> Value:
    """Return a date-time as days, and a part of one, since 1970-01-01 at midnight UTC."""
    if _is_number(value):
        return number(value)
    return (_moment(value, context) - context.offset * 60_000) / DAY


@function("decimal-time(value)")
def decimal_time(context: Context, value: Value) -> Value:
    """Return a time of day as a part of a day: 0.5 is noon."""
    moment = number(value) * DAY if _is_number(value) else _moment(value, context)
    return moment % DAY / DAY if math.isfinite(moment) else math.nan


@function("format-date(date, format)")
def format_date(context: Context, value: Value, pattern: Value) -> Value:
    """Return a date written by a format such as '%e %b %Y'; '' for what is no date."""
    return formatted(_moment(value, context), string(pattern))


@function("format-date-time(date, format)")
def format_date_time(context: Context, value: Value, pattern: Value) -> Value:
    """Return a date-time written by a format such as '%H:%M'; '' for what is none."""
    return formatted(_moment(value, context), string(pattern))


def _moment(value: Value, context: Context) -> float:
    """Return milliseconds since 1970-01-01 in the device's zone; NaN for what is no moment."""
    days = number(value, context.offset)
    return float(math.floor(days * DAY + 0.5)) if math.isfinite(days) else math.nan


def _is_number(value: Value) -> bool:
    return not isinstance(value, str | list) or numeral(string(value)) is not None


FUNCTIONS = (today, now, date_, date_time, decimal_date_time, decimal_time, format_date, format_date_time)
