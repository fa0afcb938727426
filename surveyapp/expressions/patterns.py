"""Patterns of regex(): the part of Java's syntax that a machine without memory can decide, as a small tree.

Left out are back-references and looking ahead or behind, which make other engines try for ever.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from surveyapp.expressions.characters import ANY, CATEGORIES, CONTROLS, NAMED, CharacterSet
from surveyapp.expressions.errors import ExpressionError

MAX_GROUPS = 20
"""The most brackets inside one another."""
MAX_REPEATS = 1000
"""The largest number in `{n,m}`."""

IGNORE_CASE = "(?i)"
REFUSED_GROUPS = {
    "(?=": "looking ahead",
    "(?!": "looking ahead",
    "(?<": "looking behind, or a named group",
    "(?>": "an atomic group",
    "(?i": "ignoring case in a part of a pattern",
}
COUNTS = re.compile(r"\{([0-9]{1,9})(?:(,)([0-9]{0,9}))?\}")
HEXADECIMAL = re.compile(r"u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Assertion:
    """A place in the text: `^` its start, `$` its end, `b` the edge of a word, `B` no edge."""

    kind: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts one after the other."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Alternatives:
    """One of several parts."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Repetition:
    """A part from `least` to `most` times; None is without end."""

    part: Part
    least: int
    most: int | None


Part: TypeAlias = CharacterSet | Assertion | Sequence | Alternatives | Repetition


