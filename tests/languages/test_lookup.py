from __future__ import annotations

import pytest

from surveyapp.languages import Interface, Words
from surveyapp.languages.lookup import english_plural


def test_a_text_is_found_by_where_it_stands_and_what_it_says() -> None:
    words = Words("cy", {("lang.choices.pl:label", "Polish"): "Pwyleg"})
    assert words.text("lang.choices.pl:label", "Polish") == "Pwyleg"


def test_a_text_that_says_something_else_now_is_not_taken_for_its_old_translation() -> None:
    words = Words("cy", {("lang.choices.pl:label", "Polish"): "Pwyleg"})
    assert words.text("lang.choices.pl:label", "Polish language") == "Polish language"
    assert words.text("lang.choices.ro:label", "Polish") == "Polish"


def test_nothing_translates_to_nothing() -> None:
    assert Words("cy").text("name:hint", "") == ""


def test_english_is_its_own_catalog() -> None:
    english = Interface()
    assert english.gettext("Back") == "Back"
    assert [english.ngettext("one", "other", number) for number in (0, 1, 2)] == ["other", "one", "other"]
    assert english.forms("one", "other") == {"one": "one", "other": "other"}


def test_one_word_with_two_meanings_is_told_apart_by_its_context() -> None:
    urdu = Interface("ur", {("", "Change"): "بدلیں", ("money", "Change"): "ریزگاری"})
    assert (urdu.gettext("Change"), urdu.pgettext("money", "Change")) == ("بدلیں", "ریزگاری")


@pytest.mark.parametrize(("number", "form"), [(1, "a"), (0, "b"), (5, "b")])
def test_the_form_that_goes_with_a_number_is_chosen_by_the_catalogs_own_rule(number: int, form: str) -> None:
    interface = Interface("ur", {}, {("", "x"): ("a", "b"), ("c", "x"): ("A", "B")}, english_plural)
    assert interface.ngettext("x", "xs", number) == form
    assert interface.npgettext("c", "x", "xs", number) == form.upper()
    assert interface.forms("x", "xs") == {"one": "a", "other": "b"}
