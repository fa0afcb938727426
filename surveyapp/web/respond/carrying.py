"""Answers that travel along in hidden fields, for the pages that do not show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from surveyapp.filling import Path
from surveyapp.forms import Page
from surveyapp.forms.definition import Item, Question, Repeat
from surveyapp.forms.vocabulary.types import SILENT
from surveyapp.web.respond.answering import Answering, Raw
from surveyapp.web.respond.names import ENTRY, entry_prefix

Field = tuple[str, str]
"""A name and a value."""


def carried(page: Page, answering: Answering) -> Iterator[Field]:
    """Return the fields that hold the answers of a page, with what was typed and could not be read."""
    return _items(page.items, (page.group.name,) if page.group is not None else (), "", answering)


def fields_of(name: str, raw: Raw) -> Iterator[Field]:
    """Return the fields of a question that hold something."""
    if isinstance(raw, str):
        yield from ((name, raw),) if raw else ()
    elif isinstance(raw, Mapping):
        yield from ((f"{name}-{part}", text) for part, text in raw.items() if text)
    else:
        yield from ((name, text) for text in raw)


def _items(items: Sequence[Item], path: Path, prefix: str, answering: Answering) -> Iterator[Field]:
    for item in items:
        here = (*path, item.name)
        if isinstance(item, Repeat):
            for index in range(answering.count(here)):
                inside = entry_prefix(prefix, item.key, index)
                yield inside.removesuffix("-"), ENTRY
                yield from _items(item.children, (*here, index), inside, answering)
        elif not isinstance(item, Question):
            yield from _items(item.children, here, prefix, answering)
        elif item.type not in SILENT and item.type != "note":
            yield from fields_of(f"{prefix}{item.key}", answering.shown(here))
