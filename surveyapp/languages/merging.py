"""Bringing a catalog up to its template, without losing what a translator wrote.

A text of a form is found again by its context, so an edit of the English keeps the translation, marked fuzzy,
with the English it was made for beside it. A text of the interface has no context; there the most similar one
is taken.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

from surveyapp.languages.catalogs import path_of, template_of
from surveyapp.languages.locales import english_name_of, plural_header
from surveyapp.languages.pofile import APPROVED, APPROVED_BY, DRAFT, STATE, Entry, PoFile, read, text, write

SIMILAR = 0.7
"""How alike two texts of the interface are (0 to 1) for one's translation to be a start for the other's."""


def update(translations: Path, domain: str, language: str) -> bool:
    """Bring a catalog up to its template, made if it is not there; return whether it changed.

    Raises:
        CatalogError: the catalog or its template cannot be read.
        FileNotFoundError: there is no template.
    """
    path = path_of(translations, domain, language)
    before = read(path) if path.exists() else None
    after = merged(read(template_of(translations, domain)), before or new(domain, language))
    if before is not None and text(before) == text(after):
        return False
    write(path, after)
    return True


def new(domain: str, language: str) -> PoFile:
    """Return an empty catalog, a draft, with the plural forms of its language."""
    headers = {
        "Project-Id-Version": "surveyapp",
        "PO-Revision-Date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M+0000"),
        "Last-Translator": "nobody yet",
        "Language-Team": english_name_of(language),
        "Language": language.replace("-", "_"),
        "Plural-Forms": f"{plural_header(language)};",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        STATE: DRAFT,
    }
    return PoFile(headers, f"{english_name_of(language)}: {domain}. How to translate: docs/translating.md")


def merged(template: PoFile, catalog: PoFile) -> PoFile:
    """Return the catalog with exactly the texts of the template.

    An approved catalog becomes a draft again where somebody has to look at something: the approval was given
    to other words.
    """
    merge = _Merge(template, catalog)
    entries = [merge.entry(wanted) for wanted in template.entries]
    headers = dict(catalog.headers)
    if headers.get(STATE) == APPROVED and any(entry.waiting for entry in entries):
        headers[STATE] = DRAFT
        headers.pop(APPROVED_BY, None)
    return PoFile(headers, catalog.comment, entries, merge.obsolete())


class _Merge:
    def __init__(self, template: PoFile, catalog: PoFile) -> None:
        self._plurals = catalog.plural_count
        wanted = {entry.key for entry in template.entries}
        self._kept = {entry.key: entry for entry in (*catalog.obsolete, *catalog.entries)}
        self._leaving = {key: entry for key, entry in self._kept.items() if key not in wanted}
        self._by_context = {entry.context: entry for entry in self._leaving.values() if entry.context}
        self._by_text = {entry.id: entry for entry in self._kept.values() if not entry.waiting}
        self._used: set[tuple[str, str]] = set()

    def entry(self, wanted: Entry) -> Entry:
        """Return a text of the template with the best translation there is for it."""
        same = self._kept.get(wanted.key)
        if same is not None:
            return self._translated(wanted, same, doubtful=same.plural != wanted.plural)
        for start in (self._edited(wanted), self._by_text.get(wanted.id)):
            if start is not None and any(start.strings):
                self._used.add(start.key)
                reverted = start.fuzzy and start.previous == (wanted.id, wanted.plural)
                return self._translated(wanted, start, doubtful=not reverted, reverted=reverted)
        return replace(wanted, strings=self._shaped(wanted, ()))

    def obsolete(self) -> list[Entry]:
        """Return the translations that nothing uses any more, kept in case their texts come back."""
        gone = (entry for key, entry in self._leaving.items() if key not in self._used and any(entry.strings))
        return [
            replace(entry, flags=frozenset(), notes=(), locations=(), previous=None)
            for entry in gone
            if not entry.fuzzy
        ]

    def _edited(self, wanted: Entry) -> Entry | None:
        """Return the entry that had this text's place, before its English was edited."""
        if wanted.context:
            return self._by_context.get(wanted.context)
        leaving = (entry for key, entry in self._leaving.items() if key not in self._used)
        plain = {entry.id: entry for entry in leaving if not entry.context}
        close = get_close_matches(wanted.id, plain, n=1, cutoff=SIMILAR)
        return plain[close[0]] if close else None

    def _translated(self, wanted: Entry, old: Entry, *, doubtful: bool, reverted: bool = False) -> Entry:
        strings = self._shaped(wanted, old.strings)
        fuzzy = (doubtful or old.fuzzy) and not reverted and any(strings)
        source = (old.id, old.plural)
        made_for = old.previous or (source if source != (wanted.id, wanted.plural) else None)
        return replace(
            wanted,
            strings=strings,
            flags=wanted.flags | {"fuzzy"} if fuzzy else wanted.flags,
            comments=old.comments,
            previous=made_for if fuzzy else None,
        )

    def _shaped(self, wanted: Entry, strings: tuple[str, ...]) -> tuple[str, ...]:
        """Return as many translations as the text needs: one, or one a plural form."""
        count = self._plurals if wanted.plural else 1
        if strings and len(strings) < count:
            strings = (*strings, *("",) * (count - len(strings)))
        return (*strings[:count], *("",) * (count - len(strings)))
