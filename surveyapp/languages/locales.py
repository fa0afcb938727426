"""What is known of a language from its tag (BCP 47): direction, own name, plural forms.

All of it comes from CLDR (https://cldr.unicode.org), through Babel.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.plural import PluralRule, to_gettext

SOURCE = "en"
"""The language in which the interface is written."""

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""CLDR's plural categories in the order of their gettext index; `Intl.PluralRules` names them alike."""

RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Sogd", "Syrc", "Thaa", "Yezi"}
)
"""Scripts written from right to left that are in use today (ISO 15924, Unicode bidi class R or AL)."""

Direction = Literal["ltr", "rtl"]


@cache
def direction(language: str) -> Direction:
    """Return the direction of a language's text, by the script in its tag or else its likely script.

    A language that CLDR does not know is taken to run from left to right.
    """
    return "rtl" if _script(language) in RIGHT_TO_LEFT else "ltr"


@cache
def name_of(language: str) -> str:
    """Return a language's own name, as in a menu: `Cymraeg`, `اردو`. An unknown tag names itself."""
    locale = locale_of(language)
    name = locale.get_display_name(locale) if locale is not None else None
    return name[0].upper() + name[1:] if name else language


@cache
def english_name_of(language: str) -> str:
    """Return a language's English name, for those who look after catalogs. An unknown tag names itself."""
    locale = locale_of(language)
    return (locale.get_display_name("en") if locale is not None else None) or language


@cache
def locale_of(language: str) -> Locale | None:
    """Return Babel's data for a language tag, or None where CLDR has none."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


@cache
def plural_categories(language: str) -> tuple[str, ...]:
    """Return the plural categories of a language in the order of its gettext forms."""
    tags = _plural_rule(language).tags | {"other"}
    return tuple(category for category in CATEGORIES if category in tags)


@cache
def example_numbers(language: str) -> Mapping[str, int]:
    """Return a whole number for each plural category; a category that only fractions have is left out."""
    rule = _plural_rule(language)
    found: dict[str, int] = {}
    for number in (*range(201), 1_000_000):
        found.setdefault(rule(number), number)
    return found


@cache
def plural_header(language: str) -> str:
    """Return the `Plural-Forms` header by CLDR: six forms for Welsh, where older tables have fewer."""
    return to_gettext(_plural_rule(language)).removesuffix(";")


def _plural_rule(language: str) -> PluralRule:
    locale = locale_of(language)
    return locale.plural_form if locale is not None else PluralRule({"one": "n is 1"})


def _script(language: str) -> str | None:
    parts = language.replace("-", "_").split("_")
    named = [part.title() for part in parts[1:] if len(part) == 4 and part.isalpha()]
    if named:
        return named[0]
    likely = get_global("likely_subtags")
    full = likely.get("_".join(parts[:2])) or likely.get(parts[0].lower())
    return full.split("_")[1] if full else None
