"""What a translator is told about a text of a form: its kind, its question, what a placeholder stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from surveyapp.expressions import Tree
from surveyapp.forms.definition import ChoiceList, Form, Group, Item, Question, Repeat

PLACEHOLDER = re.compile(r"\$\{\s*([A-Za-z_][\w.-]*)\s*\}")

KINDS = {
    "select_one": "Question, one choice.",
    "select_multiple": "Question, any number of choices.",
    "rank": "Question, choices to put in order.",
    "note": "Text to read, nothing to answer.",
    "range": "Question, a step on a scale.",
    "integer": "Question, a whole number.",
    "decimal": "Question, a number.",
    "text": "Question, answered in a person's own words.",
    "date": "Question, a date.",
    "time": "Question, a time of day.",
    "dateTime": "Question, a date and time.",
    "geopoint": "Question, a place on the map.",
    "image": "Question, a photo.",
    "acknowledge": "Question, a box to tick.",
}

MOST_CHOICES = 8
"""Choices named in a note; more would hide the rest of it."""


def of_item(form: Form, item: Item, column: str) -> Iterator[str]:
    """Yield the notes on one column of a question, group or repeat."""
    if column == "label":
        yield _kind(item)
        if isinstance(item, Question) and item.list_name:
            yield f"Choices: {_listed(_labels(form.choices[item.list_name]))}"
    else:
        yield _kind_of_column(column)
        if item.label:
            yield f"It belongs to: {item.label}"
    length = longest_answer(item) if isinstance(item, Question) else None
    if length is not None:
        yield f"The answer may be up to {length} characters long."
    yield from _placeholders(form, getattr(item, column))
    if item.translator_note:
        yield f"The author says: {item.translator_note}"


def of_title() -> Iterator[str]:
    """Yield the note on the title of a form."""
    yield "Title of the survey."


def of_again() -> Iterator[str]:
    """Yield the note on the offer to answer a form once more."""
    yield "Offered after sending, as a way to answer the same survey once more."


def of_choice(form: Form, choice_list: ChoiceList, label: str) -> Iterator[str]:
    """Yield the notes on the label of a choice."""
    origin = f", from the data file {choice_list.file}" if choice_list.file else ""
    yield f"Choice{origin}."
    questions = [
        item.label
        for item in form.items()
        if isinstance(item, Question) and item.list_name == choice_list.name and item.label
    ]
    yield from (f"Question: {question}" for question in list(dict.fromkeys(questions))[:3])
    beside = [one for one in _labels(choice_list) if one != label]
    if beside:
        yield f"Beside it: {_listed(beside)}"
    yield from _placeholders(form, label)


def longest_answer(question: Question) -> int | None:
    """Return the number of characters to which a constraint holds an answer, or None."""
    return _limit(question.constraint.tree) if question.constraint is not None else None


def _limit(tree: Tree) -> int | None:
    if not isinstance(tree, list) or len(tree) != 3:
        return None
    operator, left, right = tree
    if operator == "and":
        return next((limit for limit in (_limit(left), _limit(right)) if limit is not None), None)
    counts = isinstance(left, list) and left[:2] == ["call", "string-length"]
    if counts and isinstance(right, int | float) and operator in ("<", "<="):
        return int(right) - (operator == "<")
    return None


def _kind(item: Item) -> str:
    if isinstance(item, Repeat):
        return "Heading of a part that can be filled in several times."
    if isinstance(item, Group):
        return "Heading of a page or part."
    return KINDS.get(item.type, f"Question ({item.type}).")


def _kind_of_column(column: str) -> str:
    return {
        "hint": "Hint below the question or heading.",
        "steps": "What each step of the scale means, one line a step. Keep the number each begins with.",
        "constraint_message": "Message that shows when the answer cannot be taken.",
        "required_message": "Message that shows when the answer is missing.",
    }.get(column, f"{column}.")


def _placeholders(form: Form, text: str) -> Iterator[str]:
    for name in dict.fromkeys(PLACEHOLDER.findall(text)):
        label = next((item.label for item in form.items() if item.name == name and item.label), "")
        meaning = f"the answer to “{label}”" if label else "a value that the form works out"
        yield f"${{{name}}} stands for {meaning}. Keep it as it is."


def _labels(choice_list: ChoiceList) -> list[str]:
    return [choice.label for choice in choice_list.choices]


def _listed(labels: Sequence[str]) -> str:
    shown = "; ".join(labels[:MOST_CHOICES])
    more = len(labels) - MOST_CHOICES
    return f"{shown}; and {more} more" if more > 0 else shown
