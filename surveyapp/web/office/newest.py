"""The newest answers to a form as a small table: when, how, and the first few that the person may see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from surveyapp import languages
from surveyapp.filling import spoken
from surveyapp.forms.definition import Form, Group, Item, Question, Repeat
from surveyapp.languages import Words
from surveyapp.storage import submissions
from surveyapp.storage.accounts import Account
from surveyapp.storage.database import Database
from surveyapp.web.markup import plain
from surveyapp.web.moments import moment
from surveyapp.web.office import tallies
from surveyapp.web.office.visible import may_see
from surveyapp.web.templating import page_language

ROWS = 12
COLUMNS = 4
ASKED = frozenset({"select_one", "select_multiple", "text", "integer", "decimal", "date"})
"""Types whose answers fit into a cell."""
HOW = frozenset({"mode", "yes_no"})
"""Choice lists that say how a form was filled in, or only lead on to other questions."""
LONGEST = 120
"""Characters of a cell; the download has all of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One submission."""

    received: str
    channel: str
    language: str
    state: str
    """In words; empty for one that was simply received."""
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The newest submissions, newest first."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    question: Question
    steps: tuple[str, ...]


def table(database: Database, form: Form, account: Account, *, demo: bool) -> Table:
    """Return the newest answers to a form, without those that the person may not see."""
    words = languages.words(form, page_language())
    found = submissions.newest(database, form.name, demo=demo, limit=ROWS)
    shown = [column for column in _columns(form.children) if _shown(account, column.question)]
    cells = [(column, [_cell(column, one.answers, form, words) for one in found]) for column in shown]
    told = sorted(cells, key=lambda cell: not _differ(cell[1]))[:COLUMNS]
    rows = tuple(
        Row(
            received=moment(one.received_at),
            channel=tallies.channel(one.channel),
            language=languages.name_of(one.language),
            state="" if one.state == "received" else tallies.state(one.state),
            answers=tuple(answers[number] for _, answers in told),
        )
        for number, one in enumerate(found)
    )
    questions = [column.question for column, _ in told]
    headings = (plain(words.text(f"{question.key}:label", question.label)) for question in questions)
    return Table(tuple(headings), rows)


def _differ(answers: list[str]) -> bool:
    """Return whether a column tells the rows apart: half of them answered, and not all alike."""
    given = [answer for answer in answers if answer]
    return len(given) * 2 >= len(answers) and len(set(given)) > 1


def _columns(items: tuple[Item, ...], steps: tuple[str, ...] = ()) -> Iterator[_Column]:
    """Yield the questions outside repeats in document order."""
    for item in items:
        if isinstance(item, Question):
            yield _Column(item, (*steps, item.name))
        elif isinstance(item, Group) and not isinstance(item, Repeat):
            yield from _columns(item.children, (*steps, item.name))


def _shown(account: Account, question: Question) -> bool:
    return question.type in ASKED and question.list_name not in HOW and may_see(account, question)


def _cell(column: _Column, answers: Mapping[str, object], form: Form, words: Words) -> str:
    value: object = answers
    for step in column.steps:
        if not isinstance(value, Mapping):
            return ""
        value = value.get(step)
    if value is None:
        return ""
    said = spoken(column.question, value, form, words)
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"
