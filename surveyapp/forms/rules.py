"""Rules: the expressions of a form, parsed, with what is wrong in them reported at its character."""

from __future__ import annotations

import re

from surveyapp import expressions
from surveyapp.expressions import ExpressionError
from surveyapp.forms.definition import Rule
from surveyapp.forms.problems import Report
from surveyapp.forms.schema import WORDS_FOR_NO, WORDS_FOR_YES
from surveyapp.forms.yaml_nodes import Row

DYNAMIC = re.compile(r"\$\{|[A-Za-z][\w:.-]*\(")
NUMERIC = frozenset({"integer", "decimal", "range"})


class RuleReader:
    """Reads the rules of one row."""

    def __init__(self, row: Row, question: str, report: Report) -> None:
        self.row = row
        self.question = question
        self.report = report

    def rule(self, column: str) -> Rule | None:
        """Return the rule in a column, or None where it is empty or cannot be parsed."""
        text = self.row.text(column)
        if not text:
            return None
        try:
            return Rule(text, expressions.parse(text))
        except ExpressionError as error:
            line = self.row.line_of(column)
            place = error.column
            self.report.add(
                line, error.message, error.cure, question=self.question, column=column, character=place
            )
            return None

    def switch(self, column: str) -> Rule | None:
        """Return the rule of a column that may also say yes or no; None for no."""
        text = self.row.text(column)
        if text.lower() in WORDS_FOR_NO:
            return None
        if text.lower() in WORDS_FOR_YES:
            return Rule(text, ["call", "true"])
        return self.rule(column)

    def default(self, question_type: str) -> Rule | None:
        """Return what a question begins with: an expression if it has ${…} or a call, else the text."""
        text = self.row.text("default")
        if not text:
            return None
        if DYNAMIC.search(text):
            return self.rule("default")
        if question_type in NUMERIC and not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
            said = f"{text} is no number"
            line = self.row.line_of("default")
            self.report.add(line, said, "Write digits", question=self.question, column="default")
            return None
        return Rule(text, text)
