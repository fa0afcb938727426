"""The server judges a submission again and takes nothing on trust."""

from __future__ import annotations

from datetime import datetime

import pytest

from surveyapp import places
from surveyapp.filling import Clock, Problem, Verdict, validate
from surveyapp.forms import load
from tests.filling.makers import PARTY, codes, form, question

VISIT, SURVEY, EXPLORER, RATING = (
    load(places.FORMS / f"{name}.yaml")
    for name in ("visit-record", "community-asset-survey", "coproduction-explorer", "priority-rating")
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_a_good_submission_is_kept_as_it_is_with_its_calculations() -> None:
    verdict = validate(PARTY, {"helps": "yes", "people": 2, "entry": [{"x": 1}, {"x": 2}]})
    answers = {"helps": "yes", "people": 2, "twice": 4, "entry": [{"x": 1}, {"x": 2}]}
    assert verdict == Verdict(True, (), answers, {})


@pytest.mark.parametrize("answers", [None, [], "yes", 7, True, 1.5, [{}]])
def test_answers_that_are_no_object_are_a_problem(answers: object) -> None:
    assert validate(PARTY, answers).problems == (Problem((), "wrong_type"),)


def test_names_that_the_form_has_not_are_told_with_their_place() -> None:
    verdict = validate(PARTY, {"helps": "yes", "": 1, "a/b": None, "entry": [{"x": 1, "y": 2}], "info": "x"})
    assert codes(verdict) == dict.fromkeys(["", "a/b", "entry/0/y", "info"], "unknown_question")
    assert verdict.answers == {"helps": "yes", "entry": [{"x": 1}]}


def test_the_author_s_own_words_come_with_the_problem() -> None:
    assert validate(PARTY, {"helps": "no", "people": 0}).problems == (
        Problem(("people",), "constraint", "At least one"),
    )


def test_what_is_required_must_be_there_also_in_each_entry() -> None:
    assert codes(validate(PARTY, {})) == {"helps": "required"}
    assert codes(validate(PARTY, {"helps": "yes", "entry": [{"x": 1}, {}]})) == {"entry/1/x": "required"}
    assert codes(validate(PARTY, {"helps": " "})) == {"helps": "required"}


def test_what_is_not_relevant_is_dropped_without_a_word() -> None:
    verdict = validate(PARTY, {"helps": "no", "jobs": "nonsense", "entry": [{"x": "?", "y": 1}, 7]})
    assert (verdict.ok, verdict.answers) == (True, {"helps": "no"})


def test_null_is_no_answer() -> None:
    assert validate(PARTY, {"helps": "no", "words": None, "entry": None, "jobs": None}).ok


def test_half_a_character_is_mended() -> None:
    assert validate(PARTY, {"helps": "no", "words": "a\ud83d"}).answers["words"] == "a\ufffd"


def test_a_calculation_is_done_again_and_a_difference_is_recorded() -> None:
    verdict = validate(PARTY, {"helps": "no", "people": 2, "twice": 5})
    assert (verdict.ok, verdict.answers["twice"]) == (True, 4)
    assert verdict.recomputed == {"twice": {"device": 5, "server": 4}}
    assert validate(PARTY, {"helps": "no", "people": 2, "twice": {"a": [1]}}).answers["twice"] == 4


def test_the_last_digits_of_a_number_are_no_difference() -> None:
    thirds = form(question("x", "calculate", calculation="0.1 + 0.2"))
    assert validate(thirds, {"x": 0.3}).recomputed == {}
    assert validate(thirds, {"x": "0.30000000000000004"}).recomputed == {}


def test_chance_and_what_was_calculated_once_are_the_device_s() -> None:
    dice = form(
        question("id", "calculate", calculation="uuid()"),
        question("dice", "calculate", calculation="once(random())"),
        question("high", "calculate", calculation="if(${dice} > 0.5, 'high', 'low')"),
    )
    verdict = validate(dice, {"id": "7a0c", "dice": 0.75, "high": "low"})
    assert verdict.answers == {"id": "7a0c", "dice": 0.75, "high": "high"}
    assert list(verdict.recomputed) == ["high"]


def test_a_call_back_date_of_monday_is_good_on_friday() -> None:
    answers = {"vs_case": "B12-7", "vs_outcome": "appt", "vs_back_date": "2026-11-25"}
    monday, friday = at("2026-11-23T09:00+00:00"), at("2026-11-27T16:00+00:00")
    assert validate(VISIT, answers, clock=Clock(monday, monday), channel="device").ok
    assert validate(VISIT, answers, clock=Clock(monday, friday), channel="device").ok
    assert codes(validate(VISIT, answers, clock=Clock(friday, friday))) == {"vs_back_date": "constraint"}


def test_today_is_the_day_where_the_device_is() -> None:
    answers = {"vs_case": "B12-7", "vs_outcome": "appt", "vs_back_date": "2026-11-23"}
    late, same_moment = at("2026-11-23T23:30-05:00"), at("2026-11-24T04:30+00:00")
    assert validate(VISIT, answers, clock=Clock(late, late)).ok
    assert not validate(VISIT, answers, clock=Clock(same_moment, same_moment)).ok


def test_a_calculated_date_stands_if_it_was_right_while_the_form_was_open() -> None:
    dated = form(
        question("day", "calculate", calculation="format-date(today(), '%Y-%m-%d')"),
        question("moment", "calculate", calculation="now()"),
    )
    clock = Clock(at("2026-11-23T09:00+00:00"), at("2026-11-25T16:00+00:00"))
    good = {"day": "2026-11-24", "moment": "2026-11-23T09:00:07.000+00:00"}
    assert validate(dated, good, clock=clock).recomputed == {}
    verdict = validate(dated, {**good, "day": "2026-11-26"}, clock=clock)
    assert verdict.recomputed == {"day": {"device": "2026-11-26", "server": "2026-11-25"}}


def test_times_are_taken_from_the_device_or_else_from_the_clock() -> None:
    timed = form(question("start", "start"), question("end", "end"), question("today", "today"))
    clock = Clock(at("2026-11-23T09:00+01:00"), at("2026-11-23T09:10+01:00"))
    assert validate(timed, {}, clock=clock).answers == {
        "start": "2026-11-23T09:00:00.000+01:00",
        "end": "2026-11-23T09:10:00.000+01:00",
        "today": "2026-11-23",
    }
    given = {"start": "2026-11-22T09:00:00+01:00", "end": "2026-11-22T10:00:00+01:00", "today": "2026-11-22"}
    assert validate(timed, given, clock=clock).answers == given
    assert codes(validate(timed, {**given, "end": "noon"}, clock=clock)) == {"end": "not_a_datetime"}


def test_an_unlinked_form_keeps_no_times() -> None:
    timed = form(question("start", "start"), question("today", "today"), unlinked=True)
    assert validate(timed, {"start": "2026-11-22T09:00:00Z", "today": "2026-11-22"}).answers == {}


def test_choices_of_another_channel_are_not_on_offer() -> None:
    answers = {"as_g_start": {"as_mode": "door", "as_age": "u13"}}
    assert validate(SURVEY, answers, channel="device").ok
    assert codes(validate(SURVEY, answers, channel="web")) == {"as_g_start/as_mode": "not_offered"}


def test_a_choice_that_the_other_answers_take_off_the_offer_is_told() -> None:
    answers = {
        "ex_g_start": {"ex_agree": "yes"},
        "ex_cc_g": {"ex_cc_now": ["cc_pb"], "ex_cc_try": ["cc_pb", "cc_plan"]},
    }
    assert codes(validate(EXPLORER, answers))["ex_cc_g/ex_cc_try"] == "not_offered"


def test_entries_that_the_form_counts_must_be_as_many() -> None:
    answers = {"pr_role": "resident", "pr_item": [{"pr_can": "no"}, {"pr_can": "no"}]}
    assert validate(RATING, answers).answers["pr_item"] == [
        {"pr_pos": 1, "pr_item_id": "A-001", "pr_item_title": "Example activity", "pr_can": "no"},
        {"pr_pos": 2, "pr_item_id": "I-001", "pr_item_title": "Example idea", "pr_can": "no"},
    ]
    three, one = {**answers, "pr_item": [{"pr_can": "no"}] * 3}, {**answers, "pr_item": [{"pr_can": "no"}]}
    assert codes(validate(RATING, three)) == {"pr_item": "too_many_entries"}
    assert codes(validate(RATING, one)) == {"pr_item/1/pr_can": "required"}
