"""A form on paper: boxes and lines to write on, with the codes for typing in later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from flask import render_template, request
from markupsafe import Markup

from surveyapp.filling import Clock, Filling
from surveyapp.forms import pages
from surveyapp.forms.definition import Form, Item
from surveyapp.forms.scales import steps
from surveyapp.languages import Words
from surveyapp.web.respond.answering import Answering
from surveyapp.web.respond.drawing import draw
from surveyapp.web.respond.other_ways import OtherWays
from surveyapp.web.respond.page import alerts, privacy_notice
from surveyapp.web.respond.routing_words import only_if
from surveyapp.web.respond.screens import (
    ChoiceRow,
    EntryScreen,
    GroupScreen,
    PageScreen,
    QuestionScreen,
    RepeatScreen,
    Screen,
)

CHANNEL = "paper"
BLANK_ENTRIES = 2
"""How often a repeat that people fill in as they like is printed."""
LINES = {"multiline": 4, "text": 1, "number": 1}


@dataclass(frozen=True, slots=True)
class Printed:
    """One thing on the sheet: a heading, a note, or a question with room for its answer."""

    kind: str
    code: str
    label: Markup
    hint: Markup
    only_if: str = ""
    optional: bool = False
    rows: tuple[ChoiceRow, ...] = ()
    steps: tuple[str, ...] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the form on the sheet."""

    heading: Markup
    hint: Markup
    only_if: str
    printed: tuple[Printed, ...]


def render(form: Form, words: Words) -> str:
    """Return the page to print."""
    filling = Filling(form, clock=Clock(), channel=CHANNEL)
    filling.open_repeats()
    sheet = _Sheet(form, words)
    notice = urljoin(request.url_root, privacy_notice())
    screens = draw(form, words, Answering(filling, CHANNEL), notice, pages(form))
    never_asked = OtherWays(form, CHANNEL).never_asked
    return render_template(
        "respond/paper.html",
        form=form,
        title=words.text(":title", form.title),
        alerts=alerts(form),
        parts=[
            sheet.part(screen)
            for screen in screens
            if screen.group is None or not never_asked(screen.group.relevant)
        ],
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    form: Form
    words: Words

    def part(self, screen: PageScreen) -> Part:
        rule = self._rule(screen.group) if screen.group is not None else ""
        return Part(screen.heading, screen.hint, rule, tuple(self._printed(screen.children)))

    def _printed(self, screens: Sequence[Screen]) -> Iterator[Printed]:
        for screen in screens:
            match screen:
                case QuestionScreen():
                    yield self._question(screen)
                case GroupScreen():
                    yield Printed("group", "", screen.label, screen.hint, self._rule(screen.group))
                    yield from self._printed(screen.children)
                case RepeatScreen():
                    yield Printed(
                        "repeat",
                        "" if screen.fixed else "more",
                        screen.label,
                        screen.hint,
                        self._rule(screen.repeat),
                    )
                    for number, entry in enumerate(_entries(screen), 1):
                        yield Printed("entry", str(number), Markup(), Markup())
                        yield from self._printed(entry.children)

    def _question(self, screen: QuestionScreen) -> Printed:
        return Printed(
            kind=screen.kind,
            code=screen.question.name,
            label=screen.label,
            hint=screen.hint,
            only_if=self._rule(screen.question),
            optional=screen.optional,
            rows=_choices(screen),
            steps=tuple(steps(screen.question)) if screen.kind == "steps" else (),
            meanings=screen.meanings,
            lines=LINES.get(screen.kind, 0),
        )

    def _rule(self, item: Item) -> str:
        return only_if(self.form, self.words, item.relevant)


def _entries(screen: RepeatScreen) -> Sequence[EntryScreen]:
    """Return the entries to print: each of a list that the form sets, else some blank ones."""
    return screen.entries if screen.fixed else [screen.pattern] * BLANK_ENTRIES


def _choices(screen: QuestionScreen) -> tuple[ChoiceRow, ...]:
    """Return the choices to print: those on offer whatever is answered; all where the answers decide."""
    offered = tuple(row for row in screen.rows if not row.hidden)
    return offered or tuple(screen.rows)
