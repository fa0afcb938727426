"""The council's colour takes the place of ours, if text on it can be read."""

from __future__ import annotations

import pytest

from surveyapp import places
from surveyapp.settings import SettingsError
from surveyapp.web import brand

STYLES = (places.STATIC / "css" / "survey.css").read_text("utf-8")


def test_the_colours_that_are_replaced_are_in_the_stylesheet() -> None:
    assert brand.WRITTEN in STYLES
    assert brand.SOFT_WRITTEN in STYLES


def test_our_own_colour_changes_nothing() -> None:
    assert brand.branded(STYLES, "#0B5D5A") == STYLES


def test_another_colour_stands_everywhere_ours_stood() -> None:
    css = brand.branded(STYLES, "#5b2a86")
    assert brand.WRITTEN not in css
    assert css.count("#5b2a86") == STYLES.count(brand.WRITTEN)
    assert brand.soft("#5b2a86") in css


def test_a_colour_too_light_to_read_white_on_is_refused_with_its_contrast() -> None:
    with pytest.raises(SettingsError, match=r"white text on #ffcc00 has a contrast of 1\.5"):
        brand.branded(STYLES, "#ffcc00")


def test_what_is_no_colour_is_refused_with_an_example() -> None:
    with pytest.raises(SettingsError, match=r"'teal' is not a colour\. Write it like #0b5d5a"):
        brand.branded(STYLES, "teal")


def test_contrast_is_that_of_wcag() -> None:
    assert brand.contrast_with_white("#000000") == pytest.approx(21)
    assert brand.contrast_with_white("#ffffff") == pytest.approx(1)
    assert brand.contrast_with_white("#767676") == pytest.approx(4.54, abs=0.01)
