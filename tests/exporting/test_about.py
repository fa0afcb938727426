"""An export says what it is, where it is from, and whether its answers are made up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from surveyapp.exporting import export
from tests.exporting.material import everything, source
from tests.exporting.reading import about, sheet, sheet_xml, workbook


def test_about_says_what_the_export_is(target: Path) -> None:
    filtered = replace(source([everything()]), filters={"Received from": "1 May 2026"}, count=3)
    export(filtered, target)
    told = about(target)
    assert told[:6] == [
        ("Form", "Help with our street party"),
        ("Name of the form", "street-party"),
        ("Made", "2026-07-01 12:00 (Europe/London time)"),
        ("Made by", "Olga Officer"),
        ("Submissions in this export", "1"),
        ("Submissions expected", "3"),
    ]
    assert ("Filters", "Received from: 1 May 2026") in told
    assert ("Versions of the form", f"2, {'a' * 64}") in told
    assert ("Tables and their rows", "Answers: 1") in told
    assert any("3 submissions were counted at the start, 1 were there" in note for _, note in told)


def test_made_up_answers_say_so_wherever_one_looks(target: Path) -> None:
    export(source([everything()], demo=True), target)
    assert about(target)[0] == ("DEMO", "DEMO: these answers are made up. They are nobody's.")
    assert (
        sheet(target, "Answers").last_line
        == "End of answers: 1 row. DEMO: these answers are made up. They are nobody's."
    )
    assert workbook(target).properties.title == "DEMO: Help with our street party"


def test_a_real_answer_never_claims_to_be_made_up(party: Path) -> None:
    assert not any("DEMO" in xml for xml in sheet_xml(party).values())
