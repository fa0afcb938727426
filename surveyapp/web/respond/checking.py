"""Check your answers: every question asked, with the answer in words and the way back to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from surveyapp.filling import Path, spoken
from surveyapp.forms import Page
from surveyapp.forms.definition import Form, Item
from surveyapp.languages import Words
from surveyapp.web import markup
from surveyapp.web.respond.answering import Answering
from surveyapp.web.respond.journey import asked, journey
from surveyapp.web.respond.names import field_name


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One question and its answer in words; '' means not provided."""

    label: Markup
    answer: str
    target: str
    """The name of the field to change."""


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The answers of one page."""

    index: int
    heading: Markup
    rows: tuple[AnswerRow, ...]


def check_pages(form: Form, words: Words, answering: Answering) -> list[CheckPage]:
    """Return what the person should read through before sending."""
    return [
        checked
        for page in journey(form, answering.filling).pages
        if (checked := _page(form, words, answering, page)).rows
    ]


def _page(form: Form, words: Words, answering: Answering, page: Page) -> CheckPage:
    heading = page.group or page.repeat
    text = words.text(f"{heading.key}:label", heading.label) if heading is not None else ""
    return CheckPage(page.index, _inline(text, answering, ()), tuple(_rows(form, words, answering, page)))


def _rows(form: Form, words: Words, answering: Answering, page: Page) -> Iterator[AnswerRow]:
    for path, question in asked(page, answering.filling):
        if question.type != "note":
            value = answering.filling.value(path)
            yield AnswerRow(
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
