"""The pages of a form."""

from __future__ import annotations

from pathlib import Path

from surveyapp import forms
from surveyapp.forms import pages
from surveyapp.forms.definition import Form
from tests.forms.authoring import load

FORMS = Path(__file__).parent.parent.parent / "forms"


def described(form: Form) -> list[tuple[int, str, list[str]]]:
    return [
        (page.index, (page.group or page.repeat or form).name, [item.name for item in page.items])
        for page in pages(form)
    ]


def test_a_group_a_repeat_and_a_run_of_loose_questions_are_a_page_each() -> None:
    form = load(
        """
        - {name: start, type: start}
        - {name: a, type: text, label: A}
        - {name: b, type: text, label: B}
        - group: g
          questions:
            - {name: c, type: text, label: C}
            - {group: inner, questions: [{name: d, type: text, label: D}]}
        - {name: gate, type: text, label: Gate}
        - repeat: r
          questions:
            - {name: e, type: text, label: E}
        """
    )
    assert described(form) == [
        (0, "test", ["start", "a", "b"]),
        (1, "g", ["c", "inner"]),
        (2, "test", ["gate"]),
        (3, "r", ["r"]),
    ]


def test_questions_that_nobody_sees_make_no_page() -> None:
    form = load(
        """
        - {name: start, type: start}
        - {group: g, questions: [{name: a, type: text, label: A}]}
        - {name: b, type: calculate, calculation: 1 + 1}
        - {group: h, questions: [{name: c, type: text, label: C}]}
        - {name: d, type: hidden}
        """
    )
    assert described(form) == [(0, "g", ["a"]), (1, "h", ["c"])]


def test_the_six_forms_have_as_many_pages_as_a_person_would_count() -> None:
    counts = {path.stem: len(pages(forms.load(path))) for path in FORMS.glob("*.yaml")}
    assert counts == {
        "capabilities-assessment": 11,
        "community-asset-survey": 10,
        "coproduction-explorer": 14,
        "equality": 1,
        "priority-rating": 2,
        "visit-record": 1,
    }
