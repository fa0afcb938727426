"""The catalogs in a folder: found, read once, and asked which languages are ready to be shown.

A file is read again when it changed. What a form lacks in a language it lacks as a whole: a page is never
half in one language and half in another.
"""

from __future__ import annotations

import gettext
import logging
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from surveyapp.forms.definition import Form
from surveyapp.languages.contexts import texts
from surveyapp.languages.locales import SOURCE
from surveyapp.languages.lookup import Interface, Key, Words
from surveyapp.languages.pofile import CatalogError, read

_log = logging.getLogger(__name__)
_TAG = re.compile(r"[A-Za-z0-9]{1,8}(?:[-_][A-Za-z0-9]{1,8}){0,4}")

INTERFACE = "interface"
"""The domain of everything that is not a form's own words."""

State = Literal["approved", "draft", "incomplete", "missing"]
STATES: tuple[State, ...] = ("missing", "incomplete", "draft", "approved")
"""From worst to best."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """One catalog as it is looked things up in."""

    translations: Mapping[Key, str]
    plurals: Mapping[Key, tuple[str, ...]]
    plural: Callable[[int], int]
    waiting: Collection[Key]
    """What still needs a translator: entries without a translation, or fuzzy."""
    approved: bool
    """Whether a person has said so of the whole file."""

    @property
    def state(self) -> State:
        """How far the catalog is."""
        if self.waiting:
            return "incomplete"
        return "approved" if self.approved else "draft"


class Catalogs:
    """The catalogs of a `translations` folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[tuple[str, str], tuple[tuple[int, int], Catalog | None]] = {}
        self._states: dict[tuple[str, str, str], tuple[Catalog, State]] = {}

    def known(self) -> tuple[str, ...]:
        """Return every language that has a catalog, and the interface's own first."""
        found = {path.parent.parent.name for path in self._folder.glob("*/LC_MESSAGES/*.po")}
        return (SOURCE, *sorted(found - {SOURCE}))

    def interface(self, language: str) -> Interface:
        """Return the words of the interface; English where they are not complete in the language."""
        catalog = self._catalog(INTERFACE, language)
        if catalog is None or catalog.waiting:
            return Interface()
        return Interface(language, catalog.translations, catalog.plurals, catalog.plural)

    def words(self, form: Form, language: str) -> Words:
        """Return the words of a form; in its own language where they are not complete in this one."""
        catalog = self._catalog(form.name, language)
        if catalog is None or language == form.default_language:
            return Words(form.default_language)
        if self._form_state(form, language, catalog) == "incomplete":
            return Words(form.default_language)
        return Words(language, catalog.translations)

    def state(self, form: Form | str, language: str) -> State:
        """Return how far a form is in a language, with the interface around it: the worse of the two counts.

        Given a form, its very texts are looked for; given its name, the catalog is taken at its word.
        """
        name = form if isinstance(form, str) else form.name
        catalog = self._catalog(name, language)
        if isinstance(form, str):
            own = catalog.state if catalog is not None else "missing"
        elif language == form.default_language:
            own = "approved"
        else:
            own = self._form_state(form, language, catalog) if catalog is not None else "missing"
        return min(own, self._interface_state(language), key=STATES.index)

    def offered(self, form: Form, drafts: bool) -> tuple[str, ...]:
        """Return the languages in which a form may be shown, its own first.

        Args:
            form: the form.
            drafts: whether complete translations that nobody has approved yet are offered too.
        """
        ready = ("draft", "approved") if drafts else ("approved",)
        others = (language for language in self.known() if language != form.default_language)
        return (form.default_language, *(one for one in others if self.state(form, one) in ready))

    def _form_state(self, form: Form, language: str, catalog: Catalog) -> State:
        key = (form.name, form.version, language)
        kept = self._states.get(key)
        if kept is not None and kept[0] is catalog:
            return kept[1]
        state = _state(form, language, catalog)
        self._states[key] = (catalog, state)
        return state

    def _interface_state(self, language: str) -> State:
        catalog = self._catalog(INTERFACE, language)
        if language == SOURCE:
            return "approved"
        return catalog.state if catalog is not None else "missing"

    def _catalog(self, domain: str, language: str) -> Catalog | None:
        if not _TAG.fullmatch(language):  # it may come from an address
            return None
        path = path_of(self._folder, domain, language)
        try:
            status = path.stat()
        except OSError:
            return None
        stamp = (status.st_mtime_ns, status.st_size)
        kept = self._read.get((domain, language))
        if kept is not None and kept[0] == stamp:
            return kept[1]
        try:
            catalog = _load(path)
        except CatalogError as error:  # one broken file must not take the other languages down with it
            _log.error("catalog left out: %s", error)
            catalog = None
        self._read[(domain, language)] = (stamp, catalog)
        return catalog


def path_of(folder: Path, domain: str, language: str) -> Path:
    """Return where the catalog of a domain in a language lies."""
    return folder / language / "LC_MESSAGES" / f"{domain}.po"


def template_of(folder: Path, domain: str) -> Path:
    """Return where the template of a domain lies."""
    return folder / f"{domain}.pot"


def _load(path: Path) -> Catalog:
    file = read(path)
    translations: dict[Key, str] = {}
    plurals: dict[Key, tuple[str, ...]] = {}
    waiting: set[Key] = set()
    for entry in file.entries:
        if entry.waiting:
            waiting.add(entry.key)
        elif entry.plural:
            plurals[entry.key] = entry.strings
        else:
            translations[entry.key] = entry.strings[0]
    try:
        plural = gettext.c2py(file.plural_expression)
    except ValueError as error:
        raise CatalogError(f"{path}: the Plural-Forms header cannot be read: {error}") from error
    return Catalog(translations, plurals, plural, waiting, file.approved)


def _state(form: Form, language: str, catalog: Catalog) -> State:
    """Return how far a catalog is for the very texts of a form.

    A label of a data file that the catalog has never seen is a name that the council wrote (a place, a
    department) and stands as it is; so replacing `area.csv` does not take every translation away.
    """
    for text in texts(form):
        key = (text.context, text.source)
        if key in catalog.translations or language in text.elsewhere:
            continue
        if key in catalog.waiting or not text.from_data:
            return "incomplete"
    return "approved" if catalog.approved else "draft"
