"""Check your answers: every question asked, with the answer in words and the way back to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from surveyapp.filling import Path, spoken
from surveyapp.forms import Page
from surveyapp.forms.definition import Form, Item, Question, Repeat
from surveyapp.languages import Words
from surveyapp.web import markup
from surveyapp.web.respond.answering import Answering
from surveyapp.web.respond.journey import asked, journey
from surveyapp.web.respond.names import field_name, item_at


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One question and its answer in words; '' means not provided."""

    label: Markup
    answer: str
    target: str
    """The name of the field to change."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The answers of one page, or of one entry of a repeat on it."""

    index: int
    heading: Markup
    level: int
    """3 for a page, 4 for an entry."""
    rows: tuple[AnswerRow, ...]


def check_pages(form: Form, words: Words, answering: Answering) -> list[CheckPage]:
    """Return what the person should read through before sending."""
    return [
        checked
        for page in journey(form, answering.filling).pages
        for checked in _page(form, words, answering, page)
    ]


def _page(form: Form, words: Words, answering: Answering, page: Page) -> Iterator[CheckPage]:
    heading = page.group or page.repeat
    text = words.text(f"{heading.key}:label", heading.label) if heading is not None else ""
    pending = CheckPage(page.index, _inline(text, answering, ()), 3, ())
    found = [one for one in asked(page, answering.filling) if one[1].type != "note"]
    for entry, questions in groupby(found, lambda one: _entry(one[0])):
        rows = tuple(_row(form, words, answering, path, question) for path, question in questions)
        if entry:
            if pending.heading:
                yield pending
            pending = CheckPage(page.index, _title(form, words, answering, entry), 4, rows)
        else:
            pending = replace(pending, rows=rows)
        yield pending
        pending = replace(pending, heading=Markup(), rows=())


def _entry(path: Path) -> Path:
    """Return the outermost entry of a repeat that a question stands in; () for none."""
    place = next((index for index, part in enumerate(path) if isinstance(part, int)), -1)
    return path[: place + 1]


def _title(form: Form, words: Words, answering: Answering, entry: Path) -> Markup:
    repeat = item_at(form, entry[:-1])
    called = answering.title(entry, repeat, words) if isinstance(repeat, Repeat) else ""
    return Markup("{}. {}").format(int(entry[-1]) + 1, called) if called else Markup()


def _row(form: Form, words: Words, answering: Answering, path: Path, question: Question) -> AnswerRow:
    value = answering.filling.value(path)
    return AnswerRow(
        label=label(words, answering, path, question),
        answer="" if value is None else spoken(question, value, form, words),
        target=field_name(form, path),
    )


def label(words: Words, answering: Answering, path: Path, item: Item) -> Markup:
    """Return what a question asks, or a repeat is called, with the number of the entry it stands in."""
    numbers = [str(part + 1) for part in path if isinstance(part, int)]
    asked_for = _inline(words.text(f"{item.key}:label", item.label), answering, path)
    return Markup("{}. {}").format(".".join(numbers), asked_for) if numbers else asked_for


def _inline(text: str, answering: Answering, path: Path) -> Markup:
    return markup.inline(text, lambda name: Markup("<bdi>{}</bdi>").format(answering.output(name, path)))
