"""`surveyapp forms`: what an author is told."""

from __future__ import annotations

from pathlib import Path

from tests.commands.desk import Desk

BROKEN = """\
form: street-party
title: Street party
survey:
  - {name: helps, type: select_one yes_no, label: Would you like to help?, relevent: "1 = 1"}
  - {name: helps, type: text, label: Twice}
"""


def test_the_shipped_forms_have_no_problems(empty_desk: Desk) -> None:
    assert empty_desk.done("forms", "check") == "6 forms checked, no problems.\n"


def test_every_problem_is_one_line_with_its_place(empty_desk: Desk, tmp_path: Path) -> None:
    form = tmp_path / "street-party.yaml"
    form.write_text(BROKEN, "utf-8")
    result = empty_desk.run("forms", "check", form)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) >= 2
    assert all(line.startswith(f"{form}:") for line in lines)
    assert any("relevent" in line and "relevant" in line for line in lines)
    assert result.stderr == f"{len(lines)} problems in 1 form.\n"


def test_a_folder_is_checked_whole(empty_desk: Desk, tmp_path: Path) -> None:
    for name in ("one", "two"):
        form = f"form: {name}\ntitle: {name}\nsurvey:\n  - {{name: a, type: text, label: A}}\n"
        (tmp_path / f"{name}.yaml").write_text(form, "utf-8")
    assert empty_desk.done("forms", "check", tmp_path) == "2 forms checked, no problems.\n"


def test_a_file_or_folder_without_a_form_is_named(empty_desk: Desk, tmp_path: Path) -> None:
    assert "there is no such file" in empty_desk.refused("forms", "check", tmp_path / "nothing.yaml")
    assert "There is no form (*.yaml)" in empty_desk.refused("forms", "check", tmp_path)


def test_the_list_has_a_line_for_each_published_form(desk: Desk) -> None:
    lines = desk.done("forms", "list").splitlines()
    assert [line.split("\t")[0] for line in lines] == [
        "capabilities-assessment",
        "community-asset-survey",
        "coproduction-explorer",
        "equality",
        "priority-rating",
        "visit-record",
    ]
    assert lines[-1].split("\t")[2:] == ["staff", "Visit record"]
