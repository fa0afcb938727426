"""JSON is read without losing anything of it in silence."""

from __future__ import annotations

import pytest

from surveyapp import strict_json


def test_a_document_is_read() -> None:
    assert strict_json.loads(b'{"a": [1, "\xc3\xa9", null], "b": {"a": 2}}') == {
        "a": [1, "é", None],
        "b": {"a": 2},
    }


@pytest.mark.parametrize("text", ['{"a": 1, "a": 1}', '[{"b": {"a": 1, "c": 2, "a": 3}}]'])
def test_a_name_given_twice_in_one_object_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"'a' is given twice in one object: leave one of them out"):
        strict_json.loads(text)


@pytest.mark.parametrize("text", ["NaN", "[-Infinity]", '{"a": Infinity}'])
def test_what_only_python_takes_for_a_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a JSON value"):
        strict_json.loads(text)


@pytest.mark.parametrize("depth", [101, 900, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_what_is_nested_too_deeply_is_refused(depth: int, opening: str, closing: str) -> None:
    with pytest.raises(ValueError, match="more than 100 objects and arrays stand inside each other"):
        strict_json.loads(f"{opening * depth}1{closing * depth}")


def test_a_hundred_inside_each_other_are_read() -> None:
    assert strict_json.loads("[" * 100 + "]" * 100)


@pytest.mark.parametrize("text", [b"", b"{", b"\xff", b'"\xed\xa0\x80"', "9" * 5000])
def test_what_is_not_json_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError, match=r"Expecting|decode|limit"):
        strict_json.loads(text)
