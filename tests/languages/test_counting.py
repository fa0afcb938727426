from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from surveyapp.languages.catalogs import template_of
from surveyapp.languages.counting import progress, table
from surveyapp.languages.pofile import Entry, write
from tests.languages.making import keep, said, template

TEMPLATE = template(
    Entry("Would you like to help?", context="helps:label"),
    Entry("Cook something", context="food:label"),
    Entry("Play music", context="music:label"),
)
HELPS = said("helps:label", "Would you like to help?", "Hoffech chi helpu?")
FOOD = replace(said("food:label", "Cook something", "Coginio"), flags=frozenset({"fuzzy"}))
MUSIC = said("music:label", "Play music", "Chwarae cerddoriaeth")


def test_a_fuzzy_text_is_to_do(tmp_path: Path) -> None:
    write(template_of(tmp_path, "x"), TEMPLATE)
    keep(tmp_path, "x", "cy", HELPS, FOOD)
    row = progress(tmp_path, "x", "cy")
    assert (row.texts, row.translated, row.fuzzy, row.approved, row.words) == (3, 1, 1, 0, 4)


def test_an_approved_catalog_counts_as_approved(tmp_path: Path) -> None:
    write(template_of(tmp_path, "x"), TEMPLATE)
    keep(tmp_path, "x", "cy", HELPS, MUSIC, approved_by="Siân Jones")
    assert progress(tmp_path, "x", "cy").approved == 2


def test_a_language_without_a_catalog_has_everything_to_do(tmp_path: Path) -> None:
    write(template_of(tmp_path, "x"), TEMPLATE)
    row = progress(tmp_path, "x", "pl")
    assert (row.translated, row.words) == (0, 9)


def test_the_table_has_one_line_a_language_and_domain(tmp_path: Path) -> None:
    write(template_of(tmp_path, "x"), TEMPLATE)
    keep(tmp_path, "x", "cy", HELPS)
    lines = table([progress(tmp_path, "x", language) for language in ("cy", "pa-Arab")]).split("\n")
    assert [line.split() for line in lines[1:]] == [
        ["cy", "x", "3", "1", "0", "0", "4"],
        ["pa-Arab", "x", "3", "0", "0", "0", "9"],
    ]
    assert len({len(line) for line in lines}) == 1
