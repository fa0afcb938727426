"""Journeys through forms, taken by Python and by the page's JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.filling.journeys import Journey, Replay, expected_of, journeys, replayed_by_script, without_times

ALL = journeys()


@pytest.fixture(scope="module")
def seen_by_script(node_program: Path) -> dict[str, list[object]]:
    return dict(zip(ALL, replayed_by_script(node_program, list(ALL.values())), strict=True))


@pytest.mark.parametrize("name", ALL)
def test_python_sees_what_is_expected(name: str) -> None:
    assert_as_expected(ALL[name], Replay(ALL[name]).seen())


@pytest.mark.parametrize("name", ALL)
def test_the_page_sees_what_is_expected(name: str, seen_by_script: dict[str, list[object]]) -> None:
    assert_as_expected(ALL[name], seen_by_script[name])


def assert_as_expected(journey: Journey, seen: list[object]) -> None:
    for number, (step, found) in enumerate(zip(journey.steps, seen, strict=True)):
        expected = expected_of(step)
        if isinstance(found, dict) and "document" in found:
            found["document"] = without_times(found["document"])
        if expected is not None:
            assert found == expected, f"step {number}: {step}"
        assert not str(found).startswith("failed"), f"step {number}: {found}"
