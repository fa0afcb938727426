"""The forms that are open now, as one process knows them: looked up every second, not at every request."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from surveyapp import languages
from surveyapp.forms.definition import Form
from surveyapp.settings import Settings
from surveyapp.storage import publishing, submissions
from surveyapp.storage.database import Database

FRESH = 1.0
"""Seconds for which a process trusts what it knows; publishing is seen everywhere after that."""


@dataclass(frozen=True, slots=True)
class OpenForms:
    """What is published, in which languages, and whether this is a demo."""

    forms: Mapping[str, Form]
    languages: Mapping[str, tuple[str, ...]]
    """By form, its source language first."""
    demo: bool

    def offered(self, form: str, language: str) -> bool:
        """Return whether a form may be shown in a language."""
        return language in self.languages.get(form, ())


class _Watch:
    """Keeps the last look, with its time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: WeakKeyDictionary[Database, tuple[float, OpenForms]] = WeakKeyDictionary()

    def look(self, database: Database, settings: Settings) -> OpenForms:
        now = time.monotonic()
        at, known = self._known.get(database, (-FRESH, None))
        if known is not None and now - at < FRESH:
            return known
        with self._lock:
            found = _find(database, settings)
            self._known[database] = (now, found)
        return found


_watch = _Watch()


def open_forms(database: Database, settings: Settings) -> OpenForms:
    """Return what is open now."""
    return _watch.look(database, settings)


def _find(database: Database, settings: Settings) -> OpenForms:
    demo = submissions.has_demo(database)
    drafts = settings.council.draft_languages or demo
    forms: dict[str, Form] = {}
    for published in publishing.published(database):
        form = publishing.form(database, published.form)
        if form is not None:
            forms[form.name] = form
    return OpenForms(forms, {form.name: languages.offered(form, drafts) for form in forms.values()}, demo)
