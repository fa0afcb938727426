"""Text in the council's colour can be read, or a colour in which it can is named."""

from __future__ import annotations

import pytest

from surveyapp.colours import contrast, darkened, is_colour, is_readable, tint
from surveyapp.council import Council


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#abcdef", "#ABCDEF") == pytest.approx(1)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_our_own_colour_is_readable() -> None:
    assert is_readable(Council().brand_colour)


@pytest.mark.parametrize("colour", ["#ffcc00", "#ff0000", "#808080", "#ffffff", "#767676"])
def test_a_darker_colour_is_proposed_for_one_that_is_too_light(colour: str) -> None:
    assert not is_readable(colour)
    darker = darkened(colour)
    assert is_readable(darker)
    assert contrast(darker, "#ffffff") >= 4.5
    assert contrast(darker, tint(darker)) < 5  # and no darker than it has to be


@pytest.mark.parametrize(
    ("text", "good"),
    [("#0b5d5a", True), ("#0B5D5A", True), ("teal", False), ("#fff", False), ("#0b5d5a;", False)],
)
def test_a_colour_is_written_in_one_way(text: str, good: bool) -> None:
    assert is_colour(text) is good
