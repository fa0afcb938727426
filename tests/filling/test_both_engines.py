"""Random answers to every form give the same state in Python and in JavaScript, after each step."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from surveyapp import places
from surveyapp.filling import Clock, path_text, validate
from surveyapp.forms import load
from surveyapp.forms.definition import Form
from tests.filling.journeys import FOLDER, Journey, form_of, replayed_by_script, without_times
from tests.filling.wanderer import wandering

SHIPPED = [load(path) for path in sorted(places.FORMS.glob("*.yaml"))]
MADE_UP = ["street-party", "households", "rules-of-all-kinds"]
STEPS = 25


def made_up(name: str) -> Form:
    return form_of(json.loads((FOLDER / f"{name}.json").read_text("utf-8"))["form"], name)


@pytest.fixture(scope="module")
def ways() -> list[tuple[Journey, list[object]]]:
    """Journeys at random, with what Python saw on them."""
    forms = [*SHIPPED, *map(made_up, MADE_UP), *map(made_up, MADE_UP)]
    return [wandering(form, number, STEPS) for number, form in enumerate(forms)]


@pytest.fixture(scope="module")
def by_script(ways: list[tuple[Journey, list[object]]], node_program: Path) -> list[list[object]]:
    """What the page's JavaScript saw on them."""
    return replayed_by_script(node_program, [journey for journey, _ in ways])


def test_both_see_the_same(
    ways: list[tuple[Journey, list[object]]], by_script: list[list[object]]
) -> None:
    for (journey, seen), other in zip(ways, by_script, strict=True):
        assert_alike(journey, seen, other)


def test_the_server_agrees_with_what_the_page_would_send(
    ways: list[tuple[Journey, list[object]]], by_script: list[list[object]]
) -> None:
    for (journey, _), seen in zip(ways, by_script, strict=True):
        *_, problems, document = listed(seen[-1])
        noon = datetime.fromisoformat(journey.now)
        verdict = validate(journey.form, document, clock=Clock(noon, noon), channel=journey.channel)
        told = [[path_text(problem.path), problem.code] for problem in verdict.problems]
        assert (told, verdict.recomputed, verdict.answers) == (problems, {}, document), journey.name


def test_the_wanderer_gets_somewhere(ways: list[tuple[Journey, list[object]]]) -> None:
    kinds = {next(iter(step)) for journey, _ in ways for step in journey.steps}
    assert kinds == {"answer", "add", "remove", "state"}
    seen = str([found for _, found in ways])
    assert "'names'" in seen, "no choice was ever dropped"
    assert "not_offered" in seen


def assert_alike(journey: Journey, python: list[object], script: list[object]) -> None:
    for number, (step, ours, theirs) in enumerate(zip(journey.steps, python, script, strict=True)):
        asked = step.get("state")
        for place, (mine, other) in enumerate(zip(listed(ours), listed(theirs), strict=True)):
            what = asked[place] if isinstance(asked, list) else step
            alike = without_times(mine) == without_times(other)
            assert alike, f"{journey.name}, step {number}, {what}, after {journey.steps[number - 1]}"


def listed(seen: object) -> list[object]:
    assert isinstance(seen, list | int), seen
    return seen if isinstance(seen, list) else [seen]
