"""What is wrong with an answer, in the words of the page: the author's own where there are any."""

from __future__ import annotations

from collections.abc import Iterable

from surveyapp.filling import DATE_PARTS, MESSAGES, Filling, Path, Problem
from surveyapp.languages import Words
from surveyapp.web.templating import gettext

AUTHORS_COLUMN = {"required": "required_message", "constraint": "constraint_message"}
"""The column that holds the author's words, by the code of a problem."""


def message(problem: Problem, filling: Filling, words: Words) -> str:
    """Return what to tell the person about a problem with one question."""
    column = AUTHORS_COLUMN.get(problem.code)
    if column is not None:
        question = filling.question(problem.path)
        written = words.text(f"{question.key}:{column}", getattr(question, column))
        if written:
            return written
    if problem.code in MESSAGES:
        return gettext(MESSAGES[problem.code])
    return problem.message


def errors(problems: Iterable[Problem], filling: Filling, words: Words) -> dict[Path, str]:
    """Return the first problem of each question, in words, in the order given."""
    found: dict[Path, str] = {}
    for problem in problems:
        if problem.path not in found:
            found[problem.path] = message(problem, filling, words)
    return found


def parts(problems: Iterable[Problem]) -> dict[Path, tuple[str, ...]]:
    """Return which fields of a question are at fault, where it has several."""
    return {problem.path: DATE_PARTS[problem.code] for problem in problems if problem.code in DATE_PARTS}
