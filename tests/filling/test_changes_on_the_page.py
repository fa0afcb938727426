"""The page is told what to draw again after an answer: what only JavaScript has to say."""

from __future__ import annotations

import json
from pathlib import Path

from tests.filling.journeys import FOLDER, Journey, form_of, replayed_by_script


def changed(node: Path, name: str, *steps: dict[str, object]) -> list[object]:
    """Return the paths that changed at each step that is a change."""
    form = form_of(json.loads((FOLDER / f"{name}.json").read_text("utf-8"))["form"], name)
    seen = replayed_by_script(node, [Journey(name, form, steps)])[0]
    return [found for step, found in zip(steps, seen, strict=True) if "change" in step]


def test_what_became_relevant_and_what_was_worked_out_anew(node_program: Path) -> None:
    opened, ticked, unticked = changed(
        node_program,
        "street-party",
        {"change": "helps", "value": "yes"},
        {"change": "about_help/helps_with", "value": ["food"]},
        {"change": "about_help/people", "value": 2},
    )
    inside = ("helps_with", "leads", "people", "fun", "tasks")
    assert opened == ["about_help", *(f"about_help/{name}" for name in inside)]
    assert ticked == ["about_help/tasks", "about_help/leads"]
    assert unticked == []


def test_a_repeat_that_grew(node_program: Path) -> None:
    (grown,) = changed(node_program, "households", {"change": "many", "value": 1})
    assert isinstance(grown, list)
    assert {"flat", "flat/0/number", "first"} <= set(grown)
