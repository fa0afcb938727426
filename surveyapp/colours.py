"""Whether text can be read on a colour, and its light tint. Source: WCAG 2.2, success criterion 1.4.3."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
READABLE = 4.5
"""The contrast, to 1, that text of any size needs."""
SOFTNESS = 0.11
"""How much of a colour is left in its tint."""


def is_colour(text: str) -> bool:
    """Return whether this is a colour as `#rrggbb`."""
    return COLOUR.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 (the same) to 21 (black and white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def tint(colour: str) -> str:
    """Return a light tint of a colour, to lie behind text in it."""
    return _colour(round(part * SOFTNESS + 255 * (1 - SOFTNESS)) for part in _parts(colour))


def is_readable(colour: str) -> bool:
    """Return whether white text can be read on a colour, and text in the colour on white and on its tint."""
    return contrast(colour, tint(colour)) >= READABLE  # white is lighter than any tint


def darkened(colour: str) -> str:
    """Return the nearest darker colour of the same hue that is readable."""
    shades = (_colour(part * share // 100 for part in _parts(colour)) for share in range(100, -1, -1))
    return next(shade for shade in shades if is_readable(shade))


def _colour(parts: Iterable[int]) -> str:
    return "#" + "".join(f"{part:02x}" for part in parts)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)
