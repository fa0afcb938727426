"""Calculations that a device did before the server does them again.

What only the device knows (random(), uuid(), once(), a choice's label in the language shown) is taken from
it. What depends on the clock stands if it is right for some moment of the filling. Everything else is worked
out again.
"""

from __future__ import annotations

import math

from surveyapp.expressions import text
from surveyapp.filling.instance import Leaf
from surveyapp.filling.rules import Rules
from surveyapp.forms.definition import Rule

TOLERANCE = 1e-9
"""Relative; two machines may differ in the last digits of a sum."""


def computed(rules: Rules, rule: Rule, leaf: Leaf) -> object:
    """Return what a calculation gives now."""
    return rules.answers(rule, leaf)[-1]


def standing(rules: Rules, rule: Rule, leaf: Leaf) -> object:
    """Return the answer that stands where the device says that a calculation gave `leaf.value`."""
    claim = leaf.value
    if is_typed(rules, leaf):
        return claim  # the calculation was only a proposal
    sound = claim is not None and not leaf.fault
    if sound and rules.left_to_device(rule):
        return claim
    results = rules.answers(rule, leaf)
    if sound and len(results) > 1 and _lies_between(claim, results[0], results[-1]):
        return claim
    return results[-1]


def is_typed(rules: Rules, leaf: Leaf) -> bool:
    """Return whether a person can change what the calculation of a question gave."""
    if leaf.question.type in ("calculate", "hidden"):
        return False
    return leaf.question.read_only is None or not rules.holds(leaf.question.read_only, leaf)


def alike(one: object, other: object) -> bool:
    """Return whether two answers are the same but for the last digits of a number."""
    if _is_number(one) and _is_number(other):
        return math.isclose(float(text(one)), float(text(other)), rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return one == other or text(one) == text(other)


def _lies_between(claim: object, first: object, last: object) -> bool:
    """Numbers lie between by size, dates and times by their digits; other texts only at the ends."""
    if alike(claim, first) or alike(claim, last):
        return True
    if _is_number(claim) and _is_number(first) and _is_number(last):
        low, value, high = (float(text(one)) for one in (first, claim, last))
        return low <= value <= high
    texts = [one for one in (first, claim, last) if isinstance(one, str) and one[:1].isdigit()]
    return len(texts) == 3 and len({len(one) for one in texts}) == 1 and texts == sorted(texts)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
