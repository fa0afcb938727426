"""Checks of a whole form, after each of its rows was read: lists, references, circles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from surveyapp.forms.definition import Form, Item, Question
from surveyapp.forms.graph import Graph
from surveyapp.forms.problems import Report, did_you_mean, listed
from surveyapp.forms.reads import Lists, Mistake, reads
from surveyapp.forms.scales import meanings, steps
from surveyapp.forms.scopes import Scopes, Spot
from surveyapp.forms.yaml_nodes import Row

PLACEHOLDER = re.compile(r"\$\{\s*([^\W\d][\w.-]*)\s*\}|\$\{")
TEXTS = ("label", "hint", "steps", "constraint_message", "required_message")


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks of one form."""

    form: Form
    rows: Mapping[str, Row]
    """The row of each item, by key."""
    top: Row
    report: Report

    def run(self) -> None:
        """Report whatever is wrong."""
        graph = Graph(self.form)
        self.references(graph)
        self.placeholders(graph.scopes)
        self.circles(graph)
        self.lists({name for found in graph.reads.values() for name in found.instances})
        self.scales()
        self.offers(graph.scopes)

    def add(self, item: Item, column: str, message: str, cure: str, word: str = "") -> None:
        """Report something about a column of an item, at the character where `word` stands in it."""
        row = self.rows[item.key]
        character = _place(word, row.text(column)) if word else 0
        line = row.line_of(column)
        self.report.add(line, message, cure, question=item.name, column=column, character=character)

    def references(self, graph: Graph) -> None:
        """Report rules that read what there is not."""
        for (key, column), found in graph.reads.items():
            item = _item(graph.scopes.by_key[key])
            for mistake in found.mistakes:
                self.add(item, column, mistake.message, mistake.cure, mistake.word)

    def placeholders(self, scopes: Scopes) -> None:
        """Report `${name}` in texts that names no question."""
        for item in self.form.items():
            for column in TEXTS:
                for match in PLACEHOLDER.finditer(getattr(item, column, "")):
                    name = match[1]
                    if name is None:
                        cure = "Write ${name} with the name of a question"
                        self.add(item, column, "${ is not closed, or holds no name", cure, match[0])
                    elif name not in scopes.named:
                        cure = did_you_mean(name, scopes.named, "Write the name of a question of this form")
                        self.add(item, column, f"There is no question {name}", cure, match[0])

    def circles(self, graph: Graph) -> None:
        """Report rules that wait for one another."""
        for circle in graph.circles():
            path = " → ".join(f"{key} ({column})" for key, column in circle)
            said = f"These rules wait for one another: {path}"
            key, column = circle[0]
            item = _item(graph.scopes.by_key[key])
            self.add(item, column, said, "Change one so that it does not read the next one")

    def lists(self, named: set[str]) -> None:
        """Report choice lists that are missing, not used, or do not fit the questions that use them."""
        used = set(named)
        for question in self.questions():
            if question.list_name:
                used.add(question.list_name)
                self.list_of(question)
        for name, one in self.form.choices.items():
            if name not in used:
                cure = "Delete it, or use it in a question"
                self.report.add(
                    one.line, f"No question uses the list {name}", cure, question=name, column="choices"
                )

    def list_of(self, question: Question) -> None:
        """Report what is wrong between a question and its choice list."""
        one = self.form.choices.get(question.list_name)
        if one is None:
            said = f"There is no choice list {question.list_name}"
            cure = did_you_mean(question.list_name, self.form.choices, "Add it under choices:")
            self.add(question, "type", said, cure)
            return
        names = [choice.name for choice in one.choices]
        spaced = [name for name in names if name != "".join(name.split())]
        if question.type == "select_multiple" and spaced:
            said = f"The list {one.name} has names with spaces: {listed(spaced, 'and')}"
            self.add(
                question, "type", said, "Use _ instead: several choices are stored with spaces between them"
            )
        default = question.default.tree if question.default is not None else None
        if isinstance(default, str) and names:
            for name in default.split() if question.type == "select_multiple" else [default]:
                if name not in names:
                    said = f"There is no choice {name} in the list {one.name}"
                    self.add(question, "default", said, did_you_mean(name, names, f"Write {listed(names)}"))
        for name in question.alert if names else ():
            if name not in names:
                said = f"There is no choice {name} in the list {one.name}"
                self.add(question, "alert", said, did_you_mean(name, names, f"Write {listed(names)}"))

    def scales(self) -> None:
        """Report words for steps that a range does not have, and steps that are left without words."""
        for question in self.questions():
            if question.steps and question.type == "range":
                has, said = steps(question), meanings(question.steps)
                if list(said) != has:
                    cure = f"Write a line for each of {listed(has, 'and')}, such as {has[0]} Hardly anyone"
                    self.add(question, "steps", "The lines are not the steps of the range", cure)

    def offers(self, scopes: Scopes) -> None:
        """Report what is wrong with the form offered afterwards, and with the offer to answer once more."""
        then, again = self.form.then, self.form.again
        if then is not None and then.form == self.form.name:
            cure = "Use again: to offer the same form once more"
            self.report.add(
                self.top.line_of("then"), "A form cannot be offered after itself", cure, column="then"
            )
        if then is not None and then.relevant is not None:
            found = reads(then.relevant, "then", scopes.top, scopes, Lists(self.form))
            for mistake in found.mistakes:
                self.rule_of_then(mistake, then.relevant.text)
        for name in again.keep if again is not None else ():
            if name not in scopes.named:
                cure = did_you_mean(name, scopes.named, "Write the name of a question of this form")
                self.report.add(
                    self.top.line_of("again"), f"There is no question {name}", cure, column="keep"
                )

    def rule_of_then(self, mistake: Mistake, text: str) -> None:
        """Report a mistake in the rule of `then`."""
        row = self.top.values.get("then")
        line = row.line_of("relevant") if isinstance(row, Row) else self.top.line_of("then")
        place = _place(mistake.word, text)
        self.report.add(
            line, mistake.message, mistake.cure, question="then", column="relevant", character=place
        )

    def questions(self) -> Iterator[Question]:
        """Yield the questions of the form."""
        yield from (item for item in self.form.items() if isinstance(item, Question))


def _place(word: str, text: str) -> int:
    """Return where a whole word begins in a text, counted from 1; 0 where it does not stand there."""
    found = re.search(rf"(?<![\w.-]){re.escape(word)}(?![\w-])", text)
    return found.start() + 1 if found else 0


def _item(spot: Spot) -> Item:
    if spot.item is None:
        raise LookupError("the form itself has no row")
    return spot.item
