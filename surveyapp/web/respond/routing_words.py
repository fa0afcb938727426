"""When a question is asked, in words for a reader on paper: "Only if “…” is “Yes”".

Rules of the common shapes are put into words; any other is shown as the author wrote it.
"""

from __future__ import annotations

from dataclasses import dataclass

from surveyapp.expressions import Tree
from surveyapp.forms.definition import Form, Question, Rule
from surveyapp.languages import Words
from surveyapp.web import markup
from surveyapp.web.respond.drawing import choice_label
from surveyapp.web.templating import gettext


@dataclass(frozen=True, slots=True)
class _Reader:
    form: Form
    words: Words

    def question(self, name: str) -> Question | None:
        return next(
            (one for one in self.form.items() if isinstance(one, Question) and one.name == name), None
        )

    def read(self, tree: Tree) -> str | None:
        """Return a rule in words, or None where it has another shape."""
        match tree:
            case ["and" | "or" as how, first, second]:
                return self._joined(how, self.read(first), self.read(second))
            case ["=", ["ref", str(name)], str(value)]:
                return self._answer(name, value, gettext("“{question}” is “{answer}”"))
            case ["!=", ["ref", str(name)], ""]:
                return self._answer(name, "", gettext("you answered “{question}”"))
            case ["!=", ["ref", str(name)], str(value)]:
                return self._answer(name, value, gettext("“{question}” is not “{answer}”"))
            case ["call", "selected", ["ref", str(name)], str(value)]:
                return self._answer(name, value, gettext("you ticked “{answer}” at “{question}”"))
            case ["call", "not", ["call", "selected", ["ref", str(name)], str(value)]]:
                return self._answer(name, value, gettext("you did not tick “{answer}” at “{question}”"))
            case ["call", "not", ["or", first, second]]:
                return self.read(["and", ["call", "not", first], ["call", "not", second]])
            case [">", ["call", "count-selected", ["ref", str(name)]], 0]:
                return self._answer(name, "", gettext("you ticked anything at “{question}”"))
            case ["=", ["call", "string-length", ["ref", str(name)]], 0]:
                return self._answer(name, "", gettext("you left “{question}” empty"))
        return None

    def _joined(self, how: str, first: str | None, second: str | None) -> str | None:
        if first is None or second is None:
            return None
        pattern = gettext("{first}, and {second}") if how == "and" else gettext("{first}, or {second}")
        return pattern.replace("{first}", first).replace("{second}", second)

    def _answer(self, name: str, value: str, pattern: str) -> str | None:
        question = self.question(name)
        if question is None or not question.label:
            return self._through_calculation(question, value)
        answer = self._choice(question, value)
        label = markup.plain(self.words.text(f"{question.key}:label", question.label))
        return pattern.replace("{question}", label).replace("{answer}", answer)

    def _through_calculation(self, question: Question | None, value: str) -> str | None:
        """Return what `if(rule, value, other)` asks, where the question is calculated that way."""
        match (
            question.calculation.tree if question is not None and question.calculation is not None else None
        ):
            case ["call", "if", rule, str(then), str(_)] if then == value:
                return self.read(rule)
        return None

    def _choice(self, question: Question, value: str) -> str:
        for choice in self.form.choices[question.list_name].choices if question.list_name else ():
            if choice.name == value:
                return markup.plain(choice_label(self.words, question.list_name, choice))
        return value


def only_if(form: Form, words: Words, rule: Rule | None) -> str:
    """Return the sentence that says when something is asked, or '' where it always is."""
    if rule is None:
        return ""
    said = _Reader(form, words).read(rule.tree)
    return gettext("Only if {rule}").replace("{rule}", said if said is not None else rule.text)
