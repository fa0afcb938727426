from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from surveyapp.forms.definition import Choice, ChoiceList, Form, Question
from surveyapp.languages import Catalogs
from surveyapp.languages.pofile import Entry
from tests.languages.making import WELSH_DOGS, counted, keep, said

FORM = Form(
    name="street-party",
    version="0" * 64,
    title="Street party",
    children=(
        Question("helps", "helps", "select_one", 3, label="Will you help?", hint="Or not", list_name="area"),
    ),
    choices={"area": ChoiceList("area", (Choice("north", "The north"),), file="area.csv")},
)
TITLE = said(":title", "Street party", "Parti stryd")
HELPS = said("helps:label", "Will you help?", "A wnewch chi helpu?")
HINT = said("helps:hint", "Or not", "Neu beidio")
NORTH = said("area.choices.north:label", "The north", "Y gogledd")
BACK = said("", "Back", "Yn ôl")
WHOLE = (TITLE, HELPS, HINT, NORTH)


def test_a_form_complete_in_a_language_speaks_it(tmp_path: Path) -> None:
    keep(tmp_path, "street-party", "cy", *WHOLE)
    words = Catalogs(tmp_path).words(FORM, "cy")
    assert (words.language, words.text("helps:label", "Will you help?")) == ("cy", "A wnewch chi helpu?")


@pytest.mark.parametrize(
    "entries",
    [
        (TITLE, HELPS, NORTH),
        (TITLE, HELPS, replace(HINT, strings=("",)), NORTH),
        (TITLE, HELPS, replace(HINT, flags=frozenset({"fuzzy"})), NORTH),
        (TITLE, HELPS, replace(HINT, id="Or else"), NORTH),
        (TITLE, HELPS, HINT, replace(NORTH, strings=("",))),
    ],
    ids=["absent", "empty", "fuzzy", "for other words", "empty in a data file"],
)
def test_a_form_that_lacks_one_text_falls_back_as_a_whole(tmp_path: Path, entries: tuple[Entry, ...]) -> None:
    keep(tmp_path, "street-party", "cy", *entries)
    keep(tmp_path, "interface", "cy", BACK)
    catalogs = Catalogs(tmp_path)
    words = catalogs.words(FORM, "cy")
    assert (words.language, words.text(":title", "Street party")) == ("en", "Street party")
    assert catalogs.state(FORM, "cy") == "incomplete"
    assert catalogs.offered(FORM, drafts=True) == ("en",)


def test_a_place_that_the_council_named_itself_stands_as_it_is(tmp_path: Path) -> None:
    keep(tmp_path, "street-party", "cy", TITLE, HELPS, HINT, NORTH)
    own = replace(FORM, choices={"area": ChoiceList("area", (Choice("e1", "Elm Park"),), file="area.csv")})
    words = Catalogs(tmp_path).words(own, "cy")
    assert (words.language, words.text("area.choices.e1:label", "Elm Park")) == ("cy", "Elm Park")


def test_a_label_that_the_form_itself_holds_must_be_translated(tmp_path: Path) -> None:
    keep(tmp_path, "street-party", "cy", TITLE, HELPS, HINT)
    own = replace(FORM, choices={"area": ChoiceList("area", (Choice("e1", "Elm Park"),))})
    assert Catalogs(tmp_path).words(own, "cy").language == "en"


def test_a_translation_that_the_data_file_brings_along_counts(tmp_path: Path) -> None:
    keep(tmp_path, "street-party", "cy", TITLE, HELPS, HINT, replace(NORTH, strings=("",)))
    choice = Choice("north", "The north", labels={"cy": "Y gogledd"})
    own = replace(FORM, choices={"area": ChoiceList("area", (choice,), file="area.csv")})
    assert Catalogs(tmp_path).words(own, "cy").language == "cy"


def test_a_draft_is_offered_only_where_drafts_are(tmp_path: Path) -> None:
    keep(tmp_path, "street-party", "cy", *WHOLE)
    keep(tmp_path, "interface", "cy", BACK, approved_by="Siân")
    catalogs = Catalogs(tmp_path)
    assert catalogs.state(FORM, "cy") == "draft"
    assert catalogs.offered(FORM, drafts=False) == ("en",)
    assert catalogs.offered(FORM, drafts=True) == ("en", "cy")


