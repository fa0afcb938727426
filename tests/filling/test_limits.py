"""Whatever arrives, of whatever size, is judged in bounded time and never raises."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from surveyapp import places
from surveyapp.filling import MESSAGES, validate
from surveyapp.filling.instance import MOST_ENTRIES
from surveyapp.forms import load
from surveyapp.forms.definition import Choice, ChoiceList, Form
from tests.filling.makers import PARTY, codes, form, question, repeat

SHIPPED = ("visit-record", "community-asset-survey", "priority-rating")
FORMS = [PARTY, *(load(places.FORMS / f"{name}.yaml") for name in SHIPPED)]


def test_more_entries_than_anybody_types_are_refused() -> None:
    verdict = validate(PARTY, {"helps": "yes", "entry": [{"x": 1}] * (MOST_ENTRIES * 20)})
    assert codes(verdict) == {"entry": "too_many_entries"}


def test_the_entries_of_all_repeats_together_are_limited() -> None:
    nested = form(repeat("outer", repeat("inner", question("x"))))
    verdict = validate(nested, {"outer": [{"inner": [{"x": "a"}] * 500}] * 500})
    assert {problem.code for problem in verdict.problems} == {"too_many_entries"}


def test_a_count_that_an_answer_sets_is_limited() -> None:
    counted = form(question("n", "decimal"), repeat("r", question("x"), repeat_count="${n}"))
    assert codes(validate(counted, {"n": 1e300})) == {"r": "too_many_entries"}
    assert validate(counted, {"n": -1}).ok


def test_thousands_of_faults_are_told_a_hundred_at_a_time() -> None:
    assert len(validate(PARTY, {str(name): 1 for name in range(5000)}).problems) == 100
    assert len(validate(PARTY, {"helps": "yes", "entry": [{"x": "?"}] * 900}).problems) == 100


def test_every_choice_of_a_long_answer_is_looked_up_once() -> None:
    many = ChoiceList("many", tuple(Choice(f"c{number}", "C") for number in range(5000)))
    long = form(question("q", "select_multiple many", choice_filter="name != 'c7'"), lists={"many": many})
    names = [choice.name for choice in many.choices]
    assert codes(validate(long, {"q": names})) == {"q": "not_offered"}
    assert validate(long, {"q": names[8:]}).ok
    assert codes(validate(long, {"q": names * 3})) == {"q": "wrong_type"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


def document_of(given_form: Form) -> st.SearchStrategy[object]:
    """Return documents with the right names at the right depth, and anything at all as answers."""
    names = [item.name for item in given_form.items()]
    level = JSON
    for _ in range(3):
        below = level | st.lists(level, max_size=3)
        level = st.dictionaries(st.sampled_from(names), below, max_size=6) | JSON
    return level


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FORMS).flatmap(lambda one: st.tuples(st.just(one), document_of(one))))
def test_whatever_json_arrives_there_is_a_verdict(given_form_and_answers: tuple[Form, object]) -> None:
    given_form, answers = given_form_and_answers
    verdict = validate(given_form, answers)
    assert {problem.code for problem in verdict.problems} <= MESSAGES.keys()
    assert verdict.ok is (verdict.problems == ())
    if verdict.ok:
        again = validate(given_form, json.loads(json.dumps(verdict.answers)))
        assert (again.ok, again.recomputed) == (True, {})
