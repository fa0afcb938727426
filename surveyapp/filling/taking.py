"""A document of answers put into a blank form. What does not fit in is told, never raised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from surveyapp.filling.instance import (
    MOST_ENTRIES,
    MOST_ENTRIES_IN_ALL,
    Branch,
    Entries,
    Leaf,
    Place,
)
from surveyapp.filling.problems import Path, Problem
from surveyapp.filling.shapes import SHOWN_ONLY, tidy

MOST_PROBLEMS = 100
"""After so many nobody reads on."""


@dataclass(slots=True)
class Taking:
    """The answers of one document on their way into a form.

    Attributes:
        misfits: what did not fit, each with the place it would have been in; it counts if that is relevant.
        claims: what the document says that calculations gave, by their place.
        total: entries of repeats so far.
    """

    misfits: list[tuple[Place, Problem]] = field(default_factory=list)
    claims: dict[Leaf, object] = field(default_factory=dict)
    total: int = 0

    def take(self, branch: Branch, answers: object) -> None:
        """Put an object into a group, an entry or the whole form. Nothing at all is as good as no answers."""
        if answers is None:
            return
        if not isinstance(answers, Mapping):
            self._refuse(branch, branch.path(), "wrong_type")
            return
        for name, answer in answers.items():
            place = branch.children.get(name) if isinstance(name, str) else None
            if place is None:
                self._refuse(branch, (*branch.path(), str(name)), "unknown_question")
            elif isinstance(place, Leaf):
                self._take_answer(place, answer)
            elif isinstance(place, Entries):
                self._take_entries(place, answer)
            else:
                self.take(place, answer)

    def _take_answer(self, leaf: Leaf, answer: object) -> None:
        if leaf.question.type in SHOWN_ONLY:
            if answer is not None:
                self._refuse(leaf, leaf.path(), "unknown_question")
            return
        leaf.put(tidy(leaf.question, answer))
        if leaf.question.calculation is not None:
            self.claims[leaf] = leaf.value

    def _take_entries(self, entries: Entries, answer: object) -> None:
        if answer is None:
            return
        if not isinstance(answer, list):
            self._refuse(entries, entries.path(), "wrong_type")
            return
        for entry in answer:
            if len(entries.entries) >= MOST_ENTRIES or self.total >= MOST_ENTRIES_IN_ALL:
                self._refuse(entries, entries.path(), "too_many_entries")
                return
            self.total += 1
            self.take(entries.add(), entry)

    def _refuse(self, place: Place, path: Path, code: str) -> None:
        if len(self.misfits) < MOST_PROBLEMS:
            self.misfits.append((place, Problem(path, code)))
