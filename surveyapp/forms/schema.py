"""What a form file may hold, as marshmallow schemas: the structure and the spelling, row by row.

What rows mean to each other (names, references, lists) is checked afterwards, on the whole form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from marshmallow import RAISE, Schema, ValidationError, fields

from surveyapp.forms.problems import did_you_mean, listed
from surveyapp.forms.vocabulary.settings import AUDIENCES, CHANNELS, CLASSES, INPUTS

FORM_NAME = re.compile(r"[a-z][a-z0-9-]{0,62}")
NAME = re.compile(r"[^\W\d][\w.-]*")
LIST_NAME = re.compile(r"[^\s.,;'\"()\[\]{}/]+")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
RULE_FOR_NAMES = "Begin with a letter or _; letters, digits, dots, - and _ may follow"
WORDS_FOR_YES = frozenset({"yes", "true", "true()"})
WORDS_FOR_NO = frozenset({"no", "false", "false()"})


class WrongError(ValidationError):
    """What is wrong with one value, and what to write instead."""

    def __init__(self, message: str, cure: str = "") -> None:
        super().__init__({"message": message, "cure": cure})


class Words(fields.String):
    """A text without the spaces around it. Empty is the same as left out."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(
            required=required,
            error_messages={"invalid": "This is a list or a mapping, not a text", "required": "is missing"},
        )

    def _deserialize(self, value: object, attr: str | None, data: object, **kwargs: object) -> str:
        return str(super()._deserialize(value, attr, data, **kwargs)).strip()


class Checked(Words):
    """A text that a function accepts, or else raises WrongError about."""

    def __init__(self, check: Callable[[str], object], *, required: bool = False) -> None:
        super().__init__(required=required)
        self.check = check

    def _deserialize(self, value: object, attr: str | None, data: object, **kwargs: object) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if text or self.required:
            self.check(text)
        return text


class Elsewhere(fields.Raw):
    """A value that is looked at elsewhere."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(required=required, error_messages={"required": "is missing"})


def name(text: str) -> None:
    """Accept the name of a question, group or repeat."""
    if text == "meta":
        raise WrongError("The name meta is reserved", "Choose another name")
    if not NAME.fullmatch(text):
        message = f"{text} is no name" if text else "The name is missing"
        raise WrongError(message, RULE_FOR_NAMES)


def form_name(text: str) -> None:
    """Accept the name of a form."""
    if not FORM_NAME.fullmatch(text):
        message = f"{text} is no name of a form" if text else "The name is missing"
        raise WrongError(message, "Use up to 63 small letters, digits and hyphens, a letter first")


def language(text: str) -> None:
    """Accept a language tag (BCP 47: language, script, region)."""
    if not LANGUAGE.fullmatch(text):
        raise WrongError(f"{text} is no language tag", "Write one such as en, cy or pt-BR")


def one_of(words: Collection[str]) -> Callable[[str], object]:
    """Return a check that accepts one of these words."""

    def check(text: str) -> None:
        if text not in words:
            otherwise = f"Write {listed(words)}"
            raise WrongError(f"{text} is not known here", did_you_mean(text, words, otherwise))

    return check


def whole_number(most: int) -> Callable[[str], object]:
    """Return a check that accepts a whole number from 1."""

    def check(text: str) -> None:
        if not re.fullmatch(r"[0-9]{1,9}", text) or not 1 <= int(text) <= most:
            raise WrongError(f"{text} is no whole number from 1 to {most}", "Write digits only")

    return check


def yes_or_no(text: str) -> None:
    """Accept yes and no."""
    if text.lower() not in WORDS_FOR_YES | WORDS_FOR_NO:
        raise WrongError(f"{text} is neither yes nor no", "Write yes or no")


def channels(text: str) -> None:
    """Accept channels, separated by spaces."""
    for one in text.split():
        one_of(CHANNELS)(one)


class _Rows(Schema):
    class Meta:
        unknown = RAISE


class _Question(_Rows):
    name = Checked(name, required=True)
    type = Words(required=True)
    label = Words()
    hint = Words()
    required = Words()
    required_message = Words()
    relevant = Words()
    constraint = Words()
    constraint_message = Words()
    calculation = Words()
    choice_filter = Words()
    read_only = Words()
    default = Words()
    appearance = Words()
    parameters = Words()
    input = Checked(one_of(INPUTS))
    steps = Words()
    alert = Words()
    note = Words()


# `class` is a word of Python, so this column cannot be declared as the others are.
QuestionSchema = _Question.from_dict({"class": Checked(one_of(CLASSES))}, name="QuestionSchema")
"""One question."""


class GroupSchema(_Rows):
    """One group."""

    group = Checked(name, required=True)
    label = Words()
    hint = Words()
    relevant = Words()
    appearance = Words()
    note = Words()
    questions = Elsewhere(required=True)


class RepeatSchema(_Rows):
    """One repeat."""

    repeat = Checked(name, required=True)
    label = Words()
    hint = Words()
    relevant = Words()
    appearance = Words()
    note = Words()
    questions = Elsewhere(required=True)
    repeat_count = Words()
    soft_limit = Checked(whole_number(10_000))


class FormSchema(_Rows):
    """The settings of a form."""

    form = Checked(form_name, required=True)
    title = Words(required=True)
    version = Words()
    form_id = Words()
    default_language = Checked(language)
    languages = Elsewhere()
    style = Checked(one_of(("pages",)))
    audience = Checked(one_of(AUDIENCES))
    unlinked = Checked(yes_or_no)
    minutes = Checked(whole_number(600))
    choices = Elsewhere()
    survey = Elsewhere(required=True)
    mapping = Elsewhere()
    then = Elsewhere()
    again = Elsewhere()


class ThenSchema(_Rows):
    """The form that is offered after this one."""

    form = Checked(form_name, required=True)
    relevant = Words()


class AgainSchema(_Rows):
    """The offer to answer once more."""

    label = Words(required=True)
    keep = Elsewhere()


class ChoiceSchema(_Rows):
    """One choice. Columns that it does not name are the author's own."""

    name = Words(required=True)
    label = Words()
    channels = Checked(channels)
