"""Names for sheets and files: legal, unique whatever their case, and as near to the wished ones as can be."""

from __future__ import annotations

import re

LONGEST = 31
"""How many characters (UTF-16 units) a sheet's name may have."""

RESERVED = {"history"}
"""Names that Excel keeps for itself."""

_ILLEGAL = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]+")


class SheetNames:
    """The names given away in one workbook. They differ by more than their case, as Excel demands."""

    def __init__(self) -> None:
        self._taken = set(RESERVED)

    def take(self, wished: str) -> str:
        """Return the wished name, without what is illegal in it; numbered where taken: `Answers (2)`."""
        base = _ILLEGAL.sub(" ", wished.partition(":")[0])
        base = " ".join(base.split()).strip("' ") or "Sheet"
        name, number = _shortened(base, LONGEST), 1
        while name.casefold() in self._taken:
            number += 1
            ending = f" ({number})"
            name = _shortened(base, LONGEST - len(ending)) + ending
        self._taken.add(name.casefold())
        return name


def _shortened(name: str, length: int) -> str:
    """Return as many whole words of a name as fit, or the beginning of its only word."""
    size = 0
    for index, character in enumerate(name):
        size += 2 if character > "\uffff" else 1
        if size > length:
            cut = name[:index]
            whole, space, _ = cut.rpartition(" ")
            return (whole if space and name[index] != " " else cut).strip("' ")
    return name
