"""What is wrong with a form, told to its author: where, what, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One thing that is wrong in a form or in a data file of it."""

    file: str
    line: int
    """Counted from 1."""
    question: str
    """The name of the question, group, repeat, choice list or data row; '' where it concerns none."""
    column: str
    """The column or setting; '' where it concerns none."""
    message: str
    """What is wrong, one sentence without its full stop."""
    cure: str
    """What to write instead, one sentence without its full stop."""
    character: int = 0
    """Where in an expression, counted from 1; 0 where it concerns none."""

    def __str__(self) -> str:
        column = f"{self.column} (character {self.character})" if self.character else self.column
        where = [f"{self.file}:{self.line}", *(part for part in (self.question, column) if part)]
        told = ". ".join(part for part in (self.message, self.cure) if part)
        return f"{': '.join(where)}: {told}{'' if told.endswith('?') else '.'}"


class FormError(ValueError):
    """A form that cannot be used. `problems` holds all that was found wrong, in the order of the file."""

    def __init__(self, problems: Iterable[FormProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(*self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


@dataclass(slots=True)
class Report:
    """Collects what is wrong, so that an author learns of everything at once."""

    file: str
    found: list[FormProblem] = field(default_factory=list)

    def add(
        self,
        line: int,
        message: str,
        cure: str = "",
        *,
        question: str = "",
        column: str = "",
        character: int = 0,
        file: str = "",
    ) -> None:
        """Note one problem."""
        where = file or self.file
        self.found.append(FormProblem(where, max(line, 1), question, column, message, cure, character))

    def refuse_if_any(self) -> None:
        """Raise all that was found as one FormError, each only once, in the order of the file."""
        if self.found:
            order = sorted(
                dict.fromkeys(self.found), key=lambda one: (one.file != self.file, one.file, one.line)
            )
            raise FormError(order)


def renamed(error: FormError, places: dict[str, str]) -> FormError:
    """Return the same error with its files named as in `places`; a name that is not in there stays."""
    return FormError(replace(one, file=places.get(one.file, one.file)) for one in error.problems)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that the author may have meant, or ''."""
    candidates = list(known)
    same = [one for one in candidates if one.lower() == word.lower()]
    return next(iter(same or get_close_matches(word, candidates, n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the cure for an unknown word: the nearest known one, or else the other sentence."""
    near = nearest(word, known)
    return f"Did you mean {near}?" if near else otherwise


def listed(words: Iterable[str], last: str = "or") -> str:
    """Return words as English lists them: `a, b or c`."""
    *before, end = words
    return f"{', '.join(before)} {last} {end}" if before else end
