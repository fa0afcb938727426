"""Walking through a form as a person does: answer what shows, press Continue, until it is time to check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.web.client import Page

Answers = Mapping[str, str | Sequence[str]]
"""By the name of the field."""
MOST_STEPS = 80


def walk(page: Page, answers: Answers) -> Page:
    """Answer page by page until the answers are shown to check. Every answer must be asked for on the way."""
    left = dict(answers)
    for _ in range(MOST_STEPS):
        if is_checking(page):
            assert left == {}, f"never asked: {sorted(left)}"
            return page
        for name in [name for name in left if asks(page, name)]:
            answer = left.pop(name)
            page.set(name, [answer] if isinstance(answer, str) else list(answer))
        page = page.go_on()
        assert page.status == 200, page.summary()
    raise AssertionError(f"no end in sight: {page.heading()}")


def is_checking(page: Page) -> bool:
    """Return whether the answers are shown to check."""
    return page.document.first("section", id="check").shows()


def asks(page: Page, field: str) -> bool:
    """Return whether a field shows on the page."""
    inputs = [one for one in page.document.all("input", "textarea", "select") if one.get("name") == field]
    return any(one.shows() for one in inputs)


def checked_answers(page: Page) -> dict[str, str]:
    """Return the questions and answers on the page to check, in words."""
    rows = page.document.first("section", id="check").all("dt")
    found = {}
    for row in rows:
        assert row.parent is not None
        found[row.text()] = row.parent.first("dd").text()
    return found
