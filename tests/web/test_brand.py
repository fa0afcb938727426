"""The council's colour takes the place of ours."""

from __future__ import annotations

from surveyapp import colours, places
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
    assert colours.tint("#5b2a86") in css
