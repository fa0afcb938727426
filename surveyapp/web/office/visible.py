"""Which questions somebody may see the answers to: by the class of the question and the person's roles."""

from __future__ import annotations

from surveyapp.forms.definition import Question
from surveyapp.storage.accounts import Account
from surveyapp.storage.roles import May, may, visible_classes

CONTACT = frozenset({"name", "phone", "email", "address"})
"""What a text is (`input`) where it says who a person is or how to reach them."""


def may_see(account: Account, question: Question) -> bool:
    """Return whether somebody may see the answers to a question."""
    if question.input in CONTACT and not may(account.roles, May.SEE_CONTACTS):
        return False
    return question.classification in visible_classes(account.roles)
