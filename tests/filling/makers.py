"""Small forms for tests, made without YAML where a test needs what the loader does not take yet."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from surveyapp.expressions import parse
from surveyapp.filling import Verdict, path_text
from surveyapp.forms.definition import Choice, ChoiceList, Form, Item, Question, Repeat, Rule

YES_NO = ChoiceList("yes_no", (Choice("yes", "Yes"), Choice("no", "No")))
RULES = ("required", "relevant", "constraint", "calculation", "choice_filter", "read_only", "default")


def rule(text: str) -> Rule:
    """Return the rule that a text spells."""
    return Rule(text, parse(text))


def question(name: str, kind: str = "text", **columns: object) -> Question:
    """Return a question; rules are given as texts."""
    given = {key: rule(str(value)) if key in RULES else value for key, value in columns.items()}
    list_name = kind.partition(" ")[2]
    return Question(name, name, kind.partition(" ")[0], 1, list_name=list_name, **given)  # type: ignore[arg-type] # columns of any type


def repeat(name: str, *children: Item, **columns: str) -> Repeat:
    """Return a repeat; rules are given as texts."""
    given = {key: rule(value) for key, value in columns.items()}
    return Repeat(name, name, 1, children=children, **given)  # type: ignore[arg-type] # only rules are given


def form(*children: Item, lists: Mapping[str, ChoiceList] | None = None, unlinked: bool = False) -> Form:
    """Return a form of these items, with a version of its own."""
    version = hashlib.sha256(repr((children, lists, unlinked)).encode()).hexdigest()
    choices = {"yes_no": YES_NO, **(lists or {})}
    return Form("made", version, "Made", children=children, choices=choices, unlinked=unlinked)


PARTY = form(
    question("helps", "select_one yes_no", required="true()"),
    question("jobs", "select_multiple yes_no", relevant="${helps} = 'yes'"),
    question("people", "integer", constraint=". > 0", constraint_message="At least one"),
    question("weight", "decimal"),
    question("fun", "range", parameters={"start": "0", "end": "4", "step": "0.5"}),
    question("day", "date"),
    question("hour", "time"),
    question("moment", "datetime"),
    question("spot", "geopoint"),
    question("way", "geotrace"),
    question("patch", "geoshape"),
    question("photo", "image"),
    question("paper", "file"),
    question("words"),
    question("info", "note"),
    question("twice", "calculate", calculation="${people} * 2"),
    repeat("entry", question("x", "integer", required="true()"), relevant="${helps} = 'yes'"),
)


def codes(verdict: Verdict) -> dict[str, str]:
    """Return what is wrong, by path."""
    return {path_text(problem.path): problem.code for problem in verdict.problems}
