"""What is wrong with the answers as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from surveyapp.filling.instance import Entries, Leaf, Place, everything
from surveyapp.filling.problems import Problem
from surveyapp.filling.rules import Rules
from surveyapp.filling.shapes import CLOCKED, SHOWN_ONLY

UNASKED = frozenset({"calculate", "hidden"}) | CLOCKED | SHOWN_ONLY
"""Types that no person answers, so nobody can be asked to mend them."""


def problems(rules: Rules, place: Place) -> Iterator[Problem]:
    """Yield what is wrong at and in a place, one problem a question at most, in the order of the form."""
    for found in everything(place):
        if not found.relevant:
            continue
        if isinstance(found, Leaf):
            problem = _problem(rules, found)
            if problem is not None:
                yield problem
        elif isinstance(found, Entries) and found.wanted > len(found.entries):
            yield Problem(found.path(), "too_many_entries")


def is_required(rules: Rules, leaf: Leaf) -> bool:
    """Return whether a question must be answered: by the clock, at both ends of the filling."""
    rule = leaf.question.required
    return rule is not None and rules.holds(rule, leaf, always=True)


def _problem(rules: Rules, leaf: Leaf) -> Problem | None:
    """An answer that is not there is never judged by its constraint, as in XForms."""
    question = leaf.question
    if leaf.fault and question.type not in SHOWN_ONLY:
        return Problem(leaf.path(), leaf.fault)
    if question.type in UNASKED:
        return None
    if leaf.value is None:
        missing = is_required(rules, leaf)
        return Problem(leaf.path(), "required", question.required_message) if missing else None
    if rules.withheld(leaf):
        return Problem(leaf.path(), "not_offered")
    if not rules.holds(question.constraint, leaf):
        return Problem(leaf.path(), "constraint", question.constraint_message)
    return None
