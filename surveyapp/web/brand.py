"""The council's own colour, put in place of the one the styles are written with."""

from __future__ import annotations

import math
import re

from surveyapp.settings import Council, SettingsError

WRITTEN = Council().brand_colour
"""The colour in the stylesheet of the release."""
SOFT_WRITTEN = "#e3f0ef"
"""The light tint of it, there too."""
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LEAST_CONTRAST = 4.5
"""Of white text on the colour, and of links in it on white (WCAG 2.2, 1.4.3)."""
SOFTNESS = 0.11
"""How much of the colour is left in the ground of a chosen answer."""


def branded(css: str, colour: str) -> str:
    """Return a stylesheet in the council's colour.

    Raises:
        SettingsError: the colour is not `#rrggbb`, or text on it could not be read.
    """
    if colour.lower() == WRITTEN.lower():
        return css
    if not COLOUR.fullmatch(colour):
        raise SettingsError(f"brand_colour: {colour!r} is not a colour. Write it like {WRITTEN}.")
    found = contrast_with_white(colour)
    if found < LEAST_CONTRAST:
        raise SettingsError(
            f"brand_colour: white text on {colour} has a contrast of {found:.1f}, not {LEAST_CONTRAST}. "
            "Choose a darker colour."
        )
    return css.replace(WRITTEN, colour).replace(SOFT_WRITTEN, soft(colour))


def contrast_with_white(colour: str) -> float:
    """Return the contrast ratio of a colour and white, from 1 to 21 (WCAG 2.2)."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def soft(colour: str) -> str:
    """Return a light tint of a colour."""
    return "#" + "".join(f"{round(part * SOFTNESS + 255 * (1 - SOFTNESS)):02x}" for part in _parts(colour))


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)
