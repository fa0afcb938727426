"""Which questions an export leaves out: by class, and names and contact details by themselves."""

from __future__ import annotations

from collections.abc import Mapping

from surveyapp.exporting.questions import walk
from surveyapp.exporting.source import Options
from surveyapp.forms.definition import Form, Question

SPECIAL = "special category (P2)"
CONTACTS = "a name or contact details"
PERSONAL = "personal (P1)"

CONTACT_INPUTS = {"name", "phone", "email", "address"}

Withheld = Mapping[tuple[str, str], str]
"""Why a question (table and key) is left out."""


def withheld(forms: tuple[Form, ...], options: Options) -> Withheld:
    """Return the questions that are left out. What is withheld in one version of the form is so in all."""
    found: dict[tuple[str, str], str] = {}
    for form in forms:
        for table, item, _ in walk(form.children):
            reason = _reason(item, options) if isinstance(item, Question) else ""
            if reason and found.get((table, item.key)) != SPECIAL:
                found[table, item.key] = reason
    return found


def by_reason(questions: Withheld) -> dict[str, list[str]]:
    """Return the names of the questions that are left out, by the reason for it."""
    told: dict[str, list[str]] = {}
    for (_, key), reason in questions.items():
        told.setdefault(reason, []).append(key)
    return told


def _reason(question: Question, options: Options) -> str:
    if question.classification == "P2" and not options.include_special:
        return SPECIAL
    if question.input in CONTACT_INPUTS and not options.include_contacts:
        return CONTACTS
    return PERSONAL if question.classification == "P1" and not options.include_personal else ""
