"""A filling: what journeys do not show of it."""

from __future__ import annotations

from datetime import datetime

import pytest

from surveyapp.filling import Clock, Dropped, Filling, Path, Problem
from surveyapp.filling.instance import Branch, Leaf, Place
from surveyapp.filling.outline import Duty
from surveyapp.filling.settling import Settling
from surveyapp.forms.definition import Form, Group
from tests.filling.makers import form, question, repeat

CHAIN = form(
    question("a", "integer"),
    question("b", "calculate", calculation="${a} + 1"),
    question("c", "calculate", calculation="${a} + ${b}"),
    question("d", "calculate", calculation="${b} + ${c}"),
    question("other", "integer"),
    question("apart", "calculate", calculation="${other} + 1"),
    repeat(
        "entry",
        question("x", "integer"),
        question("double", "calculate", calculation="${x} * 2"),
        question("part", "calculate", calculation="${x} div ${sum}"),
    ),
    question("sum", "calculate", calculation="sum(${x})"),
)


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The places at which a calculation was worked out, in order."""
    found: list[str] = []
    original = Settling._calculation

    def noted(self: Settling, duty: Duty, place: Place) -> None:
        found.append("/".join(map(str, place.path())))
        original(self, duty, place)

    monkeypatch.setattr(Settling, "_calculation", noted)
    return found


def test_only_what_hangs_on_an_answer_is_worked_out_each_once_and_in_order(worked_out: list[str]) -> None:
    filling = Filling(CHAIN)
    worked_out.clear()
    filling.answer(("a",), 1)
    assert (worked_out, filling.value(("d",))) == (["b", "c", "d"], 5)


def test_an_answer_in_an_entry_leaves_other_entries_alone_unless_they_see_it(worked_out: list[str]) -> None:
    filling = Filling(CHAIN, {"entry": [{"x": 1}, {"x": 2}]})
    worked_out.clear()
    filling.answer(("entry", 1, "x"), 3)
    assert sorted(worked_out) == ["entry/0/part", "entry/1/double", "entry/1/part", "sum"]
    assert filling.value(("entry", 0, "part")) == 0.25


@pytest.mark.parametrize(
    "path", [("nothing",), ("entry", 0), ("entry", 0, "x"), ("a", 0), ("a", "b"), (0,), ("entry", "x")]
)
def test_a_place_that_is_not_there_is_a_key_error(path: Path) -> None:
    filling = Filling(CHAIN)
    with pytest.raises(KeyError):
        filling.relevant(path)


def test_a_group_has_no_value_and_a_question_no_entries() -> None:
    filling = Filling(CHAIN, {"entry": [{}]})
    for tell in (filling.value, filling.question, filling.required, filling.offered):
        with pytest.raises(KeyError):
            tell(("entry",))
    for count in (filling.count, filling.add):
        with pytest.raises(KeyError):
            count(("a",))
    with pytest.raises(KeyError):
        filling.remove(("a",))


def test_problems_can_be_asked_for_a_page_alone() -> None:
    grouped = form(
        Group("one", "one", 1, children=tuple(question(name, required="true()") for name in "pq")),
        question("r", required="true()", required_message="Say who you are"),
    )
    filling = Filling(grouped)
    assert filling.problems([("one",)]) == [Problem(("one", name), "required") for name in "pq"]
    assert filling.problems([("r",)]) == [Problem(("r",), "required", "Say who you are")]
    assert filling.problems([]) == []


def test_a_rule_that_reads_the_clock_holds_if_it_holds_at_either_end() -> None:
    opening = form(
        question("early", relevant="today() <= '2026-11-23'"),
        question("late", relevant="today() >= '2026-11-25'"),
        question("never", relevant="today() = '2026-11-24'"),
        question("must", required="today() = '2026-11-23'"),
    )
    started, finished = (datetime.fromisoformat(f"2026-11-{day}T12:00+00:00") for day in (23, 25))
    filling = Filling(opening, clock=Clock(started, finished))
    assert [filling.relevant((name,)) for name in ("early", "late", "never")] == [True, True, False]
    assert not filling.required(("must",))
    assert Filling(opening, clock=Clock(started, started)).required(("must",))


def test_without_a_clock_it_is_now() -> None:
    (now,) = Clock().ends()
    assert now.tzinfo is not None
    assert abs((datetime.now(now.tzinfo) - now).total_seconds()) < 3600


def test_a_repeat_that_the_form_counts_takes_no_entries_from_the_person() -> None:
    counted = form(question("n", "integer"), repeat("r", question("x"), repeat_count="${n}"))
    filling = Filling(counted, {"n": 1})
    assert (filling.add(("r",)), filling.count(("r",))) == (1, 1)
    with pytest.raises(KeyError):
        filling.remove(("r", 0))


def test_a_full_repeat_takes_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("surveyapp.filling.settling.MOST_ENTRIES", 2)
    filling = Filling(CHAIN)
    assert [filling.add(("entry",)) for _ in range(4)] == [0, 1, 2, 2]
    assert filling.count(("entry",)) == 2


def test_a_proposed_answer_stays_as_it_was_changed() -> None:
    """Calculations on questions that can be typed into; the loader does not take them yet."""
    proposing = form(
        question("a", "integer"),
        question("sum", "integer", calculation="${a} + 1"),
        question("fixed", "integer", calculation="${a} + 1", read_only="true()"),
    )
    filling = Filling(proposing)
    filling.answer(("a",), 1)
    filling.answer(("sum",), 9)
    assert filling.document() == {"a": 1, "sum": 9, "fixed": 2}
    again = Filling(proposing, {"a": 1, "sum": 9, "fixed": 9})
    assert again.document() == {"a": 1, "sum": 9, "fixed": 2}
    again.answer(("a",), 2)
    assert again.document() == {"a": 2, "sum": 3, "fixed": 3}


@pytest.mark.parametrize(
    ("kind", "calculation", "answer"),
    [
        ("integer", "7 div 2", 3),
        ("integer", "'x'", None),
        ("decimal", "7 div 2", 3.5),
        ("decimal", "1 div 0", None),
        ("text", "7 div 2", "3.5"),
        ("text", "true()", "true"),
        ("text", "''", None),
        ("calculate", "4 div 2", 2),
        ("calculate", "1 = 2", "false"),
        ("calculate", "'007'", "007"),
        ("calculate", "-0.0 * 1", 0),
        ("calculate", "number('x')", None),
        ("select_multiple yes_no", "'yes no yes'", ["yes", "no"]),
        ("select_multiple yes_no", "''", None),
        ("date", "'2026-11-25T10:00:00.000+00:00'", "2026-11-25"),
        ("date", "1", "1970-01-02"),
        ("date", "1 div 0", None),
        ("geopoint", "'52.48 -1.89 0 7'", {"type": "Point", "coordinates": [-1.89, 52.48], "accuracy": 7}),
        ("geopoint", "'somewhere'", None),
    ],
)
def test_a_calculation_answers_in_its_type(kind: str, calculation: str, answer: object) -> None:
    assert Filling(form(question("q", kind, calculation=calculation))).value(("q",)) == answer


def test_choices_that_exclude_one_another_settle() -> None:
    pair = form(
        question("one", "select_one yes_no", choice_filter="name != ${two}"),
        question("two", "select_one yes_no", choice_filter="name != ${one}"),
    )
    filling = Filling(pair)
    filling.answer(("one",), "yes")
    assert filling.answer(("two",), "yes") == [Dropped(("one",), ("yes",))]
    assert filling.problems() == []


def test_a_name_means_what_is_nearest() -> None:
    twins = form(
        Group("first", "first", 1, children=(question("x"), question("y", "calculate", calculation="${x}"))),
        Group("second", "second", 1, children=()),
    )
    filling = Filling(twins, {"first": {"x": "a"}})
    assert filling.output("x", ("second",)) == "a"
    assert filling.output("nothing", ("second",)) == ""


def test_a_rule_of_a_repeat_sees_its_surroundings() -> None:
    nested = form(
        repeat(
            "outer",
            question("open", "select_one yes_no"),
            repeat("inner", question("x"), relevant="../open = 'yes'"),
        )
    )
    filling = Filling(nested, {"outer": [{"open": "yes", "inner": [{"x": "a"}]}, {"inner": [{"x": "b"}]}]})
    assert [filling.relevant(("outer", index, "inner")) for index in (0, 1)] == [True, False]
    assert filling.document() == {"outer": [{"open": "yes", "inner": [{"x": "a"}]}, {}]}


def test_every_place_knows_its_path() -> None:
    filling = Filling(CHAIN, {"entry": [{}, {}]})
    paths = [place.path() for place in filling.places() if isinstance(place, Leaf | Branch)]
    assert len(set(paths)) == len(paths)
    assert ("entry", 1, "double") in paths


def test_a_form_is_outlined_once_for_a_version() -> None:
    def outline_of(one: Form) -> object:
        return Filling(one)._rules.outline

    assert outline_of(CHAIN) is outline_of(CHAIN)
    assert outline_of(CHAIN) is not outline_of(form(question("a")))
