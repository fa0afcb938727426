"""Decides whether a text fits a pattern, in time that grows with text times pattern and never faster.

The pattern becomes a program of few instructions; all places of the program at which a match may be are
followed at the same time, one character of the text after the other (Thompson's construction,
https://swtch.com/~rsc/regexp/regexp2.html). Nothing is ever tried twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from surveyapp.expressions.characters import NAMED, CharacterSet
from surveyapp.expressions.errors import ExpressionError
from surveyapp.expressions.patterns import (
    IGNORE_CASE,
    Alternatives,
    Assertion,
    Part,
    Repetition,
    Sequence,
    read,
)

MAX_PROGRAM = 1000
"""The most instructions of a pattern; `[a-z]{1,300}` takes 600."""
MAX_WORK = 2_000_000
"""The most characters of a text times instructions of a pattern; a longer text fits no pattern."""

WORD = NAMED["w"]


@dataclass(slots=True)
class Fork:
    """Go on at each of several instructions."""

    targets: tuple[int, ...]


Instruction = CharacterSet | Assertion | Fork


@dataclass(frozen=True, slots=True)
class Program:
    """Instructions; a set and an assertion go on at the next one. Past the last one the text has fitted."""

    instructions: tuple[Instruction, ...]
    ignores_case: bool

    def fits(self, text: str) -> bool:
        """Tell whether the whole text fits."""
        if (len(text) + 1) * (len(self.instructions) + 1) > MAX_WORK:
            return False
        places = self._reach([0], text, 0)
        for index, character in enumerate(text):
            if not places:
                return False
            forms = _forms(character) if self.ignores_case else (character,)
            moved = [place + 1 for place in places if self._takes(place, forms)]
            places = self._reach(moved, text, index + 1)
        return len(self.instructions) in places

    def _takes(self, place: int, forms: tuple[str, ...]) -> bool:
        instruction = self.instructions[place] if place < len(self.instructions) else None
        return isinstance(instruction, CharacterSet) and any(instruction.has(form) for form in forms)

    def _reach(self, places: Iterable[int], text: str, index: int) -> set[int]:
        """Return all places reached without taking a character, those that take one and the end only."""
        seen: set[int] = set()
        waiting = list(places)
        while waiting:
            place = waiting.pop()
            if place in seen:
                continue
            seen.add(place)
            instruction = self.instructions[place] if place < len(self.instructions) else None
            if isinstance(instruction, Fork):
                waiting.extend(instruction.targets)
            elif isinstance(instruction, Assertion) and _holds(instruction.kind, text, index):
                waiting.append(place + 1)
        return seen


@lru_cache(maxsize=256)
def program(pattern: str) -> Program:
    """Return the program of a pattern.

    Raises:
        ExpressionError: the pattern is broken, too long, or asks for what patterns cannot do; the column
            counts in it.
    """
    instructions: list[Instruction] = []
    _write(read(pattern), instructions)
    return Program(tuple(instructions), pattern.startswith(IGNORE_CASE))


def matches(text: str, pattern: str) -> bool:
    """Tell whether the whole text fits a pattern. A pattern that is broken fits nothing."""
    found = _program_or_none(pattern)
    return found is not None and found.fits(text)


def effort(text: str, pattern: str) -> int:
    """Return how much work it is to match, in the unit of the evaluator: a node looked at."""
    found = _program_or_none(pattern)
    return 0 if found is None else len(text) * len(found.instructions) // 20


def _program_or_none(pattern: str) -> Program | None:
    try:
        return program(pattern)
    except ExpressionError:
        return None  # it came from an answer or a calculation: one in quotes is checked when it is parsed


def _add(instructions: list[Instruction], instruction: Instruction) -> None:
    instructions.append(instruction)
    if len(instructions) > MAX_PROGRAM:
        raise ExpressionError("This pattern asks for too much", 1, "Write smaller numbers in {…}")


def _write(part: Part, instructions: list[Instruction]) -> None:
    match part:
        case Sequence(parts):
            for inner in parts:
                _write(inner, instructions)
            if not parts:  # writes something even so, that a repetition of nothing meets the limit too
                _add(instructions, Fork((len(instructions) + 1,)))
        case Alternatives(parts):
            _write_alternatives(parts, instructions)
        case Repetition():
            _write_repetition(part, instructions)
        case _:
            _add(instructions, part)


def _write_alternatives(parts: tuple[Part, ...], instructions: list[Instruction]) -> None:
    choice = Fork(())
    _add(instructions, choice)
    starts: list[int] = []
    ends: list[Fork] = []
    for inner in parts:
        starts.append(len(instructions))
        _write(inner, instructions)
        ends.append(Fork(()))
        _add(instructions, ends[-1])
    choice.targets = tuple(starts)
    for end in ends:
        end.targets = (len(instructions),)


def _write_repetition(part: Repetition, instructions: list[Instruction]) -> None:
    for _ in range(part.least):
        _write(part.part, instructions)
    if part.most is None:
        start = Fork(())
        _add(instructions, start)
        before = len(instructions)
        _write(part.part, instructions)
        _add(instructions, Fork((before - 1,)))
        start.targets = (before, len(instructions))
        return
    skips: list[Fork] = []
    for _ in range(part.most - part.least):
        skips.append(Fork(()))
        _add(instructions, skips[-1])
        skips[-1].targets = (len(instructions),)
        _write(part.part, instructions)
    for skip in skips:
        skip.targets = (*skip.targets, len(instructions))


def _holds(kind: str, text: str, index: int) -> bool:
    if kind == "^":
        return index == 0
    if kind == "$":
        return index == len(text)
    before = index > 0 and WORD.has(text[index - 1])
    after = index < len(text) and WORD.has(text[index])
    return (before is not after) is (kind == "b")


def _forms(character: str) -> tuple[str, ...]:
    """Return a letter from a to z in both cases, as Java's (?i) has it."""
    return (character.lower(), character.upper()) if character.isascii() else (character,)
