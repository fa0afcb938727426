"""Functions of the answers to select_multiple and rank: names joined by spaces."""

from __future__ import annotations

from surveyapp.expressions.context import Context
from surveyapp.expressions.functions.signature import function
from surveyapp.expressions.values import Value, number, string


@function("selected(answer, name)")
def selected(_context: Context, answer: Value, name: Value) -> Value:
    """Tell whether a choice is among those that were selected."""
    return f" {string(name).strip(' ')} " in f" {string(answer)} "


@function("count-selected(answer)")
def count_selected(_context: Context, answer: Value) -> Value:
    """Return how many choices were selected."""
    return float(len(_names(answer)))


@function("selected-at(answer, place)")
def selected_at(_context: Context, answer: Value, place: Value) -> Value:
    """Return the name of the choice at a place among those selected, from 0; '' if there is none."""
    names, wanted = _names(answer), number(place)
    return names[int(wanted)] if -1 < wanted < len(names) else ""


@function("jr:choice-name(name, question)")
def choice_name(context: Context, name: Value, question: Value) -> Value:
    """Return the label of a choice in the language of the page; the question is `'${name}'`, in quotes."""
    chosen = string(name)
    return context.choice_label(chosen, string(question)) if chosen else ""


def _names(answer: Value) -> list[str]:
    return [name for name in string(answer).split(" ") if name]


FUNCTIONS = (selected, count_selected, selected_at, choice_name)
