"""The pages of a form: a group, a repeat, or a run of loose questions at the top of it is one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.forms.definition import Form, Group, Item, Question, Repeat
from surveyapp.forms.vocabulary.types import SILENT


@dataclass(frozen=True, slots=True)
class Page:
    """One page."""

    index: int
    """Counted from 0."""
    group: Group | None
    """The group whose page it is."""
    repeat: Repeat | None
    """The repeat whose page it is."""
    items: tuple[Item, ...]
    """What stands on it: the children of the group, the repeat, or the loose questions."""


def pages(form: Form) -> tuple[Page, ...]:
    """Return the pages of a form. Questions that nobody sees make no page of their own."""
    return tuple(
        Page(index, group, repeat, items) for index, (group, repeat, items) in enumerate(_runs(form.children))
    )


def _runs(items: tuple[Item, ...]) -> Iterator[tuple[Group | None, Repeat | None, tuple[Item, ...]]]:
    loose: list[Item] = []
    for item in items:
        if isinstance(item, Question):
            loose.append(item)
            continue
        if _visible(loose):
            yield None, None, tuple(loose)
        loose = []
        if isinstance(item, Repeat):
            yield None, item, (item,)
        else:
            yield item, None, item.children
    if _visible(loose):
        yield None, None, tuple(loose)


def _visible(items: list[Item]) -> bool:
    return any(not isinstance(item, Question) or item.type not in SILENT for item in items)
