"""Days and times of an export are those of the council, wherever it is."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from tests.commands.desk import Desk
from tests.exporting.reading import about, sheet

FORM = "priority-rating"


def test_days_and_times_are_in_the_time_zone_of_the_council(desk: Desk, tmp_path: Path) -> None:
    (desk.home / "settings.yaml").write_text("time_zone: Pacific/Auckland\n", "utf-8")
    answers = {"pr_role": "resident", "pr_item": [{"pr_can": "no"}, {"pr_can": "no"}]}
    late = {"received_at": "2026-10-01T23:30:00+00:00", "answers": answers}
    (tmp_path / "answers.jsonl").write_text(json.dumps(late), "utf-8")
    desk.done("submissions", "import", FORM, tmp_path / "answers.jsonl")
    target = tmp_path / "answers.xlsx"

    desk.done("export", FORM, "--output", target, "--until", "2026-10-01")
    assert sheet(target, "Answers").rows == []

    desk.done("export", FORM, "--output", target, "--since", "2026-10-02")
    received = datetime(2026, 10, 2, 12, 30)  # noqa: DTZ001 # Excel's times have no zone
    assert sheet(target, "Answers").column("received_at") == [received]
    assert dict(about(target))["Made"].endswith("(Pacific/Auckland time)")
