"""How dates and numbers are spelled in a language: what a typed answer may hold. From CLDR, through Babel."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.dates import get_month_names
from babel.numbers import get_decimal_symbol

from surveyapp.languages import locale_of

ENGLISH = Locale("en", "GB")
"""What `en` means here: day before month."""


def locale_for(language: str) -> Locale:
    """Return the customs of a language; for English, and a language that CLDR does not know, Britain's."""
    return ENGLISH if language == "en" else locale_of(language) or ENGLISH


@dataclass(frozen=True, slots=True)
class Spelling:
    """The names of the months, January first, each with its other forms, and the sign before a fraction."""

    months: tuple[tuple[str, ...], ...]
    decimal: str

    def as_json(self) -> Mapping[str, object]:
        """Return what `static/js/normalising.js` reads."""
        return {"months": [list(names) for names in self.months], "decimal": self.decimal}


@cache
def spelling(language: str) -> Spelling:
    """Return the spelling of a language, with English month names beside its own."""
    locale = locale_for(language)
    names: list[dict[str, None]] = [{} for _ in range(12)]
    for one in (locale, ENGLISH):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for month, name in get_month_names(width, context, one).items():
                    names[month - 1][plain(name)] = None
    decimal = get_decimal_symbol(locale, numbering_system="latn")
    return Spelling(tuple(tuple(forms) for forms in names), "," if decimal == "," else ".")


def plain(name: str) -> str:
    """Return a name as it is compared: small letters, without dots and spaces around."""
    return name.strip(" .\u200e\u200f").lower()
