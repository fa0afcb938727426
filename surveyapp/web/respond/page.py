"""One form page put together for the template: blank for everyone, or as one person has filled it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import render_template

from surveyapp import languages
from surveyapp.filling import Path, path_text
from surveyapp.forms import pages
from surveyapp.forms.definition import Form, Question
from surveyapp.languages import Words
from surveyapp.web.open_forms import OpenForms
from surveyapp.web.respond import kept_values
from surveyapp.web.respond.answering import Answering
from surveyapp.web.respond.carrying import carried
from surveyapp.web.respond.checking import check_pages, label
from surveyapp.web.respond.drawing import draw
from surveyapp.web.respond.journey import asked, expected, journey
from surveyapp.web.respond.names import field_name, item_at
from surveyapp.web.respond.page_data import page_data
from surveyapp.web.respond.screen_words import added_words
from surveyapp.web.services import services
from surveyapp.web.templating import page_language

FIRST_PARTS = ("day", "latitude")
"""The parts of an answer whose field comes first."""


END_OF_SENTENCE = "?؟.。؛"
"""How questions end in the languages we know; page/errors.js has the same."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the error summary, and the field it leads to."""

    target: str
    message: str


@dataclass(slots=True)
class Progress:
    """Where a person is."""

    current: int | None
    """The page that shows; None where the answers are being checked."""
    seen: Sequence[int] = ()
    started: str = ""
    finished: str = ""
    uuid: str = ""
    changing: bool = False
    """Whether Continue leads back to checking the answers."""
    whole: bool = False
    """Whether all pages are drawn, for JavaScript to go on with; else the others are carried along."""
    notices: Sequence[str] = field(default_factory=list)


def render(form: Form, words: Words, known: OpenForms, answering: Answering, progress: Progress) -> str:
    """Return the whole page as HTML."""
    way = journey(form, answering.filling)
    checking = progress.current is None
    current = progress.current if progress.current is not None else (way.pages[-1].index if way.pages else 0)
    showing = next((page for page in way.pages if page.index == current), None)
    whole = progress.whole or not answering.posted
    drawn = pages(form) if whole else () if checking or showing is None else (showing,)
    return render_template(
        "respond/form.html",
        form=form,
        title=words.text(":title", form.title),
        page_screens=draw(form, words, answering, privacy_notice(), drawn),
        carried=[one for page in pages(form) if page not in drawn for one in carried(page, answering)],
        whole=whole,
        checking=checking,
        check_pages=check_pages(form, words, answering) if checking else [],
        current=current,
        step=way.step(current),
        steps=max(expected(form, answering.filling, current), 1),
        can_go_back=checking or way.before(current) is not None,
        asked=[path_text(path) for path, _ in asked(showing, answering.filling)] if showing else [],
        seen=sorted({*progress.seen, current}),
        changing=progress.changing,
        started=progress.started,
        finished=progress.finished,
        uuid=progress.uuid,
        kept=kept_values.written(form, answering.filling) if answering.posted else "",
        notices=progress.notices,
        summary=_summary(form, words, answering),
        other_languages=[one for one in known.languages[form.name] if one != page_language()],
        demo=known.demo,
        alerts=alerts(form),
        draft=page_language() != form.default_language
        and languages.state(form.name, page_language()) == "draft",
        page_modules=services().static.modules(),
        added_words=added_words,
        data=page_data(form, words) if whole else None,
    )


def alerts(form: Form) -> bool:
    """Return whether the form asks if somebody is safe: the numbers to call then stand on every page."""
    return any(isinstance(item, Question) and item.alert for item in form.items())


def privacy_notice() -> str:
    """Return the address of the council's privacy notice, in the language of the page where it is ours."""
    return services().settings.council.privacy_url or f"/{page_language()}/privacy"


def _summary(form: Form, words: Words, answering: Answering) -> list[Fault]:
    return [
        Fault(_target(form, answering, path), f"{_led(_asked(form, words, answering, path))}{message}")
        for path, message in answering.errors.items()
    ]


def _led(question: str) -> str:
    """Return a question as the beginning of a line: a question mark needs no colon after it."""
    return f"{question} " if question[-1:] in END_OF_SENTENCE else f"{question}: "


def _asked(form: Form, words: Words, answering: Answering, path: Path) -> str:
    item = item_at(form, path)
    return str(label(words, answering, path, item).striptags()) if item is not None else ""


def _target(form: Form, answering: Answering, path: Path) -> str:
    """Return the id of the first faulty control of a question; its first control is called as it is."""
    name = field_name(form, path)
    part = next(iter(answering.parts.get(path, ())), "")
    return f"{name}-{part}" if part not in ("", *FIRST_PARTS) else name