def test_an_approved_form_is_offered_once_the_interface_is_approved_too(tmp_path: Path) -> None:
    keep(tmp_path, "street-party", "cy", *WHOLE, approved_by="Siân")
    catalogs = Catalogs(tmp_path)
    assert (catalogs.state(FORM, "cy"), catalogs.offered(FORM, drafts=False)) == ("missing", ("en",))
    keep(tmp_path, "interface", "cy", BACK)
    assert (catalogs.state(FORM, "cy"), catalogs.offered(FORM, drafts=False)) == ("draft", ("en",))
    keep(tmp_path, "interface", "cy", BACK, approved_by="Siân Jones")
    assert (catalogs.state(FORM, "cy"), catalogs.offered(FORM, drafts=False)) == ("approved", ("en", "cy"))


def test_a_form_offers_its_own_language_first_and_needs_no_catalog_for_it(tmp_path: Path) -> None:
    keep(tmp_path, "interface", "cy", BACK)
    keep(tmp_path, "street-party", "en", *WHOLE, approved_by="Siân")
    welsh = replace(FORM, default_language="cy")
    catalogs = Catalogs(tmp_path)
    assert catalogs.offered(welsh, drafts=False) == ("cy", "en")
    assert catalogs.words(welsh, "cy").text(":title", "Street party") == "Street party"


def test_by_name_alone_the_catalog_is_taken_at_its_word(tmp_path: Path) -> None:
    keep(tmp_path, "interface", "cy", BACK)
    keep(tmp_path, "street-party", "cy", TITLE)
    catalogs = Catalogs(tmp_path)
    assert [catalogs.state("street-party", language) for language in ("cy", "ur")] == ["draft", "missing"]


def test_a_catalog_is_read_again_when_it_changed(tmp_path: Path) -> None:
    path = keep(tmp_path, "street-party", "cy", *WHOLE)
    catalogs = Catalogs(tmp_path)
    assert catalogs.words(FORM, "cy").text(":title", "Street party") == "Parti stryd"
    keep(tmp_path, "street-party", "cy", replace(TITLE, strings=("Parti!",)), *WHOLE[1:])
    os.utime(path, ns=(1, 1))
    assert catalogs.words(FORM, "cy").text(":title", "Street party") == "Parti!"
    path.unlink()
    assert catalogs.words(FORM, "cy").language == "en"


def test_a_broken_catalog_takes_its_own_language_down_and_no_other(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keep(tmp_path, "street-party", "cy", *WHOLE, approved_by="Siân")
    keep(tmp_path, "interface", "cy", BACK, approved_by="Siân")
    keep(tmp_path, "street-party", "ur", *WHOLE).write_text("msgid broken\n")
    keep(tmp_path, "interface", "ur", BACK)
    catalogs = Catalogs(tmp_path)
    assert catalogs.offered(FORM, drafts=True) == ("en", "cy")
    assert "street-party.po" in caplog.text


def test_the_known_languages_are_the_folders_with_english_first(tmp_path: Path) -> None:
    keep(tmp_path, "interface", "ur", BACK)
    keep(tmp_path, "street-party", "ar", TITLE)
    assert Catalogs(tmp_path).known() == ("en", "ar", "ur")


@pytest.mark.parametrize("language", ["../cy", "cy/LC_MESSAGES", "", "c y", "x" * 5000, "cy\0"])
def test_a_language_from_an_address_cannot_lead_elsewhere(tmp_path: Path, language: str) -> None:
    keep(tmp_path, "interface", "cy", BACK)
    assert Catalogs(tmp_path).interface(language).gettext("Back") == "Back"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 cŵn"),
        (1, "1 ci"),
        (2, "2 gi"),
        (3, "3 chi"),
        (6, "6 chi mawr"),
        (11, "11 ci bach"),
        (100, "100 ci bach"),
    ],
)
def test_welsh_has_the_right_form_for_each_number(tmp_path: Path, number: int, words: str) -> None:
    keep(tmp_path, "interface", "cy", WELSH_DOGS)
    interface = Catalogs(tmp_path).interface("cy")
    assert interface.ngettext("%(num)s dog", "%(num)s dogs", number) % {"num": number} == words


def test_the_browser_gets_the_same_forms_by_category(tmp_path: Path) -> None:
    keep(tmp_path, "interface", "cy", WELSH_DOGS)
    forms = Catalogs(tmp_path).interface("cy").forms("%(num)s dog", "%(num)s dogs")
    assert list(forms) == ["zero", "one", "two", "few", "other", "many"]
    assert (forms["two"], forms["other"]) == ("%(num)s gi", "%(num)s ci bach")


def test_an_interface_with_one_text_missing_speaks_english(tmp_path: Path) -> None:
    keep(tmp_path, "interface", "cy", BACK, counted("a", "as", "1", "2", "3", "4", "5", ""))
    interface = Catalogs(tmp_path).interface("cy")
    assert (interface.language, interface.gettext("Back")) == ("en", "Back")
    assert interface.ngettext("a", "as", 2) == "as"
