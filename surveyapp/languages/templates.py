"""Templates (.pot): what there is to translate, extracted from the forms, the code and the pages.

A template holds no date and, for the interface, no line numbers: it changes when there is something new to
translate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir

from surveyapp import places
from surveyapp.languages.catalogs import INTERFACE, template_of
from surveyapp.languages.extraction import extract_form
from surveyapp.languages.pofile import Entry, PoFile, read, write

METHODS = [
    ("**.py", "surveyapp.languages.python_calls:extract_python"),
    ("**/templates/**.html", "jinja2"),
]
OPTIONS = {"**/templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
KEYWORDS = {**DEFAULT_KEYWORDS, "ngettext_noop": (1, 2)}
COMMENT_TAG = "Translators:"

HEADERS = {
    "Project-Id-Version": "surveyapp",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
COMMENT = "Template of {domain}. Written by `surveyapp translations extract`: edit the source instead."


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the texts come from, and where their templates lie."""

    package: Path = Path(places.__file__).parent
    """The code and pages of the interface."""
    forms: Path = places.FORMS
    translations: Path = places.TRANSLATIONS

    def domains(self) -> tuple[str, ...]:
        """Return the interface and every form, by name."""
        return (INTERFACE, *sorted(path.stem for path in self.forms.glob("*.yaml")))


def made(sources: Sources, domain: str) -> PoFile:
    """Return the template of a domain as its sources are now.

    Raises:
        FormError: the form cannot be loaded.
    """
    found = _interface(sources.package) if domain == INTERFACE else _form(sources.forms / f"{domain}.yaml")
    return PoFile(dict(HEADERS), COMMENT.format(domain=domain), _joined(found))


def extract(sources: Sources, domains: Sequence[str] = ()) -> list[Path]:
    """Write the templates of these domains, or of all, and return those that changed."""
    changed = []
    for domain in domains or sources.domains():
        path = template_of(sources.translations, domain)
        template = made(sources, domain)
        if not path.exists() or _unplaced(read(path)) != _unplaced(template):
            write(path, template)
            changed.append(path)
    return changed


def stale(sources: Sources, domain: str) -> list[str]:
    """Return what the template of a domain does not say, or no longer says; empty where it is fresh."""
    path = template_of(sources.translations, domain)
    if not path.exists():
        return [f"{path.name} is missing"]
    kept = {entry.key: entry for entry in _unplaced(read(path))}
    fresh = {entry.key: entry for entry in _unplaced(made(sources, domain))}
    return [
        *(f"new: {_named(entry)}" for key, entry in fresh.items() if key not in kept),
        *(f"gone: {_named(entry)}" for key, entry in kept.items() if key not in fresh),
        *(f"changed: {_named(entry)}" for key, entry in fresh.items() if key in kept and kept[key] != entry),
    ]


def _named(entry: Entry) -> str:
    return f"{entry.context}: {entry.id!r}" if entry.context else repr(entry.id)


def _unplaced(file: PoFile) -> list[Entry]:
    """Return the entries without what may move while the words stay: line numbers."""
    return [
        replace(entry, line=0, locations=tuple(dict.fromkeys((name, None) for name, _ in entry.locations)))
        for entry in file.entries
    ]


def _interface(package: Path) -> Iterator[Entry]:
    found = extract_from_dir(
        package, METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=(COMMENT_TAG,), strip_comment_tags=True
    )
    for name, _, message, comments, context in found:
        yield _entry(message, context or "", (f"{package.name}/{Path(name).as_posix()}", None), comments)


def _form(path: Path) -> Iterator[Entry]:
    with path.open("rb") as file:
        for line, _, (context, text), comments in extract_form(file, (), (), {}):
            yield _entry(text, context, (f"{path.parent.name}/{path.name}", line), comments)


Place = tuple[str, int | None]
"""File and line."""


def _entry(ids: str | Sequence[str], context: str, place: Place, notes: Sequence[str]) -> Entry:
    texts = (ids,) if isinstance(ids, str) else tuple(ids)
    message = Message(texts if len(texts) > 1 else texts[0], context=context or None)
    return Entry(
        id=texts[0],
        context=context,
        plural=texts[1] if len(texts) > 1 else "",
        strings=("",) * len(texts),
        flags=frozenset(message.flags),
        notes=tuple(dict.fromkeys(" ".join(note.split()) for note in notes if note.strip())),
        locations=(place,),
    )


def _joined(entries: Iterator[Entry]) -> list[Entry]:
    """Return each text once, with all its places and notes."""
    joined: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        first = joined.get(entry.key)
        joined[entry.key] = entry if first is None else _merged(first, entry)
    return list(joined.values())


def _merged(first: Entry, second: Entry) -> Entry:
    counting = first if first.plural else second
    return replace(
        first,
        plural=counting.plural,
        strings=counting.strings,
        flags=first.flags | second.flags,
        notes=tuple(dict.fromkeys((*first.notes, *second.notes))),
        locations=tuple(dict.fromkeys((*first.locations, *second.locations))),
    )
