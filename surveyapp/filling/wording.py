"""An answer shown again: back in the fields it came from, and in words for reading through."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from surveyapp.expressions import text
from surveyapp.filling.shapes import fault
from surveyapp.filling.spelling import locale_for
from surveyapp.forms.definition import Choice, Form, Question
from surveyapp.languages import N_, Words, choice_context, interface

ABOUT = N_("right to about {metres} metres")


def shown(question: Question, value: object) -> str | list[str] | dict[str, str]:
    """Return what stands in the fields of a question: a text, the ticked names, or texts by part."""
    match question.type:
        case "select_multiple" | "rank":
            return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []
        case "date":
            there = isinstance(value, str) and not fault(question, value)
            parts = str(value).split("-") if there else ["", "", ""]
            return dict(zip(("year", "month", "day"), (part.lstrip("0") for part in parts), strict=True))
        case "geopoint":
            return _coordinates(question, value)
        case _:
            return "" if isinstance(value, Mapping) else text(value)


def spoken(question: Question, value: object, form: Form, words: Words) -> str:
    """Return an answer in words of a language: labels, dates written out, numbers as it writes them."""
    if value is None or fault(question, value):
        return text(value) if isinstance(value, str) else ""
    locale = locale_for(words.language)
    if question.list_name:
        return _labels(question, value, form, words, locale)
    if isinstance(value, Mapping):
        return _described(question, dict(value), words)
    if isinstance(value, int | float):
        return format_decimal(value, format="#,##0.##########", locale=locale)
    return _written_out(question.type, text(value), locale)


def _coordinates(question: Question, value: object) -> dict[str, str]:
    found = dict.fromkeys(("latitude", "longitude", "accuracy"), "")
    if isinstance(value, Mapping) and not fault(question, value):
        longitude, latitude = value["coordinates"][:2]
        found |= {"latitude": text(latitude), "longitude": text(longitude)}
        found["accuracy"] = text(value.get("accuracy"))
    return found


def _labels(question: Question, value: object, form: Form, words: Words, locale: Locale) -> str:
    choices = {choice.name: choice for choice in form.choices[question.list_name].choices}
    names = value if isinstance(value, list) else [value]
    labels = [
        _label(question.list_name, choices[name], words) if name in choices else text(name) for name in names
    ]
    return format_list(labels, style="unit", locale=locale)


def _label(list_name: str, choice: Choice, words: Words) -> str:
    """A data file may bring labels of its own; they come before those of a catalog."""
    own = choice.labels.get(words.language)
    return own or words.text(choice_context(list_name, choice.name), choice.label)


def _described(question: Question, value: dict[str, object], words: Words) -> str:
    if question.type != "geopoint":
        return text(value)
    parts = _coordinates(question, value)
    place = f"{parts['latitude']}, {parts['longitude']}"
    if not parts["accuracy"]:
        return place
    metres = str(round(float(parts["accuracy"])))
    return f"{place} ({interface(words.language).gettext(ABOUT).format(metres=metres)})"


def _written_out(kind: str, value: str, locale: Locale) -> str:
    match kind:
        case "date" | "today":
            return format_date(date.fromisoformat(value), format="long", locale=locale)
        case "time":
            return format_time(time.fromisoformat(value), format="short", locale=locale)
        case "datetime" | "start" | "end":
            moment = datetime.fromisoformat(value)
            day = format_date(moment, format="long", locale=locale)
            return f"{day}, {format_time(moment.time(), format='short', locale=locale)}"
        case _:
            return value
