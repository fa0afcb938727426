"""Python and JavaScript say what the vectors say."""

from __future__ import annotations

import pytest

from surveyapp.expressions import FUNCTIONS, parse
from surveyapp.expressions.trees import walk
from tests.expressions.javascript import JavaScript
from tests.expressions.vectors import Vector, evaluated, is_same, vectors

VECTORS = vectors()
FILES = sorted({vector.file for vector in VECTORS})


def different(cases: list[Vector], values: list[object]) -> list[str]:
    """Return the cases with another value than theirs."""
    return [
        f"{vector}: {value!r}, not {vector.value!r}"
        for vector, value in zip(cases, values, strict=True)
        if not is_same(value, vector.value)
    ]


@pytest.mark.parametrize("file", FILES)
def test_python_says_what_the_vectors_say(file: str) -> None:
    cases = [vector for vector in VECTORS if vector.file == file]
    assert different(cases, [evaluated(parse(case.expression), case.setting) for case in cases]) == []


def test_javascript_says_what_the_vectors_say(javascript: JavaScript) -> None:
    assert (
        different(VECTORS, [javascript.evaluated(parse(case.expression), case.setting) for case in VECTORS])
        == []
    )


def test_every_function_has_vectors() -> None:
    parts = [part for vector in VECTORS for part in walk(parse(vector.expression))]
    called = {str(part[1]) for part in parts if part[0] == "call"}
    assert FUNCTIONS.keys() - called == set()


def test_there_are_many_vectors_and_none_twice() -> None:
    seen = [(vector.expression, str(sorted(vector.setting.items()))) for vector in VECTORS]
    assert len(set(seen)) == len(seen) > 2000


def test_a_wrong_value_would_be_noticed() -> None:
    right, wrong = Vector("file", "1 + 1", 2, {}), Vector("file", "1 + 1", True, {})
    assert different([right, wrong], [2, 2.0]) == ["file: 1 + 1: 2.0, not True"]
