"""The council's own colour, put in place of the one the styles are written with."""

from __future__ import annotations

from surveyapp import colours
from surveyapp.settings import Council

WRITTEN = Council().brand_colour
"""The colour in the stylesheet of the release."""
SOFT_WRITTEN = "#e3f0ef"
"""The light tint of it, there too."""


def branded(css: str, colour: str) -> str:
    """Return a stylesheet in the council's colour, which its settings have checked."""
    if colour.lower() == WRITTEN.lower():
        return css
    return css.replace(WRITTEN, colour).replace(SOFT_WRITTEN, colours.tint(colour))
