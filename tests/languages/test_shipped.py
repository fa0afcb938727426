"""What lies in `translations/`: nothing stale, nothing wrong, and complete where it claims to be."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from surveyapp import forms, languages, places
from surveyapp.languages.catalogs import path_of
from surveyapp.languages.checking import check
from surveyapp.languages.pofile import Entry, read
from surveyapp.languages.templates import Sources, stale

SOURCES = Sources()
CATALOGS = sorted(
    (path.parent.parent.name, path.stem) for path in places.TRANSLATIONS.glob("*/LC_MESSAGES/*.po")
)
NUMBER = re.compile(r"\d+(?:[.:,]\d+)*")


def numbers(text: str) -> Counter[str]:
    """Return the numbers in a text, whatever digits they are written with."""
    latin = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)
    return Counter(NUMBER.findall(latin))


def translated(language: str, domain: str) -> list[Entry]:
    file = read(path_of(places.TRANSLATIONS, domain, language))
    return [entry for entry in file.entries if not entry.waiting]


@pytest.mark.parametrize("domain", SOURCES.domains())
def test_no_template_is_stale(domain: str) -> None:
    assert stale(SOURCES, domain) == [], "run: surveyapp translations extract, then update"


@pytest.mark.parametrize(("language", "domain"), CATALOGS)
def test_every_catalog_passes_the_check(language: str, domain: str) -> None:
    assert [str(fault) for fault in check(places.TRANSLATIONS, domain, language)] == []


@pytest.mark.parametrize("language", ["cy", "ur"])
@pytest.mark.parametrize("domain", ["interface", "community-asset-survey"])
def test_the_asset_survey_is_complete_in_welsh_and_urdu(language: str, domain: str) -> None:
    file = read(path_of(places.TRANSLATIONS, domain, language))
    assert [entry.key for entry in file.entries if entry.waiting] == []


def test_it_is_offered_in_three_languages_where_drafts_are() -> None:
    form = forms.load(places.FORMS / "community-asset-survey.yaml")
    assert languages.offered(form, drafts=True) == ("en", "cy", "ur")


@pytest.mark.parametrize(("language", "domain"), CATALOGS)
def test_nothing_is_approved_by_nobody_or_by_a_machine(language: str, domain: str) -> None:
    headers = read(path_of(places.TRANSLATIONS, domain, language)).headers
    assert headers["X-State"] in ("draft", "approved")
    assert (headers["X-State"] == "approved") == bool(headers.get("X-Approved-By"))


@pytest.mark.parametrize(("language", "domain"), CATALOGS)
def test_every_number_of_the_source_is_in_the_translation(language: str, domain: str) -> None:
    different = [
        (entry.key, text)
        for entry in translated(language, domain)
        for text in entry.strings
        if numbers(text) not in (numbers(entry.id), numbers(entry.plural or entry.id))
    ]
    assert different == []


@pytest.mark.parametrize(("language", "domain"), CATALOGS)
def test_a_question_stays_a_question(language: str, domain: str) -> None:
    different = [
        (entry.key, text)
        for entry in translated(language, domain)
        for text in entry.strings
        if entry.id.endswith("?") != text.endswith(("?", "؟"))
    ]
    assert different == []


@pytest.mark.parametrize(("language", "domain"), CATALOGS)
def test_one_list_never_has_one_translation_for_two_choices(language: str, domain: str) -> None:
    seen: dict[tuple[str, str], set[str]] = {}
    for entry in translated(language, domain):
        list_name, of_choices, _ = entry.context.partition(".choices.")
        if of_choices:
            seen.setdefault((list_name, entry.strings[0]), set()).add(entry.id)
    assert {key: sources for key, sources in seen.items() if len(sources) > 1} == {}


def test_the_glossary_has_a_term_in_every_language() -> None:
    with Path(places.TRANSLATIONS / "glossary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 60
    assert [row for row in rows if not (row["term"] and row["cy"] and row["ur"])] == []
    assert [term for term, count in Counter(row["term"] for row in rows).items() if count > 1] == []
