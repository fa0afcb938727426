from __future__ import annotations

from pathlib import Path

from surveyapp.languages.catalogs import path_of, template_of
from surveyapp.languages.merging import merged, update
from surveyapp.languages.pofile import Entry, PoFile, read, write
from tests.languages.making import WELSH_DOGS, catalog, counted, said, template

HELPS = said("helps:label", "Would you like to help?", "Hoffech chi helpu?")
FOOD = said("jobs.choices.food:label", "Cook something", "Coginio rhywbeth")


def untranslated(entry: Entry) -> Entry:
    return Entry(entry.id, entry.context, entry.plural)


def only(file: PoFile) -> Entry:
    assert len(file.entries) == 1
    return file.entries[0]


def test_an_edit_of_the_english_makes_one_fuzzy_entry_and_no_orphan() -> None:
    edited = Entry("Do you want to help?", context="helps:label")
    after = merged(template(edited, untranslated(FOOD)), catalog(HELPS, FOOD))
    helps, food = after.entries
    assert (helps.strings, helps.fuzzy, helps.previous) == (HELPS.strings, True, (HELPS.id, ""))
    assert (food.strings, food.fuzzy) == (FOOD.strings, False)
    assert after.obsolete == []


def test_a_second_edit_still_shows_the_english_that_was_translated() -> None:
    once = merged(template(Entry("Do you want to help?", context="helps:label")), catalog(HELPS))
    twice = merged(template(Entry("Want to help?", context="helps:label")), once)
    assert only(twice).previous == (HELPS.id, "")


def test_an_edit_taken_back_makes_the_translation_good_again() -> None:
    edited = merged(template(Entry("Do you want to help?", context="helps:label")), catalog(HELPS))
    back = only(merged(template(untranslated(HELPS)), edited))
    assert (back.strings, back.fuzzy, back.previous) == (HELPS.strings, False, None)


def test_two_texts_alike_are_not_mixed_up() -> None:
    yes = said("gate.choices.yes:label", "Yes", "Oes")
    after = merged(template(untranslated(yes), Entry("Yes", context="agree.choices.yes:label")), catalog(yes))
    assert [entry.fuzzy for entry in after.entries] == [False, True]
    assert [entry.strings for entry in after.entries] == [("Oes",), ("Oes",)]


def test_a_text_that_went_is_kept_until_it_comes_back() -> None:
    without = merged(template(untranslated(HELPS)), catalog(HELPS, FOOD))
    assert [entry.key for entry in without.obsolete] == [FOOD.key]
    again = merged(template(untranslated(HELPS), untranslated(FOOD)), without)
    assert [entry.strings for entry in again.entries] == [HELPS.strings, FOOD.strings]
    assert not any(entry.fuzzy for entry in again.entries)
    assert again.obsolete == []


def test_a_text_of_the_interface_is_found_again_by_likeness() -> None:
    old = Entry("We could not send your answers.", strings=("Ni allem anfon eich atebion.",))
    after = only(merged(template(Entry("We could not send your answers now.")), catalog(old)))
    assert (after.strings, after.fuzzy, after.previous) == (old.strings, True, (old.id, ""))


def test_a_wholly_new_text_begins_empty() -> None:
    after = merged(template(Entry("Street parties"), Entry("one", plural="many")), catalog(HELPS))
    assert [entry.strings for entry in after.entries] == [("",), ("",) * 6]
    assert not any(entry.fuzzy for entry in after.entries)


def test_a_text_that_begins_to_count_needs_all_its_forms() -> None:
    plain = Entry("%(num)s dog", strings=("%(num)s ci",))
    after = only(merged(template(untranslated(WELSH_DOGS)), catalog(plain)))
    assert (after.strings, after.fuzzy) == (("%(num)s ci", "", "", "", "", ""), True)


def test_a_plural_edited_alone_makes_the_entry_fuzzy() -> None:
    after = only(merged(template(Entry("a", plural="as, now")), catalog(counted("a", "as", *"123456"))))
    assert (after.strings, after.fuzzy, after.previous) == (tuple("123456"), True, ("a", "as"))


def test_an_approved_catalog_with_something_new_to_look_at_is_a_draft_again() -> None:
    approved = catalog(HELPS, approved_by="Siân Jones")
    assert merged(template(untranslated(HELPS)), approved).approved
    after = merged(template(untranslated(HELPS), untranslated(FOOD)), approved)
    assert after.headers["X-State"] == "draft"
    assert "X-Approved-By" not in after.headers


def test_the_notes_are_the_templates_and_the_comments_the_translators() -> None:
    wanted = Entry(HELPS.id, HELPS.context, notes=("Question.",), locations=(("forms/x.yaml", 9),))
    kept = Entry(HELPS.id, HELPS.context, strings=HELPS.strings, notes=("Old note",), comments=("Not sure.",))
    after = only(merged(template(wanted), catalog(kept)))
    assert (after.notes, after.comments, after.locations) == (wanted.notes, ("Not sure.",), wanted.locations)


def test_updating_twice_changes_a_file_once(tmp_path: Path) -> None:
    write(template_of(tmp_path, "street-party"), template(untranslated(HELPS), untranslated(WELSH_DOGS)))
    assert update(tmp_path, "street-party", "cy")
    assert not update(tmp_path, "street-party", "cy")
    begun = read(path_of(tmp_path, "street-party", "cy"))
    assert (begun.plural_count, begun.headers["X-State"], begun.headers["Language"]) == (6, "draft", "cy")
