"""Texts that people typed, made fit for cells: nothing runs, nothing is lost, and every change can be seen.

Two threats, two answers. A spreadsheet takes some texts for formulas (CWE-1236) or numbers: in CSV only
`inert` can keep it from doing so. And a sheet cannot hold control characters, lone surrogates or more than
32,767 characters: `visible` and `pieces` keep such texts readable, and whole in a table of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]|\r")
"""What XML 1.0 has no spelling for (section 2.2), and DEL."""

_LINE_END = re.compile("\r\n")
_RISKY = re.compile("'*(?:[\t\r\n]|\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20])")
_LIKE_A_NUMBER = re.compile(r"'*\s*[(£$€]?[0-9][0-9\s.,:/()%eE+\-]*")
_TRUTH_VALUE = re.compile(r"'*\s*(?:true|false)\s*", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]*[1-9])?")
_XML_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def lines(text: str) -> str:
    """Return the text with one kind of line end; a browser's text area sends two characters for it."""
    return _LINE_END.sub("\n", text) if "\r" in text else text


def visible(text: str) -> str:
    """Return the text with what no sheet can hold made visible: NUL as ␀, a lone surrogate as �.

    Control characters have pictures of their own in Unicode (U+2400 to U+2421), which nobody types.
    """
    return UNPRINTABLE.sub(lambda found: _picture(found[0]), text)


def spelled(text: str) -> str:
    r"""Return the text as it stands in a JSON string, every unprintable character as `\u0000`."""
    within = json.dumps(text, ensure_ascii=False)[1:-1]
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", within)


def inert(text: str) -> str:
    """Return the text with an apostrophe before it if a spreadsheet would run it or take it for a number.

    Reversible: `restored` takes the apostrophe off again, and no other. Texts at risk begin (after
    apostrophes and white space) with = + - @ or their full-width twins, or with a tab or a line end, or look
    like a number, date or truth value that would change: 007, 1-2, 12345678901234567890, true.
    """
    return f"'{text}" if _at_risk(text) else text


def restored(text: str) -> str:
    """Return the text that `inert` was given."""
    return text[1:] if text.startswith("'") and _at_risk(text[1:]) else text


def escaped(text: str) -> str:
    """Return the text with an underscore spelled out where Excel would take `_x0041_` for an A.

    See ST_Xstring in ECMA-376, part 1, section 22.9.2.19.
    """
    return _XML_ESCAPE.sub("_x005F_", text) if "_x" in text else text


def units(text: str) -> int:
    """Return the length as spreadsheets count it: in UTF-16 units, an emoji being two."""
    return len(text) + sum(character > "\uffff" for character in text)


def longer(text: str, length: int) -> bool:
    """Tell whether a text has more than so many UTF-16 units; most texts need not be counted for that."""
    return len(text) * 2 > length and units(text) > length


def beginning(text: str, length: int) -> str:
    """Return as much of the text's beginning as fits into so many UTF-16 units."""
    return next(pieces(text, length), "")


def pieces(text: str, length: int) -> Iterator[str]:
    """Yield the text in pieces of at most `length` (2 or more) UTF-16 units, cut between characters."""
    start = used = 0
    for index, character in enumerate(text):
        size = 2 if character > "\uffff" else 1
        if used + size > length:
            yield text[start:index]
            start, used = index, 0
        used += size
    if start < len(text):
        yield text[start:]


def _at_risk(text: str) -> bool:
    if _RISKY.match(text):
        return True
    if _TRUTH_VALUE.fullmatch(text):
        return True
    return bool(_LIKE_A_NUMBER.fullmatch(text)) and not _PLAIN_NUMBER.fullmatch(text)


def _picture(character: str) -> str:
    code = ord(character)
    if code == 0x7F:
        return "\u2421"
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
