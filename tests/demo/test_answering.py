"""What made-up people answer: valid, believable, and nobody real."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import pytest

from surveyapp import forms, places
from surveyapp.demo import loading, plan, wordbook
from surveyapp.filling import Clock, validate
from surveyapp.forms.definition import Form
from surveyapp.storage.receiving import Delivery

NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
EVERY = 4
"""One in so many of the plan's people is looked at."""


@pytest.fixture(scope="module")
def made_up() -> list[tuple[Form, Delivery]]:
    known = {name: forms.load(places.FORMS / f"{name}.yaml") for name in plan.PLAN}
    offered = dict.fromkeys(known, ("en", "cy", "ur"))
    chosen = list(plan.sittings(NOW, offered))[::EVERY]
    return [(known[one.form], loading.made_up(known[one.form], one)) for one in chosen]


def texts(value: object) -> Iterator[str]:
    """Yield every text in some answers."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def found(made_up: list[tuple[Form, Delivery]], name: str) -> list[object]:
    """Return all answers to a question, wherever it stands."""

    def within(value: object) -> Iterator[object]:
        if isinstance(value, Mapping):
            for key, each in value.items():
                if key == name:
                    yield each
                yield from within(each)
        elif isinstance(value, list):
            for each in value:
                yield from within(each)

    return [one for _, delivery in made_up for one in within(delivery.answers)]


def test_every_answer_is_valid_by_its_form(made_up: list[tuple[Form, Delivery]]) -> None:
    for form, delivery in made_up:
        clock = Clock(delivery.started_at, delivery.finished_at)
        verdict = validate(form, delivery.answers, clock=clock, channel=delivery.channel)
        assert verdict.problems == ()
        assert verdict.recomputed == {}


def test_every_answer_is_marked(made_up: list[tuple[Form, Delivery]]) -> None:
    assert all(delivery.demo for _, delivery in made_up)


def test_services_areas_and_roles_are_all_heard(made_up: list[tuple[Form, Delivery]]) -> None:
    assert len(set(map(str, found(made_up, "ex_service")))) >= 10
    assert len(set(map(str, found(made_up, "ex_role")))) >= 6
    assert {"area_1", "area_2"} <= set(map(str, found(made_up, "as_area")))


def test_people_say_different_things(made_up: list[tuple[Form, Delivery]]) -> None:
    best = Counter(map(str, found(made_up, "as_best")))
    assert len(best) >= 20
    assert best.most_common(1)[0][1] <= len(best) / 4
    assert len(set(map(str, found(made_up, "ex_act_name")))) >= 10
    assert len(set(map(str, found(made_up, "pl_name")))) >= 15


def test_some_write_in_welsh_and_urdu(made_up: list[tuple[Form, Delivery]]) -> None:
    urdu = [text for _, delivery in made_up if delivery.language == "ur" for text in texts(delivery.answers)]
    assert any(re.search(r"[\u0600-\u06ff]{3}", text) for text in urdu)
    welsh = {text for _, delivery in made_up if delivery.language == "cy" for text in texts(delivery.answers)}
    assert welsh & set(wordbook.texts("words", "as_best", "cy"))


def test_no_phone_number_or_address_is_anybodys(made_up: list[tuple[Form, Delivery]]) -> None:
    phones = [*found(made_up, "as_phone"), *found(made_up, "cp_phone")]
    emails = [*found(made_up, "as_email"), *found(made_up, "cp_email"), *found(made_up, "ex_contact_email")]
    assert phones and all(re.fullmatch(r"(07700 900|01632 960)\d{3}", str(one)) for one in phones)
    assert emails and all(str(one).endswith("@post.example") for one in emails)


def test_answers_about_one_service_hang_together(made_up: list[tuple[Form, Delivery]]) -> None:
    """Most who answer about parks name one way of working together: the map shall have a pattern."""
    parks = [
        delivery.answers
        for _, delivery in made_up
        if delivery.form == "coproduction-explorer" and "parks" in found([(_, delivery)], "ex_service")
    ]
    named = Counter(one for answers in parks for one in set(texts(answers)) if re.match(r"c[cdla]_", one))
    assert len(parks) >= 2
    assert named.most_common(1)[0][1] >= len(parks) * 0.6


@pytest.mark.parametrize("name", ["places", "groups"])
def test_places_and_groups_lie_in_the_towns_areas(name: str) -> None:
    areas = wordbook.part("people", "areas").keys()
    kinds = {str(one["area"]) for one in wordbook.records("places", name)}
    assert kinds == set(areas)