def read(pattern: str) -> Part:
    """Return the tree of a pattern (without its leading `(?i)`).

    Raises:
        ExpressionError: the pattern is broken, or asks for what is left out; the column counts in the
            pattern.
    """
    return _Reader(pattern).whole()


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.place = len(IGNORE_CASE) if pattern.startswith(IGNORE_CASE) else 0
        self.groups = 0

    def whole(self) -> Part:
        part = self.alternatives()
        if self.place < len(self.pattern):
            raise self.error("The bracket ) closes nothing", r"Write \) for the character itself")
        return part

    def alternatives(self) -> Part:
        parts = [self.sequence()]
        while self.take("|"):
            parts.append(self.sequence())
        return parts[0] if len(parts) == 1 else Alternatives(tuple(parts))

    def sequence(self) -> Part:
        parts: list[Part] = []
        while self.place < len(self.pattern) and self.peek() not in "|)":
            parts.append(self.repetition())
        return Sequence(tuple(parts))

    def repetition(self) -> Part:
        part = self.atom()
        bounds = self.quantifier()
        if bounds is None:
            return part
        if isinstance(part, Assertion):
            raise self.error("A place such as ^ or $ cannot be repeated", "Leave out the sign after it")
        self.take("?")  # as few as can be: the same texts fit as a whole
        if self.peek() in ("*", "+", "?", "{"):
            raise self.error(
                f"{self.peek()} repeats what is repeated already", "Put a group in brackets: (…)"
            )
        return Repetition(part, *bounds)

    def quantifier(self) -> tuple[int, int | None] | None:
        for sign, bounds in {"*": (0, None), "+": (1, None), "?": (0, 1)}.items():
            if self.take(sign):
                return bounds
        if self.peek() != "{":
            return None
        found = COUNTS.match(self.pattern, self.place)
        if found is None:
            raise self.error(
                "{ is not followed by numbers", r"Write {2}, {2,} or {2,5}, or \{ for the character itself"
            )
        least, comma, most = found.groups()
        high = int(most) if most else None if comma else int(least)
        if (high is not None and high < int(least)) or max(int(least), high or 0) > MAX_REPEATS:
            raise self.error(
                f"{found[0]} is no range of numbers up to {MAX_REPEATS}", "Write the smaller number first"
            )
        self.place = found.end()
        return int(least), high

    def atom(self) -> Part:
        character = self.peek()
        if character == "(":
            return self.group()
        if character == "[":
            return self.members()
        if character in "*+?{":
            raise self.error(f"{character} repeats nothing", f"Write \\{character} for the character itself")
        if character == "\\":
            return self.escape(in_class=False)
        self.place += 1
        if character == ".":
            return ANY
        return Assertion(character) if character in "^$" else _only(character)

    def group(self) -> Part:
        start = self.place
        for opening, what in REFUSED_GROUPS.items():
            if self.pattern.startswith(opening, start):
                raise self.error(
                    f"A pattern cannot use {what}: {opening}", "Write what the whole text must look like"
                )
        if self.pattern.startswith("(?", start) and not self.pattern.startswith("(?:", start):
            raise self.error("(? starts a kind of group that there is not", "Write (…) or (?:…)")
        self.place += 3 if self.pattern.startswith("(?:", start) else 1
        self.groups += 1
        if self.groups > MAX_GROUPS:
            raise self.error(
                f"There are more than {MAX_GROUPS} brackets inside one another", "Write a shorter pattern"
            )
        part = self.alternatives()
        if not self.take(")"):
            self.place = start
            raise self.error("The bracket ( is not closed", r"Add a ), or write \( for the character itself")
        self.groups -= 1
        return part

    def members(self) -> CharacterSet:
        start = self.place
        self.place += 1
        negated = self.take("^")
        sets: list[CharacterSet] = []
        while not (sets and self.peek() == "]"):
            if self.place >= len(self.pattern) or self.peek() == "]":
                self.place = start
                raise self.error(
                    "The set [ is not closed, or is empty", r"Add a ], or write \[ for the character itself"
                )
            sets.append(self.member())
        self.place += 1
        return CharacterSet(sets=tuple(sets), negated=negated)

    def member(self) -> CharacterSet:
        if self.peek() == "[" or self.pattern.startswith("&&", self.place):
            raise self.error(f"{self.peek()} has a meaning of its own within a set", f"Write \\{self.peek()}")
        start = self.place
        first = self.member_character()
        low = _code(first)
        if low is None or self.peek() != "-" or self.pattern[self.place + 1 : self.place + 2] in ("]", ""):
            return first
        self.place += 1
        high = _code(self.member_character())
        if high is None or high < low:
            self.place = start
            raise self.error(
                "This range of characters goes backwards", r"Write it as a-z, or \- for the hyphen"
            )
        return CharacterSet(((low, high),))

    def member_character(self) -> CharacterSet:
        if self.peek() == "\\":
            found = self.escape(in_class=True)
            if isinstance(found, CharacterSet):
                return found
        self.place += 1
        return _only(self.pattern[self.place - 1])

    def escape(self, *, in_class: bool) -> Part:
        self.place += 1
        name = self.peek()
        if name in NAMED:
            self.place += 1
            return NAMED[name]
        if name and name in "pP":
            return self.category()
        if name and name in "bB" and not in_class:
            self.place += 1
            return Assertion(name)
        code = HEXADECIMAL.match(self.pattern, self.place)
        if code is not None:
            self.place = code.end()
            return _only(chr(int(code[1] or code[2], 16)))
        if not name or (name.isascii() and name.isalnum() and name not in CONTROLS):
            self.place -= 1
            what = (
                "is a back-reference, which patterns cannot use"
                if name.isdigit()
                else "has no meaning in a pattern"
            )
            raise self.error(f"\\{name} {what}", r"Write \\ for the character \ itself")
        self.place += 1
        return _only(chr(CONTROLS[name]) if name in CONTROLS else name)

    def category(self) -> CharacterSet:
        found = re.compile(r"([pP])(?:\{(?:Is)?(\w+)\}|(\w))").match(self.pattern, self.place)
        name = (found[2] or found[3]) if found else ""
        if found is None or name not in CATEGORIES:
            raise self.error(
                r"\p does not name a category of characters", r"Write \p{L} for letters, \p{N} for numbers"
            )
        self.place = found.end()
        members = CharacterSet(categories=(name,))
        return members.inverse() if found[1] == "P" else members

    def peek(self) -> str:
        return self.pattern[self.place : self.place + 1]

    def take(self, text: str) -> bool:
        if not self.pattern.startswith(text, self.place):
            return False
        self.place += len(text)
        return True

    def error(self, message: str, cure: str) -> ExpressionError:
        return ExpressionError(message, min(self.place + 1, max(len(self.pattern), 1)), cure)


def _only(character: str) -> CharacterSet:
    return CharacterSet(((ord(character), ord(character)),))


def _code(members: CharacterSet) -> int | None:
    """Return the code of the only character of a set; None if it has several."""
    if members.negated or len(members.ranges) != 1 or members.ranges[0][0] != members.ranges[0][1]:
        return None
    return members.ranges[0][0]
