"""Patterns are decided in time that cannot explode, and what they cannot say is refused with its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.expressions import ExpressionError
from surveyapp.expressions.automaton import MAX_WORK, matches, program

BROKEN = [
    ("(a", 1, "The bracket ( is not closed"),
    ("a)", 2, "The bracket ) closes nothing"),
    ("[a", 1, "The set [ is not closed"),
    ("[]", 1, "The set [ is not closed, or is empty"),
    ("[b-a]", 2, "This range of characters goes backwards"),
    ("[a[b]]", 3, "[ has a meaning of its own within a set"),
    ("[a&&b]", 3, "& has a meaning of its own within a set"),
    ("*a", 1, "* repeats nothing"),
    ("a**", 3, "* repeats what is repeated already"),
    ("a++", 3, "+ repeats what is repeated already"),
    ("^*", 2, "A place such as ^ or $ cannot be repeated"),
    ("a{", 2, "{ is not followed by numbers"),
    ("a{,2}", 2, "{ is not followed by numbers"),
    ("a{3,2}", 2, "{3,2} is no range of numbers"),
    ("a{1001}", 2, "{1001} is no range of numbers"),
    ("a{99999999999}", 2, "{ is not followed by numbers"),
    (r"(a)\1", 4, r"\1 is a back-reference"),
    (r"\q", 1, r"\q has no meaning in a pattern"),
    ("a\\", 2, "\\ has no meaning in a pattern"),
    (r"\p{Greek}", 2, r"\p does not name a category"),
    ("a(?=b)", 2, "A pattern cannot use looking ahead"),
    ("(?!b)", 1, "A pattern cannot use looking ahead"),
    ("(?<=b)a", 1, "A pattern cannot use looking behind"),
    ("a(?i)b", 2, "A pattern cannot use ignoring case in a part"),
    ("(?x)", 1, "(? starts a kind of group that there is not"),
    ("(" * 30 + ")" * 30, 22, "There are more than 20 brackets"),
    ("(a{100}){100}", 1, "This pattern asks for too much"),
    ("(((){1000}){1000}){1000}", 1, "This pattern asks for too much"),
]


@pytest.mark.parametrize(("pattern", "column", "message"), BROKEN, ids=[case[0][:30] for case in BROKEN])
def test_a_pattern_that_cannot_be_is_refused_with_its_place(pattern: str, column: int, message: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        program(pattern)
    assert (caught.value.column, caught.value.message[: len(message)]) == (column, message)
    assert caught.value.cure


@pytest.mark.parametrize("pattern", ["(a+)+", "(a|a)*", "(a|aa)+", "(a*)*b", "(.*)*x", "a{0,400}a{0,400}"])
def test_patterns_that_make_other_engines_hang_are_decided(pattern: str) -> None:
    assert not matches("a" * 1000 + "!", pattern)


def test_a_text_too_long_for_its_pattern_does_not_fit() -> None:
    length = MAX_WORK // 4
    assert matches("a" * 40_000, ".*")
    assert not matches("a" * length, ".*")


@given(
    st.text("ab|*+?()[]^.-", max_size=12).filter(lambda pattern: "++" not in pattern and "*+" not in pattern),
    st.text("abc-", max_size=6),
)
def test_a_pattern_says_what_pythons_own_engine_says(pattern: str, text: str) -> None:
    try:
        ours = program(pattern).fits(text)
    except ExpressionError:
        return  # refused here, if not there: Python takes some signs as themselves
    assert ours == bool(re.compile(pattern).fullmatch(text))
