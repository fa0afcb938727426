"""Python and JavaScript give the same value for expressions that nobody thought of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from surveyapp.expressions import parse
from tests.expressions.javascript import JavaScript
from tests.expressions.vectors import evaluated, is_same
from tests.expressions.written_at_random import SETTING, expressions


@pytest.mark.parametrize(("entries", "found"), [(1_700, True), (1_750, False)])
def test_both_give_up_at_the_same_place(javascript: JavaScript, entries: int, found: bool) -> None:
    setting = {"now": SETTING["now"], "answers": {"r": [{"v": number} for number in range(entries)]}}
    tree = parse("/data/r/v = /data/r/v")
    assert evaluated(tree, setting) is javascript.evaluated(tree, setting) is found


@settings(max_examples=500, deadline=None)
@given(expression=expressions())
def test_both_give_the_same_value(javascript: JavaScript, expression: str) -> None:
    tree = parse(expression)
    ours, theirs = evaluated(tree, SETTING), javascript.evaluated(tree, SETTING)
    assert is_same(ours, theirs), f"{expression}: {ours!r} in Python, {theirs!r} in JavaScript"
