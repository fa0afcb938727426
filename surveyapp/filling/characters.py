"""What keyboards of all scripts put into a field, made into the plain characters that rules expect."""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Marks of direction and the like, which come along when something is copied."""
SPACES = re.compile(r"\s+")
MINUS = re.compile("[\u2010-\u2015\u2212]")
"""Dashes and minus signs that look like a hyphen."""


def plain_digits(text: str) -> str:
    """Return a text with the digits of any script as 0 to 9."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in text)


def plain_line(text: str) -> str:
    """Return one line with plain letters and digits, hyphens and single spaces, and nothing invisible."""
    visible = INVISIBLE.sub("", plain_digits(unicodedata.normalize("NFKC", text)))
    return SPACES.sub(" ", MINUS.sub("-", visible)).strip()


def plain_text(text: str) -> str:
    """Return a text of any length without spaces around it, each line ended alike."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
