"""Choices that exclude all others ("None of these"): read from the constraint that enforces them."""

from __future__ import annotations

from surveyapp.expressions import Tree
from surveyapp.forms.definition import Question


def exclusive_choices(question: Question) -> frozenset[str]:
    """Return the names in `selected(., 'name')` of a constraint that also counts what is selected."""
    if question.constraint is None or "count-selected" not in question.constraint.text:
        return frozenset()
    return frozenset(_selected(question.constraint.tree))


def _selected(tree: Tree) -> list[str]:
    if not isinstance(tree, list):
        return []
    match tree:
        case ["call", "selected", ["here"], str(name)]:
            return [name]
    return [name for branch in tree[1:] if isinstance(branch, list) for name in _selected(branch)]
