"""What one post carries: the form's state, and where in the form the person was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from flask import Request
from werkzeug.datastructures import MultiDict

from surveyapp import languages
from surveyapp.filling import Clock, Filling, Path, Problem, path_text
from surveyapp.forms import Page, pages
from surveyapp.forms.definition import Form
from surveyapp.languages import Words
from surveyapp.storage import publishing
from surveyapp.storage.receiving import YEARS
from surveyapp.web.open_forms import OpenForms
from surveyapp.web.respond import kept_values
from surveyapp.web.respond.answering import Answering
from surveyapp.web.respond.journey import Journey, asked, journey, questions
from surveyapp.web.respond.page import Progress
from surveyapp.web.respond.posting import Posted
from surveyapp.web.services import services


@dataclass(slots=True)
class Step:
    """One step through a form."""

    known: OpenForms
    form: Form
    words: Words
    fields: MultiDict[str, str]
    answering: Answering
    current: int | None
    """The page that showed; None where a program posted everything at once."""
    asked_before: frozenset[str]
    """The paths of the questions and notes that the page showed."""
    seen: frozenset[int]
    changing: bool
    """Whether the person came from checking the answers, and wants to go back there."""
    started: datetime
    notices: list[str] = field(default_factory=list)

    @property
    def filling(self) -> Filling:
        """The form's state."""
        return self.answering.filling

    def journey(self) -> Journey:
        """Return the pages that the answers lead through."""
        return journey(self.form, self.filling)

    def page(self) -> Page | None:
        """Return the page that showed, if it is still on the way."""
        return next((page for page in self.journey().pages if page.index == self.current), None)

    def problems(self, paths: Sequence[Path] | None = None) -> list[Problem]:
        """Return what is wrong at these questions (all where None), in the order of the form.

        What was typed and could not be read comes before what then seems to be missing.
        """
        wanted = None if paths is None else set(paths)
        unread = [one for one in self.answering.unread if self.filling.relevant(one.path)]
        found = [one for one in (*unread, *self.filling.problems()) if wanted is None or one.path in wanted]
        places = {path: place for place, (path, _) in enumerate(questions(self.form, self.filling))}
        return sorted(found, key=lambda one: places.get(one.path, len(places)))

    def fresh(self, page: Page) -> list[Path]:
        """Return what the answers just opened on the page: not shown before, and not answered."""
        return [
            path
            for path, _ in asked(page, self.filling)
            if path_text(path) not in self.asked_before
            and path not in self.answering.typed
            and self.filling.value(path) is None
        ]

    def progress(self, current: int | None) -> Progress:
        """Return where the person is when this page shows (None: when the answers are checked)."""
        return Progress(
            current=current,
            seen=sorted(self.seen),
            started=self.started.isoformat(),
            changing=self.changing,
            whole=self.fields.get("_whole") == "yes",
            notices=self.notices,
        )


def read(known: OpenForms, published: Form, language: str, request: Request) -> Step:
    """Return the step that a request asks for, with the form in the version that the page was made of."""
    fields = request.form
    form = _pinned(published, fields.get("_version", ""))
    written_in = fields.get("_language", language)
    started = moment(fields.get("_started", "")) or datetime.now(UTC).replace(microsecond=0)
    clock = Clock(started=started, finished=moment(fields.get("_finished", "")))
    action, _, argument = fields.get("_do", "").partition(":")
    posted = Posted(
        form,
        languages.words(form, written_in if written_in in languages.known() else language),
        fields,
        request.files,
        services().uploads(),
        removed=argument if action == "remove" else "",
        without_photo=argument if action == "unphoto" else "",
    )
    current = _number(fields.get("_page", ""))
    return Step(
        known=known,
        form=form,
        words=languages.words(form, language),
        fields=fields,
        answering=posted.answering(clock, kept_values.read(form, fields.get("_kept", ""))),
        current=None if current is None else min(current, len(pages(form)) - 1),
        asked_before=frozenset(fields.get("_asked", "").split()),
        seen=frozenset(
            number for text in fields.get("_seen", "").split() if (number := _number(text)) is not None
        ),
        changing=fields.get("_changing") == "yes",
        started=started,
    )


def moment(text: str) -> datetime | None:
    """Return the moment that a hidden field holds, or None where it holds none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None and found.year in YEARS else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None


def _pinned(published: Form, version: str) -> Form:
    """Return the version that the page was made of; the published one where that is not known."""
    if version in ("", published.version):
        return published
    return publishing.form(services().database, published.name, version) or published
