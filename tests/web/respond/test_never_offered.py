"""A choice that no answer could bring on offer is left off the page; every other one stays."""

from __future__ import annotations

import pytest

from surveyapp.expressions import parse
from surveyapp.forms.definition import Choice, Question, Rule
from surveyapp.web.respond.never_offered import never_offered

PEER = Choice("peer", "Peer support", {"co": "cl"})


def question(choice_filter: str) -> Question:
    """Return a question with a choice filter."""
    return Question("q", "q", "select_one", 1, choice_filter=Rule(choice_filter, parse(choice_filter)))


@pytest.mark.parametrize(
    ("choice_filter", "never"),
    [
        ("co = 'cc'", True),
        ("co = 'cl'", False),
        ("co != 'cl'", True),
        ("name = 'none'", True),
        ("name != 'none'", False),
        ("co = 'cc' or co = 'all'", True),
        ("co = 'cc' or name = 'peer'", False),
        ("co = 'cc' and not(selected(${now}, name))", True),
        ("co = 'cl' and not(selected(${now}, name))", False),
        ("(co = 'cc' and not(selected(${now}, name))) or name = 'none'", True),
        ("co = 'cc' or selected(${now}, name)", False),
        ("not(co = 'cl')", True),
        ("co = ${wanted}", False),
        ("string-length(co) > 5", False),
        ("unheard = 'of'", False),
    ],
)
def test_only_what_is_false_for_sure_is_left_out(choice_filter: str, never: bool) -> None:
    assert never_offered(question(choice_filter), PEER) is never


def test_without_a_filter_everything_stays() -> None:
    assert never_offered(Question("q", "q", "select_one", 1), PEER) is False
