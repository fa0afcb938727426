"""The codebook: every question in every language, its rules, and every choice."""

from __future__ import annotations

from collections.abc import Iterator

from surveyapp.exporting.layout import REMOVED, Layout, Table
from surveyapp.exporting.questions import SILENT
from surveyapp.exporting.shapes import Cell, Column
from surveyapp.exporting.wording import Wording
from surveyapp.forms.definition import Choice, Form, Item, Question, Repeat, Rule
from surveyapp.languages import name_of, offered

MANY_CHOICES = 100
"""Above so many, the codebook points to the table of choices instead of listing them in a cell."""

RULES = {
    "relevant": "Shown when",
    "required": "Required when",
    "constraint": "Accepted when",
    "calculation": "Calculated as",
    "choice_filter": "Choices offered when",
    "default": "Filled in at first with",
    "read_only": "Cannot be changed when",
    "repeat_count": "Number of entries",
}


class Codebook:
    """The tables *Codebook* and *Choices* of an export."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        forms = [wording.form for wording in layout.wordings]
        self._languages = offered(forms[0], drafts=True)
        self._wordings = [[Wording(form, language) for language in self._languages] for form in forms]
        self.questions = Table("codebook", "Codebook", self._question_columns(), links=1)
        self.choices = Table("choices", "Choices", self._choice_columns(), links=1)

    def question_rows(self) -> Iterator[list[Cell]]:
        """Yield a row for every question, group and repeat: the published version's, then those removed."""
        seen: set[str] = set()
        for wordings in self._wordings:
            for table, item in _items(wordings[0].form):
                if item.key not in seen:
                    seen.add(item.key)
                    yield self._question(wordings, table, item)

    def choice_rows(self) -> Iterator[list[Cell]]:
        """Yield a row for every choice of every list: the published version's, then those removed."""
        seen: set[tuple[str, str]] = set()
        for wordings in self._wordings:
            for name, choices in wordings[0].form.choices.items():
                for choice in choices.choices:
                    if (name, choice.name) not in seen:
                        seen.add((name, choice.name))
                        yield self._choice(wordings, name, choice)

    def _question_columns(self) -> tuple[Column, ...]:
        return (
            Column("name", "Name", 20),
            Column("table", "Table", 16),
            Column("type", "Type", 16),
            *self._in_each_language("label", "Words", 48),
            *self._in_each_language("hint", "Hint", 32),
            Column("list", "Choice list", 14),
            Column("choices", "Choices", 40),
            *(Column(name, title, 32) for name, title in RULES.items()),
            Column("constraint_message", "Said when it is not accepted", 32),
            Column("class", "Class", 8),
            Column("in_this_export", "In this export", 28),
        )

    def _choice_columns(self) -> tuple[Column, ...]:
        return (
            Column("list", "Choice list", 16),
            Column("name", "Code", 16),
            *self._in_each_language("label", "Words", 40),
            Column("columns", "Other columns", 32),
            Column("in_this_export", "In this export", 28),
        )

    def _in_each_language(self, name: str, title: str, width: int) -> Iterator[Column]:
        for language in self._languages:
            yield Column(f"{name}:{language}", f"{title} ({name_of(language)})", width)

    def _question(self, wordings: list[Wording], table: str, item: Item) -> list[Cell]:
        question = item if isinstance(item, Question) else None
        return [
            item.key,
            table or "answers",
            question.type if question else type(item).__name__.lower(),
            *(wording.text(item, "label") or None for wording in wordings),
            *(wording.text(item, "hint") or None for wording in wordings),
            (question.list_name or None) if question else None,
            _choices(wordings[0], question) if question else None,
            *(_rule(item, name) for name in RULES),
            (wordings[0].text(item, "constraint_message") or None) if question else None,
            question.classification if question else None,
            self._presence(wordings[0].form, table, item),
        ]

    def _choice(self, wordings: list[Wording], list_name: str, choice: Choice) -> list[Cell]:
        others = "; ".join(f"{name}={value}" for name, value in choice.columns.items() if value)
        removed = wordings[0].form is not self._layout.wordings[0].form
        labels = (wording.choice(list_name, choice) for wording in wordings)
        return [list_name, choice.name, *labels, others or None, "no longer offered" if removed else "yes"]

    def _presence(self, form: Form, table: str, item: Item) -> str | None:
        """Say whether the answers to an item are in the export, and why not."""
        reason = self._layout.withheld.get((table, item.key))
        if reason is not None:
            return f"left out: {reason}"
        if not isinstance(item, Question | Repeat) or (isinstance(item, Question) and item.type in SILENT):
            return None
        return "yes" if form is self._layout.wordings[0].form else REMOVED


def _items(form: Form) -> Iterator[tuple[str, Item]]:
    """Yield every item of a form with the key of the repeat that it lies in."""
    stack: list[tuple[str, Item]] = [("", item) for item in reversed(form.children)]
    while stack:
        table, item = stack.pop()
        yield table, item
        if not isinstance(item, Question):
            inner = item.key if isinstance(item, Repeat) else table
            stack += [(inner, child) for child in reversed(item.children)]


def _rule(item: Item, name: str) -> str | None:
    rule = getattr(item, name, None)
    return rule.text if isinstance(rule, Rule) else None


def _choices(wording: Wording, question: Question) -> str | None:
    choices = wording.form.choices.get(question.list_name)
    if choices is None:
        return None
    if len(choices.choices) > MANY_CHOICES:
        return f"{len(choices.choices)} choices: see {question.list_name} in Choices"
    named = ((choice.name, wording.choice(question.list_name, choice)) for choice in choices.choices)
    return "\n".join(f"{name} = {label}" for name, label in named)
