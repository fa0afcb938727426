"""What a person may not see is left out, and the export says so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from surveyapp.exporting import Options, Source, export
from tests.exporting.material import OLD_VERSION, PARTY, Filled, everything, question, source
from tests.exporting.reading import about, sheet


def test_special_category_answers_are_left_out_unless_asked_for(target: Path) -> None:
    export(source([everything()]), target)
    assert "health" not in sheet(target, "Answers").rows[0]
    assert ("", "Left out, being special category (P2): health") in about(target)
    export(source([everything()]), target, Options(include_special=True))
    assert sheet(target, "Answers").column("health") == ["Fair"]
    assert not any("Left out" in told for _, told in about(target))


def test_a_question_that_was_special_in_any_version_is_left_out_in_all(target: Path) -> None:
    older = replace(PARTY, version=OLD_VERSION, children=(question("text", "pet", classification="P2"),))
    form = replace(PARTY, children=(question("text", "pet"),))
    given = Source(
        form, (form, older), lambda: iter([Filled({"pet": "Dog"})]), 1, "Olga", everything().received_at
    )
    export(given, target)
    assert "pet" not in sheet(target, "Answers").rows[0]


def test_personal_answers_and_contacts_are_left_out_where_a_person_may_not_see_them(target: Path) -> None:
    name, tel = question("text", "name", classification="P1"), question("text", "tel", input="phone")
    form = replace(PARTY, children=(name, tel, question("text", "pet")))
    answers = {"name": "Ann", "tel": "01632 960001", "pet": "Dog"}
    given = replace(source([Filled(answers)]), form=form, versions=())
    export(given, target, Options(include_personal=False))
    (row,) = sheet(target, "Answers").rows
    assert "name" not in row
    assert (row["tel"], row["pet"], row["receipt_code"]) == ("01632 960001", "Dog", None)
    export(given, target, Options(include_contacts=False))
    (row,) = sheet(target, "Answers").rows
    assert "tel" not in row
    assert (row["name"], row["pet"], row["receipt_code"]) == ("Ann", "Dog", "K7QM2XR4WD9T")
    assert ("", "Left out, being a name or contact details: tel") in about(target)
    assert sheet(target, "Codebook").rows[1]["in_this_export"] == "left out: a name or contact details"
