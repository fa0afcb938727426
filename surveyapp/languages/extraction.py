"""Babel's extractor for forms: how `pybabel extract` and `surveyapp translations extract` read them.

Registered in pyproject.toml as `surveyform` in the group `babel.extractors`.
Contract: https://babel.pocoo.org/en/latest/messages.html#writing-extraction-methods
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import yaml

from surveyapp import forms
from surveyapp.forms.definition import Form, Question
from surveyapp.languages import notes
from surveyapp.languages.contexts import AGAIN, COLUMNS, QUESTION_COLUMNS, TITLE, choice_context

Extracted = tuple[int, str, tuple[str, str], list[str]]
"""Line, gettext function, context and text, and the notes for the translator."""


def extract_form(
    fileobj: BinaryIO,
    keywords: Collection[str],  # noqa: ARG001 # part of Babel's contract
    comment_tags: Collection[str],  # noqa: ARG001 # the same
    options: Mapping[str, str],
) -> Iterator[Extracted]:
    """Yield every text of a form, in the order of the form, its choice lists last.

    Args:
        fileobj: the open form file; its data files are looked for beside it.
        keywords: not used, a form has no function calls.
        comment_tags: not used, every note is meant for translators.
        options: `data`, the folder of a council's own data files, if any.

    Raises:
        FormError: the form cannot be loaded.
    """
    path = Path(fileobj.name)
    data = options.get("data")
    form = forms.load(path, Path(data) if data else None)
    lines = _Lines(fileobj.read().decode("utf-8-sig"))
    yield lines.of("title"), "pgettext", (TITLE, form.title), list(notes.of_title())
    if form.again is not None:
        yield lines.of("again"), "pgettext", (AGAIN, form.again.label), list(notes.of_again())
    yield from _items(form, lines)
    yield from _choices(form, lines)


def _items(form: Form, lines: _Lines) -> Iterator[Extracted]:
    for item in form.items():
        for column in QUESTION_COLUMNS if isinstance(item, Question) else COLUMNS:
            text = getattr(item, column)
            if text:
                line, said = lines.of_column(item.line, column), list(notes.of_item(form, item, column))
                yield line, "pgettext", (f"{item.key}:{column}", text), said


def _choices(form: Form, lines: _Lines) -> Iterator[Extracted]:
    for name, choice_list in form.choices.items():
        for choice in choice_list.choices:
            if choice.label:
                said = list(notes.of_choice(form, choice_list, choice.label))
                context = choice_context(name, choice.name)
                yield lines.of_choice(name, choice.name), "pgettext", (context, choice.label), said


class _Lines:
    """Where in a form file things stand, in lines from 1."""

    def __init__(self, source: str) -> None:
        self._columns: dict[tuple[int, str], int] = {}
        self._choices: dict[tuple[str, str], int] = {}
        self._top: dict[str, int] = {}
        root = yaml.compose(source, Loader=yaml.SafeLoader)
        for key, value in _pairs(root):
            self._top[key.value] = key.start_mark.line + 1
            if key.value == "survey":
                self._note_items(value)
            elif key.value == "choices":
                self._note_choices(value)

    def of(self, key: str) -> int:
        """Return the line of a key at the top of the file."""
        return self._top.get(key, 1)

    def of_column(self, item_line: int, column: str) -> int:
        """Return the line of one column of the item that begins on a line."""
        return self._columns.get((item_line, column), item_line)

    def of_choice(self, list_name: str, choice: str) -> int:
        """Return the line of a choice; for one from a data file, the line that names its list."""
        line = self._choices.get((list_name, choice)) or self._choices.get((list_name, ""))
        return line or self.of("choices")

    def _note_items(self, sequence: yaml.Node) -> None:
        for node in _children(sequence):
            for key, value in _pairs(node):
                self._columns[(node.start_mark.line + 1, key.value)] = value.start_mark.line + 1
                self._note_items(value)

    def _note_choices(self, mapping: yaml.Node) -> None:
        for list_name, choices in _pairs(mapping):
            self._choices[(list_name.value, "")] = list_name.start_mark.line + 1
            for node in _children(choices):
                names = [value.value for key, value in _pairs(node) if key.value == "name"]
                for name in names:
                    self._choices[(list_name.value, name)] = node.start_mark.line + 1


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _children(node: yaml.Node) -> list[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else []
