"""What the six forms say beyond their workbooks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from surveyapp import expressions, forms
from surveyapp.forms.definition import Choice, Form, Question, Repeat

FORMS = Path(__file__).parent.parent.parent / "forms"
NAMES = sorted(path.stem for path in FORMS.glob("*.yaml"))


@cache
def form(name: str) -> Form:
    return forms.load(FORMS / f"{name}.yaml")


def questions(name: str) -> dict[str, Question]:
    return {item.name: item for item in form(name).items() if isinstance(item, Question)}


def test_special_categories_of_data_are_marked() -> None:
    special = {
        name: {one.name for one in questions(name).values() if one.classification == "P2"} for name in NAMES
    }
    assert {name: marked for name, marked in special.items() if marked} == {
        "capabilities-assessment": {
            "cp_role",
            "cp_services",
            "cp_support",
            "cp_support_more",
            "cp_format",
            "wk_understood",
            "wk_concern",
            "wk_concern_done",
        },
        "equality": {
            "eq_age",
            "eq_health",
            "eq_limit",
            "eq_ethnic",
            "eq_ethnic_own",
            "eq_religion",
            "eq_sex",
            "eq_orient",
        },
    }


@pytest.mark.parametrize("name", NAMES)
def test_contacts_are_personal_and_say_what_they_are(name: str) -> None:
    contacts = [
        one for one in questions(name).values() if one.name.endswith(("_phone", "_email", "_post", "_psect"))
    ]
    assert [one.name for one in contacts if not one.input or one.classification != "P1"] == []


@pytest.mark.parametrize(
    "name", ["coproduction-explorer", "community-asset-survey", "capabilities-assessment"]
)
def test_a_citizen_is_offered_only_their_own_ways_of_filling_in(name: str) -> None:
    def offered(channel: str) -> list[str]:
        choices: tuple[Choice, ...] = form(name).choices["mode"].choices
        return [choice.name for choice in choices if not choice.channels or channel in choice.channels]

    citizens = ["self", "group"]
    assert {channel: offered(channel) for channel in ("web", "html", "kiosk")} == dict.fromkeys(
        ("web", "html", "kiosk"), citizens
    )
    assert offered("device") == ["self", "door", "phone", "event", "group"]
    assert offered("paper") == ["self", "group", "paper"]
    assert offered("import") == ["self", "door", "phone", "event", "group", "paper"]


def test_only_the_visit_record_is_for_staff_and_only_equality_is_unlinked() -> None:
    assert {name for name in NAMES if form(name).audience != "public"} == {"visit-record"}
    assert {name for name in NAMES if form(name).unlinked} == {"equality"}


@pytest.mark.parametrize(
    ("name", "answers", "offered"),
    [
        ("coproduction-explorer", {"ex_agree": "yes"}, True),
        ("coproduction-explorer", {"ex_agree": "no"}, False),
        ("community-asset-survey", {"as_age": "a16", "as_go": "yes"}, True),
        ("community-asset-survey", {"as_age": "a13", "as_go": "yes"}, False),
        ("community-asset-survey", {"as_age": "a16", "as_go": "no"}, False),
        ("capabilities-assessment", {"cp_age": "a16", "cp_go": "yes"}, True),
        ("capabilities-assessment", {"cp_age": "u16", "cp_go": "no"}, False),
    ],
)
def test_equality_is_offered_to_people_who_took_part_and_are_16_or_over(
    name: str, answers: dict[str, object], offered: bool
) -> None:
    then = form(name).then
    assert then is not None
    assert then.form == "equality"
    assert then.relevant is not None
    assert expressions.boolean(expressions.evaluate(then.relevant.text, {"group": answers})) is offered


def test_no_other_form_offers_equality() -> None:
    assert {name for name in NAMES if form(name).then is None} == {
        "equality",
        "priority-rating",
        "visit-record",
    }


def test_soft_limits_are_those_of_the_brief() -> None:
    limits = {
        item.name: item.soft_limit
        for name in NAMES
        for item in form(name).items()
        if isinstance(item, Repeat)
    }
    assert limits == {
        "ex_act": 6,
        "ex_idea": 4,
        "as_place": 10,
        "as_grp": 10,
        "as_skill": 8,
        "cp_act": 8,
        "pr_item": None,
    }


def test_a_yes_no_question_stands_before_every_repeat_that_a_person_fills() -> None:
    for name in NAMES:
        for before, item in zip(form(name).children, form(name).children[1:], strict=False):
            if isinstance(item, Repeat) and item.repeat_count is None:
                assert isinstance(before, Question)
                assert before.list_name == "yes_no"
                assert item.relevant is not None
                assert before.name in expressions.references(item.relevant.tree)


def test_the_explorer_can_be_answered_for_another_service() -> None:
    again = form("coproduction-explorer").again
    assert again is not None
    assert {"ex_role", "ex_area", "ex_contact_name", "ex_contact_email"} < set(again.keep)
    assert "ex_service" not in again.keep


def test_services_areas_and_priority_items_come_from_data_files() -> None:
    assert {
        form(name).choices["service"].file for name in ("coproduction-explorer", "capabilities-assessment")
    } == {"service.csv"}
    assert form("community-asset-survey").choices["area"].file == "area.csv"
    assert [row["item_id"] for row in form("priority-rating").instances["priority_items"]] == [
        "A-001",
        "I-001",
    ]


def test_a_council_replaces_them(tmp_path: Path) -> None:
    (tmp_path / "area.csv").write_text("code,label,label_cy,parent\nE1,Hill Top,Pen y Bryn,north\n", "utf-8")
    council = forms.load(FORMS / "community-asset-survey.yaml", tmp_path)
    assert council.choices["area"].choices == (
        Choice("E1", "Hill Top", {"parent": "north"}, (), {"cy": "Pen y Bryn"}),
    )
    assert council.version != form("community-asset-survey").version
