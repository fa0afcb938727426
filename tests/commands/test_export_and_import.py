"""Answers out to a file, and in from one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from surveyapp.storage import events, submissions
from tests.commands.desk import Desk

ANSWERS = {
    "pr_role": "resident",
    "pr_item": [{"pr_can": "no"}, {"pr_can": "yes", "pr_impact": 4, "pr_effort": 2}],
}
FORM = "priority-rating"


def lines(*documents: object) -> str:
    return "".join(json.dumps(one) + "\n" for one in documents)


def write(folder: Path, text: str) -> Path:
    path = folder / "answers.jsonl"
    path.write_text(text, "utf-8")
    return path


def exported(desk: Desk, folder: Path, *options: str) -> list[dict[str, object]]:
    target = folder / "out.jsonl"
    desk.done("export", FORM, "--output", target, *options)
    return [json.loads(line) for line in target.read_text("utf-8").splitlines()]


def within(value: object, *steps: str | int) -> object:
    """Return what lies inside a document, step by step."""
    for step in steps:
        if isinstance(step, int):
            assert isinstance(value, list)
            value = value[step]
        else:
            assert isinstance(value, dict)
            value = value[step]
    return value


def test_answers_come_in_and_go_out_again(desk: Desk, tmp_path: Path) -> None:
    source = write(tmp_path, lines({"answers": ANSWERS, "language": "cy", "channel": "paper"}))
    assert desk.done("submissions", "import", FORM, source) == "1 new, 0 known already, 0 refused.\n"
    (one,) = exported(desk, tmp_path)
    assert set(one) == {"uuid", "form", "version", "language", "channel", "received_at", "answers"}
    assert (one["form"], one["language"], one["channel"]) == (FORM, "cy", "paper")
    assert within(one, "answers", "pr_role") == "resident"
    assert within(one, "answers", "pr_item", 1, "pr_impact") == 4


def test_importing_a_file_again_keeps_nothing_twice(desk: Desk, tmp_path: Path) -> None:
    source = write(tmp_path, lines({"answers": ANSWERS}, {"answers": ANSWERS}))
    assert desk.done("submissions", "import", FORM, source) == "2 new, 0 known already, 0 refused.\n"
    assert desk.done("submissions", "import", FORM, source) == "0 new, 2 known already, 0 refused.\n"


def test_what_was_exported_is_known_when_it_comes_back(desk: Desk, tmp_path: Path) -> None:
    desk.done("submissions", "import", FORM, write(tmp_path, lines({"answers": ANSWERS})))
    exported(desk, tmp_path)
    said = desk.done("submissions", "import", FORM, tmp_path / "out.jsonl")
    assert said == "0 new, 1 known already, 0 refused.\n"


def test_an_export_moves_to_another_installation_with_its_times(desk: Desk, tmp_path: Path) -> None:
    desk.done("submissions", "import", FORM, write(tmp_path, lines({"answers": ANSWERS})))
    (before,) = exported(desk, tmp_path)
    other = Desk(tmp_path / "other")
    other.done("db", "upgrade")
    other.done("submissions", "import", FORM, tmp_path / "out.jsonl")
    (after,) = exported(other, tmp_path)
    assert after == before


def test_refused_lines_are_told_and_the_others_kept(desk: Desk, tmp_path: Path) -> None:
    source = write(
        tmp_path,
        lines({"answers": ANSWERS}, {"answers": {"pr_role": "king"}}, {"answers": ANSWERS, "uuid": "x"})
        + "{oops\n",
    )
    result = desk.run("submissions", "import", FORM, source)
    assert result.exit_code == 1
    assert result.stdout == "1 new, 0 known already, 3 refused.\n"
    assert f"{source}:2: pr_role: not_offered. Choose from the answers listed" in result.stderr
    assert f"{source}:3: uuid: 'x' is not a UUID. Leave it out to have one made." in result.stderr
    assert f"{source}:4: this is not JSON" in result.stderr


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (
            {"answers": ANSWERS, "form": "equality"},
            "form: this line is of 'equality', not of 'priority-rating'.",
        ),
        ({"answers": ANSWERS, "version": "0" * 64}, "version: no version"),
        ({"answers": ANSWERS, "language": "?"}, "language: '?' is not a language tag."),
        ({"answers": ANSWERS, "channel": "owl"}, "channel: 'owl' is not known. Write one of: web, html"),
        ({"answers": ANSWERS, "started_at": "noon"}, "started_at: 'noon' is not a moment."),
        (
            {"answers": ANSWERS, "started_at": "0001-01-01T00:00:00+05:00"},
            "started_at: '0001-01-01T00:00:00+05:00' is not a moment between 1970 and 2200.",
        ),
        ({"answers": ANSWERS, "received_at": "9999-12-31"}, "received_at: '9999-12-31' is not a moment"),
        ({"answers": ANSWERS, "colour": "red"}, "colour: unknown field."),
        ({"answers": ANSWERS, "language": 7}, "language: 7 is not a text."),
        ({"answers": []}, "there are no answers."),
        ([], "there are no answers."),
    ],
)
def test_a_line_that_cannot_be_read_says_why(
    desk: Desk, tmp_path: Path, document: object, reason: str
) -> None:
    assert f":1: {reason}" in desk.refused("submissions", "import", FORM, write(tmp_path, lines(document)))


def test_of_an_answer_given_twice_none_is_dropped_in_silence(desk: Desk, tmp_path: Path) -> None:
    source = write(tmp_path, '{"answers": {"pr_role": "resident", "pr_role": "carer"}}\n')
    why = desk.refused("submissions", "import", FORM, source)
    assert f"{source}:1: this is not JSON ('pr_role' is given twice in one object" in why


def test_an_id_with_other_answers_is_a_conflict(desk: Desk, tmp_path: Path) -> None:
    uuid = "0192b0c0-0000-7000-8000-000000000001"
    desk.done("submissions", "import", FORM, write(tmp_path, lines({"uuid": uuid, "answers": ANSWERS})))
    other = {"uuid": uuid, "answers": {**ANSWERS, "pr_role": "carer"}}
    why = desk.refused("submissions", "import", FORM, write(tmp_path, lines(other)))
    assert f"uuid: a submission {uuid} with other answers is kept already." in why


def test_made_up_answers_are_exported_only_when_asked_for(desk: Desk, tmp_path: Path) -> None:
    desk.done("submissions", "import", FORM, write(tmp_path, lines({"answers": ANSWERS})))
    made_up = {"answers": {**ANSWERS, "pr_role": "carer"}}
    desk.done("submissions", "import", FORM, write(tmp_path, lines(made_up)), "--demo")
    both = (exported(desk, tmp_path), exported(desk, tmp_path, "--demo"))
    roles = [[within(one, "answers", "pr_role") for one in lines] for lines in both]
    assert roles == [["resident"], ["carer"]]


def test_days_limit_what_is_exported(desk: Desk, tmp_path: Path) -> None:
    document = {"answers": ANSWERS, "received_at": "2026-05-01T10:00:00+01:00"}
    desk.done("submissions", "import", FORM, write(tmp_path, lines(document)))
    assert len(exported(desk, tmp_path, "--since", "2026-05-01", "--until", "2026-05-01")) == 1
    assert exported(desk, tmp_path, "--until", "2026-04-30") == []


def test_days_may_be_as_far_off_as_a_calendar_goes(desk: Desk, tmp_path: Path) -> None:
    desk.done("submissions", "import", FORM, write(tmp_path, lines({"answers": ANSWERS})))
    assert len(exported(desk, tmp_path, "--since", "0001-01-01", "--until", "9999-12-31")) == 1


def test_a_last_day_before_the_first_is_refused(desk: Desk, tmp_path: Path) -> None:
    days = ("--since", "2026-11-02", "--until", "2026-11-01")
    why = desk.refused("export", FORM, "--output", tmp_path / "out.jsonl", *days)
    assert why == "--until 2026-11-01 comes before --since 2026-11-02. Swap them, or leave one out.\n"


def test_the_suffix_says_the_format(desk: Desk, tmp_path: Path) -> None:
    for name in ("out.xlsx", "out.csv.zip", "out.jsonl"):
        assert (
            desk.done("export", FORM, "--output", tmp_path / name) == f"{tmp_path / name}: 0 submissions.\n"
        )
    assert "this format is not known" in desk.refused("export", FORM, "--output", tmp_path / "out.pdf")


def test_what_cannot_be_exported_or_imported_names_the_cure(desk: Desk, tmp_path: Path) -> None:
    assert "There is no form 'nothing'. See which there are: surveyapp forms list" in desk.refused(
        "export", "nothing", "--output", tmp_path / "out.xlsx"
    )
    assert "There is no folder" in desk.refused("export", FORM, "--output", tmp_path / "no" / "out.xlsx")
    source = write(tmp_path, "")
    assert "There is no form 'nothing'." in desk.refused("submissions", "import", "nothing", source)
    sheet = source.rename(tmp_path / "answers.xls")
    assert "the suffix is not .jsonl" in desk.refused("submissions", "import", FORM, sheet)


def test_who_exported_and_imported_is_noted(desk: Desk, tmp_path: Path) -> None:
    desk.done("submissions", "import", FORM, write(tmp_path, lines({"answers": ANSWERS})))
    exported(desk, tmp_path)
    database = desk.database()
    noted = [(one.who, one.action, one.subject) for one in events.latest(database, 2)]
    assert noted == [
        ("command line", "exported_answers", FORM),
        ("command line", "imported_answers", FORM),
    ]
    assert submissions.count(database, FORM, demo=False) == 1
    database.dispose()
