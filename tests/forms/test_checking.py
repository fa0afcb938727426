"""Many forms at once."""

from __future__ import annotations

from pathlib import Path

from surveyapp import forms

FORMS = Path(__file__).parent.parent.parent / "forms"
GOOD = "form: {0}\ntitle: {0}\nsurvey:\n  - {{name: a, type: text, label: A}}\n"


def test_the_six_forms_are_as_they_should_be() -> None:
    assert forms.check([FORMS]) == []


def test_every_form_of_a_folder_is_checked(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(GOOD.format("one"), "utf-8")
    (tmp_path / "two.yaml").write_text("form: two\n", "utf-8")
    (tmp_path / "three.yaml").write_text("- x\n", "utf-8")
    (tmp_path / "notes.txt").write_text("no form", "utf-8")
    found = forms.check([tmp_path])
    assert {Path(problem.file).name for problem in found} == {"two.yaml", "three.yaml"}
    assert len(found) == 3


def test_a_file_that_is_not_there_is_a_problem_too(tmp_path: Path) -> None:
    (problem,) = forms.check([tmp_path / "none.yaml"])
    assert (Path(problem.file).name, problem.line, problem.cure) == ("none.yaml", 1, "Check the path")
    assert problem.message.startswith("The file cannot be opened: ")


def test_the_form_offered_afterwards_has_to_be_there(tmp_path: Path) -> None:
    one = tmp_path / "one.yaml"
    one.write_text(GOOD.format("one") + "then: two\n", "utf-8")
    (tmp_path / "twos.yaml").write_text(GOOD.format("twos"), "utf-8")
    (problem,) = forms.check([one])
    assert str(problem) == (
        f"{one}:5: then: There is no form two to offer after this one. Did you mean twos?"
    )


def test_a_form_that_ships_with_the_product_can_be_offered(tmp_path: Path) -> None:
    one = tmp_path / "one.yaml"
    one.write_text(GOOD.format("one") + "then: equality\n", "utf-8")
    assert forms.check([one]) == []
