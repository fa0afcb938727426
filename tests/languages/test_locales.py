from __future__ import annotations

import gettext
import re

import pytest

from surveyapp.languages import direction, name_of, plural_categories
from surveyapp.languages.locales import english_name_of, example_numbers, plural_header


@pytest.mark.parametrize("language", ["ur", "ar", "fa", "ckb", "yi", "pa-Arab", "pa_Arab", "pa-PK", "ar-XB"])
def test_a_language_in_a_right_to_left_script_runs_from_right_to_left(language: str) -> None:
    assert direction(language) == "rtl"


@pytest.mark.parametrize("language", ["en", "cy", "pl", "ro", "pa", "ku", "ur-Latn", "en-XA", "zh-Hant"])
def test_every_other_language_runs_from_left_to_right(language: str) -> None:
    assert direction(language) == "ltr"


def test_an_unknown_tag_names_itself_and_runs_from_left_to_right() -> None:
    assert (name_of("xx"), english_name_of("xx"), direction("xx")) == ("xx", "xx", "ltr")


def test_a_language_is_called_by_its_own_name() -> None:
    named = [name_of(language) for language in ("en", "cy", "ur", "ro")]
    assert named == ["English", "Cymraeg", "اردو", "Română"]


def test_welsh_has_six_plural_forms_and_urdu_two() -> None:
    assert plural_categories("cy") == ("zero", "one", "two", "few", "many", "other")
    assert plural_categories("ur") == ("one", "other")
    assert plural_categories("zh") == ("other",)


def test_the_plural_header_of_welsh_tells_0_1_2_3_6_and_the_rest_apart() -> None:
    header = plural_header("cy")
    expression = re.fullmatch(r"nplurals=6; plural=(.*)", header)
    assert expression is not None
    index = gettext.c2py(expression[1])
    assert [index(number) for number in (0, 1, 2, 3, 6, 4, 11, 100)] == [0, 1, 2, 3, 4, 5, 5, 5]


def test_each_plural_category_has_an_example() -> None:
    assert example_numbers("cy") == {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 6, "other": 4}
    assert example_numbers("en") == {"other": 0, "one": 1}
