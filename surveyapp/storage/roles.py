"""What people who work with the answers may see and do: one table, read by everything that asks.

A person may hold several roles, and may do what any of them may do. Whoever answers, and the public, hold
none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from surveyapp.languages.marking import N_


class May(StrEnum):
    """One thing that a role allows."""

    OPEN_OFFICE = "open the office"
    COLLECT = "fill in the forms for staff, and see one's own cases"
    SEE_SAFETY_NUMBERS = "see the safeguarding numbers and place notes"
    SEE_PROGRESS = "see how far the visits are"
    ASSIGN_CASES = "give cases to workers"
    SEE_MAPS = "see the maps, matrices and lists about services and places"
    MERGE = "merge double entries"
    EXPORT = "download answers"
    SEE_PERSONAL = "see answers of class P1"
    SEE_SPECIAL = "see answers of class P2"
    SEE_CONTACTS = "see names and contact details"
    SEE_PEOPLE = "see the people lists, labs and invitations"
    SEE_ALERTS = "see open safeguarding alerts"
    SEE_EQUALITY_TOTALS = "see the totals of the equality questions"
    SEE_EQUALITY_ROWS = "see single answers to the equality questions"
    TRANSLATE = "see and write the words of forms and pages"
    SEE_CONSENTS = "see the log of consents"
    SEE_EVENTS = "see the log of who did what"
    ANSWER_REQUESTS = "answer people's requests about their data"
    CHANGE_SETTINGS = "change the settings"
    SEE_SHARED = "see what a person agreed to share, one opportunity at a time"


@dataclass(frozen=True, slots=True)
class Role:
    """One role: its words on screen (looked up in the interface's catalog) and what it allows."""

    name: str
    title: str
    may: frozenset[May]


def _role(name: str, title: str, *may: May) -> tuple[str, Role]:
    return name, Role(name, title, frozenset(may))


ROLES: Mapping[str, Role] = dict(
    (
        _role("field-worker", N_("Field worker"), May.COLLECT, May.SEE_SAFETY_NUMBERS),
        _role(
            "field-lead",
            N_("Field lead"),
            May.OPEN_OFFICE,
            May.COLLECT,
            May.SEE_SAFETY_NUMBERS,
            May.SEE_PROGRESS,
            May.ASSIGN_CASES,
        ),
        _role(
            "officer",
            N_("Officer"),
            May.OPEN_OFFICE,
            May.COLLECT,
            May.SEE_PROGRESS,
            May.SEE_MAPS,
            May.MERGE,
            May.EXPORT,
            May.SEE_PERSONAL,
            May.SEE_EQUALITY_TOTALS,
        ),
        _role(
            "people-lead",
            N_("People lead"),
            May.OPEN_OFFICE,
            May.COLLECT,
            May.SEE_PEOPLE,
            May.EXPORT,
            May.SEE_PERSONAL,
            May.SEE_SPECIAL,
            May.SEE_CONTACTS,
            May.SEE_CONSENTS,
        ),
        _role("safeguarding-lead", N_("Safeguarding lead"), May.OPEN_OFFICE, May.SEE_ALERTS),
        _role(
            "analyst",
            N_("Analyst"),
            May.OPEN_OFFICE,
            May.SEE_MAPS,
            May.EXPORT,
            May.SEE_EQUALITY_TOTALS,
        ),
        _role("translator", N_("Translator, reviewer or tester"), May.TRANSLATE),
        _role(
            "data-protection-lead",
            N_("Data protection lead"),
            May.OPEN_OFFICE,
            May.SEE_CONSENTS,
            May.SEE_EVENTS,
            May.ANSWER_REQUESTS,
            May.CHANGE_SETTINGS,
        ),
        _role("partner-viewer", N_("Partner viewer"), May.SEE_SHARED),
    )
)


def may(roles: Collection[str], what: May) -> bool:
    """Return whether somebody with these roles may do this. A role that no longer exists allows nothing."""
    return any(what in ROLES[name].may for name in roles if name in ROLES)


def visible_classes(roles: Collection[str], *, unlinked: bool = False) -> frozenset[str]:
    """Return the classes of answers (P0, P1, P2) that somebody with these roles may see; none without
    `EXPORT`.

    Args:
        roles: the names of the person's roles.
        unlinked: whether the form is one like `equality`, whose single answers of class P2 nobody sees here.
    """
    if not may(roles, May.EXPORT):
        return frozenset()
    personal = {"P1"} if may(roles, May.SEE_PERSONAL) else set()
    special = {"P2"} if may(roles, May.SEE_SPECIAL) and not unlinked else set()
    return frozenset({"P0"} | personal | special)
