"""Questions of another way of filling in: on paper nobody is asked what a worker notes after a visit.

A rule such as `${mode} = 'door'` can never hold where the choice `door` is not on offer.
"""

from __future__ import annotations

from dataclasses import dataclass

from surveyapp.expressions import Tree
from surveyapp.forms.definition import Form, Question, Rule


@dataclass(frozen=True, slots=True)
class OtherWays:
    """What cannot be asked of a form on one channel."""

    form: Form
    channel: str

    def never_asked(self, rule: Rule | None) -> bool:
        """Return whether a rule waits for choices that this channel does not offer."""
        return rule is not None and self._never(rule.tree)

    def _never(self, tree: Tree) -> bool:
        match tree:
            case ["or", first, second]:
                return self._never(first) and self._never(second)
            case ["and", first, second]:
                return self._never(first) or self._never(second)
            case ["=", ["ref", str(name)], str(value)]:
                return any(self._elsewhere(item, value) for item in self._called(name))
        return False

    def _called(self, name: str) -> list[Question]:
        return [item for item in self.form.items() if isinstance(item, Question) and item.name == name]

    def _elsewhere(self, question: Question, value: str) -> bool:
        choices = self.form.choices[question.list_name].choices if question.list_name else ()
        return any(
            choice.name == value and bool(choice.channels) and self.channel not in choice.channels
            for choice in choices
        )
