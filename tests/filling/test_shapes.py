"""The shape of an answer in JSON: what is kept, and what is told."""

from __future__ import annotations

import pytest

from surveyapp.filling import validate
from tests.filling.makers import PARTY, codes

HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("people", "2", "wrong_type"),
        ("people", True, "wrong_type"),
        ("people", 2.5, "not_an_integer"),
        ("people", 2**53, "number_too_large"),
        ("people", -(10**400), "number_too_large"),
        ("people", float("inf"), "wrong_type"),
        ("weight", float("nan"), "wrong_type"),
        ("weight", 10**400, "number_too_large"),
        ("fun", 4.5, "off_the_scale"),
        ("fun", -0.5, "off_the_scale"),
        ("fun", 0.25, "off_the_scale"),
        ("fun", "1", "wrong_type"),
        ("helps", ["yes"], "wrong_type"),
        ("helps", "perhaps", "not_offered"),
        ("helps", {}, "wrong_type"),
        ("day", "2026-02-29", "not_a_date"),
        ("day", "26-02-03", "not_a_date"),
        ("day", "٢٠٢٦-٠١-٠١", "not_a_date"),
        ("day", 20260101, "wrong_type"),
        ("hour", "24:00", "not_a_time"),
        ("hour", "1:00", "not_a_time"),
        ("moment", "2026-02-30T10:00", "not_a_datetime"),
        ("moment", "2026-02-03", "not_a_datetime"),
        ("spot", "52 -1", "wrong_type"),
        ("spot", {"type": "Point", "coordinates": [181, 0]}, "not_a_point"),
        ("spot", {"type": "Point", "coordinates": ["1", "2"]}, "not_a_point"),
        ("spot", {"type": "Point", "coordinates": [1, 2], "accuracy": -1}, "not_a_point"),
        ("spot", {"type": "Point", "coordinates": [1, 2], "more": 1}, "wrong_type"),
        ("way", {"type": "LineString", "coordinates": [[1, 2]]}, "not_a_line"),
        ("patch", {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}, "not_an_area"),
        ("photo", {"name": "a.jpg", "type": "image/jpeg", "bytes": 1}, "not_an_image"),
        ("photo", {"name": "a", "type": "text/html", "bytes": 1, "sha256": HASH}, "not_an_image"),
        ("photo", {"name": "a\ud800", "type": "image/png", "bytes": 1, "sha256": HASH}, "not_an_image"),
        ("paper", {"name": "a", "type": "text/plain", "bytes": -1, "sha256": HASH}, "not_a_file"),
        ("paper", {"name": "a", "type": "text/plain", "bytes": 1, "sha256": HASH.upper()}, "not_a_file"),
        ("words", 7, "wrong_type"),
        ("words", "x" * 100_001, "too_long"),
        ("people", 0, "constraint"),
    ],
)
def test_a_value_that_is_none_is_told(name: str, value: object, code: str) -> None:
    assert codes(validate(PARTY, {"helps": "no", name: value})) == {name: code}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("people", 7),
        ("people", 7.0),
        ("weight", -1.25),
        ("fun", 0),
        ("fun", 3.5),
        ("day", "2024-02-29"),
        ("hour", "14:30:00.000+01:00"),
        ("moment", "2026-02-03T10:00:00.000Z"),
        ("spot", {"type": "Point", "coordinates": [-1.89, 52.48, 140.5], "accuracy": 4}),
        ("way", {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}),
        ("patch", {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}),
        ("photo", {"name": "a b.jpg", "type": "image/jpeg", "bytes": 1, "sha256": HASH}),
        ("paper", {"name": "a.pdf", "type": "application/pdf", "bytes": 0, "sha256": HASH}),
        ("words", "=HYPERLINK(\"http://x\") 007 😀 \x00 قطة " + "x" * 40_000),
    ],
)
def test_a_value_of_the_right_shape_is_kept(name: str, value: object) -> None:
    verdict = validate(PARTY, {"helps": "no", name: value})
    assert (verdict.problems, verdict.answers[name]) == ((), value)
