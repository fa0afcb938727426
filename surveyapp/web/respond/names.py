"""The names of fields in HTML: the question's key, after the repeats and entries that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from surveyapp.filling import Path
from surveyapp.forms.definition import Form, Item, Question

ENTRY = "entry"
"""Value of the hidden field that says that an entry is there, even where nothing in it is answered."""


def entry_prefix(prefix: str, key: str, index: int | str) -> str:
    """Return what stands before the names of the fields of one entry of a repeat, `as_place-0-`."""
    return f"{prefix}{key}-{index}-"


def entry_title_placeholder(key: str) -> str:
    """Return what stands for the index in the pattern from which new entries of a repeat are made."""
    return f"__{key}__"


def entries(prefix: str, key: str, names: Iterable[str]) -> list[int]:
    """Return the indices of the entries of a repeat for which fields were posted, in order."""
    pattern = re.compile(rf"{re.escape(prefix + key)}-(\d{{1,4}})(?:-|$)")
    return sorted({int(match.group(1)) for name in names if (match := pattern.match(name))})


def item_at(form: Form, path: Path) -> Item | None:
    """Return the question, group or repeat at a path, None where the form has none there."""
    found: Item | None = None
    items = form.children
    for name in path:
        if isinstance(name, str):
            found = next((item for item in items if item.name == name), None)
            items = () if found is None or isinstance(found, Question) else found.children
    return found


def field_name(form: Form, path: Path) -> str:
    """Return the name of the field of a question, repeat or entry."""
    prefix = ""
    items = form.children
    for part, following in zip(path, (*path[1:], None), strict=True):
        if isinstance(part, int):
            continue
        item = next(one for one in items if one.name == part)
        if isinstance(item, Question):
            return f"{prefix}{item.key}"
        items = item.children
        if isinstance(following, int):
            prefix = entry_prefix(prefix, item.key, following)
    return prefix.removesuffix("-")


def path_of(text: str) -> Path:
    """Return the path that `path_text` wrote."""
    return tuple(int(part) if part.isascii() and part.isdigit() else part for part in text.split("/"))
