"""Sets of characters, as patterns of regex() ask for them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

Range = tuple[int, int]

DIGITS: tuple[Range, ...] = ((48, 57),)
SPACES: tuple[Range, ...] = ((9, 13), (32, 32))
WORDS: tuple[Range, ...] = ((48, 57), (65, 90), (95, 95), (97, 122))
LINE_ENDS: tuple[Range, ...] = ((10, 10), (13, 13), (133, 133), (0x2028, 0x2029))


@dataclass(frozen=True, slots=True)
class CharacterSet:
    """Characters in ranges, of general categories of Unicode (`L`, `Nd` …), in other sets; or all others."""

    ranges: tuple[Range, ...] = ()
    categories: tuple[str, ...] = ()
    sets: tuple[CharacterSet, ...] = ()
    negated: bool = False

    def has(self, character: str) -> bool:
        """Tell whether one character is in the set."""
        code = ord(character)
        found = (
            any(low <= code <= high for low, high in self.ranges)
            or any(unicodedata.category(character).startswith(category) for category in self.categories)
            or any(inner.has(character) for inner in self.sets)
        )
        return found is not self.negated

    def inverse(self) -> CharacterSet:
        """Return the set of all other characters."""
        return CharacterSet(self.ranges, self.categories, self.sets, not self.negated)


ANY = CharacterSet(LINE_ENDS, negated=True)
"""What the point in a pattern stands for: everything but the end of a line."""

NAMED = {"d": CharacterSet(DIGITS), "s": CharacterSet(SPACES), "w": CharacterSet(WORDS)}
NAMED |= {name.upper(): members.inverse() for name, members in NAMED.items()}
CONTROLS = {"t": 9, "n": 10, "f": 12, "r": 13}

CATEGORIES = frozenset(
    [
        "L",
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Lo",
        "M",
        "Mn",
        "Mc",
        "Me",
        "N",
        "Nd",
        "Nl",
        "No",
        "P",
        "Pc",
        "Pd",
        "Ps",
        "Pe",
        "Pi",
        "Pf",
        "Po",
        "S",
        "Sm",
        "Sc",
        "Sk",
        "So",
        "Z",
        "Zs",
        "Zl",
        "Zp",
        "C",
        "Cc",
        "Cf",
        "Co",
    ]
)
"""What `\\p{…}` may name."""
