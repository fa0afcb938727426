"""docs/expressions.md says all that the language has, and what it has not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from surveyapp.expressions import FUNCTIONS, NOT_SUPPORTED, evaluate
from surveyapp.expressions.characters import CONTROLS, NAMED
from surveyapp.expressions.context import MAX_WORK
from surveyapp.expressions.functions.strings import MAX_TEXT
from surveyapp.expressions.moments import CODES
from surveyapp.expressions.trees import MAX_LENGTH, MAX_NESTING

TEXT = (Path(__file__).parent.parent.parent / "docs" / "expressions.md").read_text("utf-8")
MISSING = TEXT.partition("## What is not here yet")[2].partition("##")[0]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_each_function_is_documented_as_it_is_used(name: str) -> None:
    assert f"`{FUNCTIONS[name].usage}`" in TEXT


def test_each_function_that_is_missing_is_named_and_no_other() -> None:
    assert set(re.findall(r"`([a-z][\w:-]*)`", MISSING)) == NOT_SUPPORTED


def test_each_code_of_a_date_format_is_documented() -> None:
    assert [code for code in CODES if f"`%{code}`" not in TEXT] == []


def test_each_set_of_characters_of_a_pattern_is_documented() -> None:
    assert [name for name in NAMED if f"`\\{name}`" not in TEXT] == []
    assert CONTROLS.keys() == {"t", "n", "f", "r"}


def test_the_limits_are_those_of_the_code() -> None:
    said = TEXT.partition("## Limits")[2]
    limits = [MAX_LENGTH, MAX_TEXT, MAX_WORK, MAX_NESTING]
    assert [limit for limit in limits if f"{limit:,}" not in said] == []


def test_examples_hold() -> None:
    answers = {"d": "2026-11-25", "n": 7}
    assert evaluate("format-date(${d}, '%e %b %Y')", answers) == "25 Nov 2026"
    assert evaluate("selected('', '')", answers) is True
    assert evaluate("round(-2.5)", answers) == -2.0
    assert evaluate("${n} = 7", answers) is True
