"""The texts of a form, each with its context: the stable path on which its translations hang."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from surveyapp.forms.definition import Form, Question

TITLE = ":title"
AGAIN = ":again"
"""The offer to answer the form once more."""
COLUMNS = ("label", "hint")
QUESTION_COLUMNS = (*COLUMNS, "steps", "constraint_message", "required_message")


@dataclass(frozen=True, slots=True)
class Text:
    """One text that people read."""

    context: str
    source: str
    from_data: bool = False
    """Whether a data file that a council may replace holds it."""
    elsewhere: frozenset[str] = frozenset()
    """Languages in which the data file brings its own translation along."""


def texts(form: Form) -> Iterator[Text]:
    """Yield every text of a form that is not empty, in the order of the form, its choice lists last."""
    yield Text(TITLE, form.title)
    if form.again is not None:
        yield Text(AGAIN, form.again.label)
    for item in form.items():
        for column in QUESTION_COLUMNS if isinstance(item, Question) else COLUMNS:
            source = getattr(item, column)
            if source:
                yield Text(f"{item.key}:{column}", source)
    for name, choice_list in form.choices.items():
        for choice in choice_list.choices:
            if choice.label:
                context = choice_context(name, choice.name)
                yield Text(context, choice.label, bool(choice_list.file), frozenset(choice.labels))


def choice_context(list_name: str, choice_name: str) -> str:
    """Return the context of a choice's label."""
    return f"{list_name}.choices.{choice_name}:label"
