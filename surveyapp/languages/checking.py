"""Checking a catalog before anyone sees it: what a machine can find wrong with a translation.

Fuzzy and missing translations are no faults: they never show. `status` counts them.
"""

from __future__ import annotations

import gettext
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from surveyapp.languages.catalogs import INTERFACE, path_of, template_of
from surveyapp.languages.locales import plural_categories
from surveyapp.languages.pofile import APPROVED, APPROVED_BY, DRAFT, STATE, CatalogError, Entry, PoFile, read

PLACEHOLDER = re.compile(r"\$\{[^{}]*\}|%\(\w+\)[a-z]|(?<![$%])\{[^{}]*\}")
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
LINK = re.compile(r"\]\(\s*[^)\s]+|\(link\)|https?://[^\s)>\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
STRONG = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
EMPHASIS = re.compile(r"(?<!\*)\*(?!\*)|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)")
LIST_ITEM = re.compile(r"^\s*(?:[-+*]|\d+[.)])\s", re.MULTILINE)
PARAGRAPH = re.compile(r"\n\s*\n")

MARKS = (
    ("placeholders", PLACEHOLDER),
    ("tags", TAG),
    ("links", LINK),
    ("bold marks", STRONG),
    ("italic marks", EMPHASIS),
    ("list items", LIST_ITEM),
    ("paragraph breaks", PARAGRAPH),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a catalog."""

    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}"


def check(translations: Path, domain: str, language: str) -> list[Fault]:
    """Return everything that is wrong with a catalog, in the order of its lines."""
    path = path_of(translations, domain, language)
    try:
        file = read(path)
        template = read(template_of(translations, domain))
    except CatalogError as error:
        return [_unreadable(path, error)]
    except FileNotFoundError as error:
        return [Fault(path, 1, f"{error.filename} is missing. Run: surveyapp translations extract")]
    found = [
        *_header_faults(path, file, language),
        *_identity_faults(path, file, domain),
        *_template_faults(path, file, template),
        *_translation_faults(path, file),
    ]
    return sorted(found, key=lambda fault: fault.line)


def _translation_faults(path: Path, file: PoFile) -> Iterator[Fault]:
    for entry in file.entries:
        yield from (Fault(path, entry.line, what) for what in faults_of(entry, file.plural_count))


def faults_of(entry: Entry, plural_count: int) -> Iterator[str]:
    """Yield what is wrong with one translation."""
    if entry.fuzzy or not any(entry.strings):
        return
    where = f"{entry.context}: " if entry.context else ""
    if entry.plural and len(entry.strings) != plural_count:
        yield f"{where}{len(entry.strings)} plural forms, the header declares {plural_count}."
    if entry.plural and not all(entry.strings):
        missing = [str(index) for index, text in enumerate(entry.strings) if not text]
        yield f"{where}plural form {', '.join(missing)} is empty. Fill in every form."
    for index, text in enumerate(entry.strings):
        if text:
            form = f" (plural form {index})" if entry.plural else ""
            yield from (f"{where}{what}{form}" for what in _differences(entry, text))


def _differences(entry: Entry, text: str) -> Iterator[str]:
    sources = [entry.plural, entry.id] if entry.plural else [entry.id]
    for name, pattern in MARKS:
        wanted = [_marks(pattern, source) for source in sources]
        if _marks(pattern, text) not in wanted:
            yield f"{name} differ: {_difference(wanted[0], _marks(pattern, text))}"
    if text != text.strip() and sources[0] == sources[0].strip():
        yield "space at the beginning or end that the source does not have."


def _marks(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter("item" if pattern is LIST_ITEM else match[0].strip() for match in pattern.finditer(text))


def _difference(wanted: Counter[str], found: Counter[str]) -> str:
    missing, extra = wanted - found, found - wanted
    parts = (("missing", missing), ("not in the source", extra))
    return "; ".join(f"{name} {_listed(marks)}" for name, marks in parts if marks) + "."


def _listed(marks: Counter[str]) -> str:
    return ", ".join(repr(mark) for mark in marks.elements())


def _header_faults(path: Path, file: PoFile, language: str) -> Iterator[Fault]:
    said = file.headers.get("Language", "")
    if said.replace("_", "-") != language.replace("_", "-"):
        yield Fault(path, 1, f"the Language header says {said!r}, the folder {language!r}.")
    categories = plural_categories(language)
    if file.plural_count != len(categories):
        wanted = f"{len(categories)} ({', '.join(categories)})"
        yield Fault(path, 1, f"Plural-Forms declares {file.plural_count} forms, CLDR has {wanted}.")
    try:
        gettext.c2py(file.plural_expression)
    except ValueError as error:
        yield Fault(path, 1, f"the Plural-Forms header cannot be read: {error}")
    state = file.headers.get(STATE, DRAFT)
    if state not in (DRAFT, APPROVED):
        yield Fault(path, 1, f"the {STATE} header says {state!r}. Write {DRAFT} or {APPROVED}.")
    if state == APPROVED and not file.headers.get(APPROVED_BY, "").strip():
        yield Fault(path, 1, f"approved by nobody. Write the person's name into the {APPROVED_BY} header.")


def _identity_faults(path: Path, file: PoFile, domain: str) -> Iterator[Fault]:
    seen: dict[tuple[str, str], int] = {}
    for entry in file.entries:
        key = entry.key if domain == INTERFACE else (entry.context, "")
        if domain != INTERFACE and not entry.context:
            yield Fault(path, entry.line, f"no context (msgctxt) at {entry.id!r}: texts of a form have one.")
        elif key in seen:
            name = repr(entry.context or entry.id)
            yield Fault(path, entry.line, f"{name} stands here again, first on line {seen[key]}.")
        seen.setdefault(key, entry.line)


def _template_faults(path: Path, file: PoFile, template: PoFile) -> Iterator[Fault]:
    wanted, found = _keys(template.entries), _keys(file.entries)
    lacking, extra = wanted - found, found - wanted
    if lacking or extra:
        counts = f"texts missing: {len(lacking)}, no longer used: {len(extra)}"
        yield Fault(path, 1, f"not up to its template: {counts}. Run: surveyapp translations update")


def _keys(entries: Iterable[Entry]) -> set[tuple[str, str, str]]:
    return {(entry.context, entry.id, entry.plural) for entry in entries}


def _unreadable(path: Path, error: CatalogError) -> Fault:
    place = re.match(rf"{re.escape(str(path))}:(\d+): (.*)", str(error), re.DOTALL)
    return Fault(path, int(place[1]), place[2]) if place else Fault(path, 1, str(error))
