"""Choices that a question never offers, whatever is answered: they need not be on the page.

A choice filter such as `co = 'cc' and not(selected(${now}, name))` is false for every choice of another `co`.
Rules are judged with three values: what depends on answers is neither true nor false.
"""

from __future__ import annotations

from collections.abc import Mapping

from surveyapp.expressions import Tree
from surveyapp.forms.definition import Choice, Question

Columns = Mapping[str, str]


def never_offered(question: Question, choice: Choice) -> bool:
    """Return whether the choice filter of a question is false for a choice under all circumstances."""
    if question.choice_filter is None:
        return False
    return _judge(question.choice_filter.tree, {**choice.columns, "name": choice.name}) is False


def _judge(tree: Tree, columns: Columns) -> bool | None:
    """Return the truth of a rule, or None where it depends on answers or has another shape."""
    match tree:
        case ["and", first, second]:
            return _both(_judge(first, columns), _judge(second, columns))
        case ["or", first, second]:
            return _not(_both(_not(_judge(first, columns)), _not(_judge(second, columns))))
        case ["call", "not", inner]:
            return _not(_judge(inner, columns))
        case ["=", first, second]:
            return _same(_text(first, columns), _text(second, columns))
        case ["!=", first, second]:
            return _not(_same(_text(first, columns), _text(second, columns)))
    return None


def _text(tree: Tree, columns: Columns) -> str | None:
    match tree:
        case str():
            return tree
        case ["path", ["here"], ["child", str(column)]]:
            return columns.get(column)
    return None


def _same(first: str | None, second: str | None) -> bool | None:
    return None if first is None or second is None else first == second


def _both(first: bool | None, second: bool | None) -> bool | None:
    if first is False or second is False:
        return False
    return None if first is None or second is None else True


def _not(truth: bool | None) -> bool | None:
    return None if truth is None else not truth
