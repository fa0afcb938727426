"""Small forms and catalogs for the tests of this floor."""

from __future__ import annotations

from pathlib import Path

from surveyapp.languages.catalogs import path_of
from surveyapp.languages.merging import new
from surveyapp.languages.pofile import APPROVED, APPROVED_BY, STATE, Entry, PoFile, write


def catalog(*entries: Entry, language: str = "cy", approved_by: str = "") -> PoFile:
    """Return a catalog of a language with these entries."""
    file = new("street-party", language)
    file.entries = list(entries)
    if approved_by:
        file.headers.update({STATE: APPROVED, APPROVED_BY: approved_by})
    return file


def template(*entries: Entry) -> PoFile:
    """Return a template with these entries."""
    return PoFile({"Content-Type": "text/plain; charset=UTF-8"}, "Template", list(entries))


def keep(folder: Path, domain: str, language: str, *entries: Entry, approved_by: str = "") -> Path:
    """Write a catalog into a `translations` folder and return where it lies."""
    path = path_of(folder, domain, language)
    write(path, catalog(*entries, language=language, approved_by=approved_by))
    return path


def said(context: str, source: str, translation: str) -> Entry:
    """Return a translated text of a form."""
    return Entry(source, context=context, strings=(translation,))


def counted(one: str, other: str, *forms: str) -> Entry:
    """Return a translated text of the interface that counts."""
    return Entry(one, plural=other, strings=forms)


WELSH_DOGS = Entry(
    id="%(num)s dog",
    plural="%(num)s dogs",
    strings=("%(num)s cŵn", "%(num)s ci", "%(num)s gi", "%(num)s chi", "%(num)s chi mawr", "%(num)s ci bach"),
    flags=frozenset({"python-format"}),
)
"""Every plural form different, to see which one was taken."""
