"""The words of questions and choices in the language of an export."""

from __future__ import annotations

import re
from collections.abc import Iterable

from surveyapp.forms.definition import Choice, Form, Group, Question
from surveyapp.languages import Words, choice_context, words

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARK = re.compile(r"(\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|^#{1,6} )", re.MULTILINE)
_REFERENCE = re.compile(r"\$\{[^}]*\}")


class Wording:
    """Words of one version of a form in one language; in the form's own where that is not complete."""

    def __init__(self, form: Form, language: str) -> None:
        self.form = form
        wanted = language or form.default_language
        self._words: Words = words(form, wanted)

    @property
    def language(self) -> str:
        """The language that the words are in."""
        return self._words.language

    def text(self, item: Question | Group, column: str) -> str:
        """Return a column of words (`label`, `hint` …) as the form has it, Markdown and all."""
        source = str(getattr(item, column))
        return self._words.text(f"{item.key}:{column}", source) if source else ""

    def title(self, item: Question | Group) -> str:
        """Return the label of an item as one plain line."""
        return plain_line(self.text(item, "label"))

    def choice(self, list_name: str, choice: Choice) -> str:
        """Return the label of a choice as one plain line; its name where it has none."""
        translated = self._words.text(choice_context(list_name, choice.name), choice.label)
        if translated == choice.label:
            translated = choice.labels.get(self.language, choice.label)
        return plain_line(translated) or choice.name


def labels(asked: Iterable[tuple[Wording, str]]) -> dict[str, str]:
    """Return the words of every choice by name, over the versions' lists; the first that has a name wins.

    Args:
        asked: for each version, newest first, its wording and the name of its choice list.
    """
    found: dict[str, str] = {}
    for wording, list_name in asked:
        choices = wording.form.choices.get(list_name)
        for choice in choices.choices if choices else ():
            found.setdefault(choice.name, wording.choice(list_name, choice))
    return found


def plain_line(text: str) -> str:
    """Return a label without Markdown, on one line; `…` stands for an answer that it would show."""
    text = _REFERENCE.sub("…", _LINK.sub(r"\1", text))
    return " ".join(_MARK.sub("", text).split())
