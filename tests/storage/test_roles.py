"""One table says what each role may see: section 3.6 of the domain, row by row."""

from __future__ import annotations

import pytest

from surveyapp.storage.roles import ROLES, May, may, visible_classes


def test_the_roles_are_those_of_people_who_work_with_the_answers() -> None:
    assert list(ROLES) == [
        "field-worker",
        "field-lead",
        "officer",
        "people-lead",
        "safeguarding-lead",
        "analyst",
        "translator",
        "data-protection-lead",
        "partner-viewer",
    ]


@pytest.mark.parametrize(
    ("role", "classes"),
    [
        ("field-worker", ""),
        ("field-lead", ""),
        ("officer", "P0 P1"),
        ("people-lead", "P0 P1 P2"),
        ("safeguarding-lead", ""),
        ("analyst", "P0"),
        ("translator", ""),
        ("data-protection-lead", ""),
        ("partner-viewer", ""),
    ],
)
def test_a_role_sees_answers_of_its_classes_only(role: str, classes: str) -> None:
    assert visible_classes([role]) == frozenset(classes.split())


def test_nobody_sees_the_most_private_answers_to_the_equality_questions() -> None:
    assert "P2" not in visible_classes(ROLES, unlinked=True)
    assert not may(ROLES, May.SEE_EQUALITY_ROWS)


def test_contact_details_and_people_lists_are_for_the_people_lead_alone() -> None:
    for what in (May.SEE_CONTACTS, May.SEE_PEOPLE):
        assert [name for name in ROLES if may([name], what)] == ["people-lead"]


def test_safeguarding_alerts_are_for_the_safeguarding_lead_who_sees_nothing_else() -> None:
    assert [name for name in ROLES if may([name], May.SEE_ALERTS)] == ["safeguarding-lead"]
    assert ROLES["safeguarding-lead"].may == {May.OPEN_OFFICE, May.SEE_ALERTS}


def test_the_log_is_for_the_data_protection_lead_who_may_not_browse_answers() -> None:
    assert [name for name in ROLES if may([name], May.SEE_EVENTS)] == ["data-protection-lead"]
    assert not may(["data-protection-lead"], May.EXPORT)


def test_several_roles_add_up_and_none_allow_nothing() -> None:
    assert may(["translator", "officer"], May.EXPORT)
    assert not may([], May.OPEN_OFFICE)
    assert not may(["a role of long ago"], May.OPEN_OFFICE)
