"""When the made-up people answer, and in which languages."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from surveyapp.demo import plan

NOW = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo("Europe/London"))
OFFERED = dict.fromkeys(plan.PLAN, ("en", "cy", "ur"))


def sittings() -> list[plan.Sitting]:
    return list(plan.sittings(NOW, OFFERED))


def test_there_are_at_least_six_hundred_over_all_six_forms() -> None:
    counts = Counter(one.form for one in sittings())
    assert counts.total() == plan.total() >= 600
    assert min(counts.values()) >= 50
    assert len(counts) == 6


def test_they_are_spread_over_the_last_ten_weeks() -> None:
    weeks = Counter((NOW - one.arrived).days // 7 for one in sittings())
    assert weeks.keys() == set(range(10)) | ({10} & weeks.keys())
    assert min(weeks[week] for week in range(9)) >= 10


def test_nobody_answers_in_the_future_or_sends_before_the_end() -> None:
    for one in sittings():
        assert one.started < one.finished < one.arrived < NOW
        assert one.finished.utcoffset() in (timedelta(), timedelta(hours=1))


def test_people_answer_by_day_and_seldom_on_a_sunday() -> None:
    days = Counter(one.finished.weekday() for one in sittings())
    assert days[6] < min(days[day] for day in range(6))
    assert {one.finished.hour for one in sittings()} <= set(range(9, 21))


def test_they_live_by_the_clock_of_the_council() -> None:
    auckland = ZoneInfo("Pacific/Auckland")
    there = list(plan.sittings(NOW.astimezone(auckland), OFFERED))
    assert {one.finished.tzinfo for one in there} == {auckland}
    assert {one.finished.hour for one in there} <= set(range(9, 21))


def test_only_offered_languages_are_used() -> None:
    assert {one.language for one in sittings()} == {"en", "cy", "ur"}
    english = plan.sittings(NOW, {"equality": ("en",)})
    assert {(one.form, one.language) for one in english} == {("equality", "en")}


def test_the_same_seed_gives_the_same_people() -> None:
    assert sittings() == sittings()
