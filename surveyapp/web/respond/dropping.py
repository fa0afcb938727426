"""Choices that are no longer on offer after an answer changed: taken out, and said so."""

from __future__ import annotations

from collections.abc import Collection

from surveyapp.filling import Dropped, Path
from surveyapp.web import markup
from surveyapp.web.respond.drawing import choice_label
from surveyapp.web.respond.journey import questions
from surveyapp.web.respond.step import Step
from surveyapp.web.templating import gettext

MOST_ROUNDS = 10
"""Taking one answer out can make another one unfit; real forms settle after one or two rounds."""


def drop_what_no_longer_fits(taken: Step) -> list[Path]:
    """Take chosen names out where they are not offered any more; return where, and tell the person."""
    dropped: list[Dropped] = []
    for _ in range(MOST_ROUNDS):
        found = _unfit(taken)
        if not found:
            break
        for unfit in found:
            kept = _without(taken.filling.value(unfit.path), unfit.names)
            dropped.extend((unfit, *taken.filling.answer(unfit.path, kept)))
    if dropped:
        labels = dict.fromkeys(_label(taken, one.path, name) for one in dropped for name in one.names)
        words = gettext(
            "Because of a change you made, these answers no longer fit and were taken out: {choices}"
        )
        taken.notices.append(words.replace("{choices}", ", ".join(labels)))
    return [one.path for one in dropped]


def _unfit(taken: Step) -> list[Dropped]:
    found: list[Dropped] = []
    for path, question in questions(taken.form, taken.filling):
        if question.list_name and taken.filling.relevant(path):
            offered = set(taken.filling.offered(path))
            unfit = tuple(name for name in _names(taken.filling.value(path)) if name not in offered)
            if unfit:
                found.append(Dropped(path, unfit))
    return found


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


def _without(value: object, names: Collection[str]) -> list[str] | None:
    kept = [name for name in _names(value) if name not in names]
    return kept if isinstance(value, list) and kept else None


def _label(taken: Step, path: Path, name: str) -> str:
    question = taken.filling.question(path)
    for choice in taken.form.choices[question.list_name].choices:
        if choice.name == name:
            return markup.plain(choice_label(taken.words, question.list_name, choice))
    return name
