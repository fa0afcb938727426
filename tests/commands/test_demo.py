"""`surveyapp demo`: one command loads the made-up town, one removes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from surveyapp.demo import plan
from tests.commands.desk import Desk


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the plan small, so that tests are quick."""
    small = {
        name: plan.Share(2, share.channels, share.minutes, share.hours) for name, share in plan.PLAN.items()
    }
    monkeypatch.setattr(plan, "PLAN", small)


@pytest.mark.usefixtures("few")
def test_the_demo_comes_and_goes_and_stays_out_of_exports(desk: Desk, tmp_path: Path) -> None:
    said = desk.done("demo", "load")
    assert said == "The demo is loaded: 12 made-up answers. To remove them: surveyapp demo remove\n"
    assert desk.done("demo", "load") == "The demo is loaded already.\n"
    target = tmp_path / "equality.jsonl"
    assert desk.done("export", "equality", "--output", target) == (
        f"{target}: 0 submissions.\n"
        "The made-up answers of the demo are left out. To write them instead: --demo\n"
    )
    assert desk.done("export", "equality", "--output", target, "--demo") == f"{target}: 2 submissions.\n"
    assert desk.done("demo", "remove") == "The demo is removed: 12 made-up answers.\n"
    assert desk.done("demo", "remove") == "No demo is loaded.\n"
    assert desk.done("export", "equality", "--output", target, "--demo") == f"{target}: 0 submissions.\n"
    assert "Nobody has an account yet." in desk.done("users", "list")


def test_without_forms_there_is_no_demo(empty_desk: Desk) -> None:
    assert "Run: surveyapp db upgrade" in empty_desk.refused("demo", "load")
