"""The way through a form, as a function of the form and its answers: which page comes next, which before."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from surveyapp.filling import Filling, Path
from surveyapp.forms import Page, compiled, pages
from surveyapp.forms.definition import Form, Item, Question, Repeat
from surveyapp.forms.vocabulary.types import SILENT


@dataclass(frozen=True, slots=True)
class Journey:
    """The pages of a form that its answers lead through."""

    pages: tuple[Page, ...]

    def step(self, current: int) -> int:
        """Return the place of a page among those shown, from 1."""
        return 1 + sum(page.index < current for page in self.pages)

    def before(self, current: int) -> int | None:
        """Return the page before this one, or None at the start."""
        return max((page.index for page in self.pages if page.index < current), default=None)

    def after(
        self, current: int, seen: Collection[int], filling: Filling, *, changing: bool = False
    ) -> int | None:
        """Return the page that comes next, or None when it is time to check the answers.

        A person who came to change one answer goes back to checking, unless the change opened a page. A
        program that posted the answers of several pages at once is not led through those again.
        """
        for page in self.pages:
            passed = page.index in seen if changing else page.index not in seen
            if page.index > current and not (passed and (changing or answered(page, filling))):
                return page.index
        return None


def expected(form: Form, filling: Filling, current: int) -> int:
    """Return how many pages a person may expect: those that show, and those that an open answer may open."""
    showing = {page.index for page in journey(form, filling).pages}
    ahead = [page for page in pages(form) if page.index >= current]
    undecided = {
        key
        for page in ahead
        for path, question in asked(page, filling)
        if filling.value(path) is None
        for key, column in compiled(form).dependents.get(question.key, ())
        if column == "relevant"
    }
    hidden = [page for page in ahead if page.index not in showing]
    return len(showing) + sum(not undecided.isdisjoint(_keys(page)) for page in hidden)


def _keys(page: Page) -> Iterator[str]:
    if page.group is not None:
        yield page.group.key
    stack = list(page.items)
    while stack:
        item = stack.pop()
        yield item.key
        if not isinstance(item, Question):
            stack.extend(item.children)


def journey(form: Form, filling: Filling) -> Journey:
    """Return the pages on which something is asked or shown."""
    return Journey(tuple(page for page in pages(form) if any(_shows(filling, page))))


def asked(page: Page, filling: Filling) -> Iterator[tuple[Path, Question]]:
    """Return the questions of a page that are relevant now, notes among them, in order."""
    for path, question in _walk(filling, page.items, _root(page)):
        if question.type not in SILENT and filling.relevant(path):
            yield path, question


def answered(page: Page, filling: Filling) -> bool:
    """Return whether any question of the page holds a value."""
    return any(filling.value(path) is not None for path, _ in asked(page, filling))


def page_of(form: Form, path: Path) -> Page:
    """Return the page on which a question stands."""
    for page in pages(form):
        names = {page.group.name} if page.group is not None else {item.name for item in page.items}
        if path[0] in names:
            return page
    return pages(form)[0]


def _root(page: Page) -> Path:
    return (page.group.name,) if page.group is not None else ()


def _shows(filling: Filling, page: Page) -> Iterator[bool]:
    if page.repeat is not None:
        yield filling.relevant((page.repeat.name,))
    else:
        yield from (True for _ in asked(page, filling))


def _walk(filling: Filling, items: tuple[Item, ...], path: Path) -> Iterator[tuple[Path, Question]]:
    for item in items:
        here = (*path, item.name)
        if isinstance(item, Question):
            yield here, item
        elif isinstance(item, Repeat):
            for index in range(filling.count(here)):
                yield from _walk(filling, item.children, (*here, index))
        else:
            yield from _walk(filling, item.children, here)


def questions(form: Form, filling: Filling) -> Iterator[tuple[Path, Question]]:
    """Return every question with its path, entries of repeats included, relevant or not, in order."""
    return _walk(filling, form.children, ())
