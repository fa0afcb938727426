"""A form as it is drawn: pages of questions, each with its words, its control and its state.

Everything a template needs is worked out in `drawing`; a template only writes it down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup
from wtforms import Field

from surveyapp.forms.definition import Group, Question, Repeat


@dataclass(slots=True)
class ChoiceRow:
    """One choice of a question."""

    name: str
    label: Markup
    hidden: bool
    after_or: bool
    """Whether the word "or" stands before it: the first of the choices that exclude the others."""
    alone: bool
    """Whether it excludes the others."""
    alarm: bool = False
    """Whether choosing it shows the safeguarding numbers."""


@dataclass(slots=True)
class QuestionScreen:
    """A question as it is drawn."""

    kind: str
    name: str
    """The name of its field."""
    path: str
    label: Markup
    hint: Markup
    hidden: bool
    optional: bool
    read_only: bool
    error: str
    parts: Sequence[str]
    """Which of its several fields are at fault."""
    question: Question
    rows: Sequence[ChoiceRow] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)
    """What the steps of a range mean, where the form says so."""
    held: Mapping[str, object] | None = None
    """The photo already sent, where there is one."""
    control: Field | None = None


@dataclass(slots=True)
class GroupScreen:
    """A group inside a page."""

    kind: str
    group: Group
    path: str
    label: Markup
    hint: Markup
    hidden: bool
    children: Sequence[Screen]


@dataclass(slots=True)
class EntryScreen:
    """One entry of a repeat; `index` is a placeholder in the pattern from which new entries are made."""

    index: str
    prefix: str
    title: str
    open: bool
    children: Sequence[Screen]


@dataclass(slots=True)
class RepeatScreen:
    """A repeat with its entries."""

    kind: str
    repeat: Repeat
    name: str
    path: str
    label: Markup
    hint: Markup
    hidden: bool
    fixed: bool
    """Whether the form, not the person, sets the number of entries."""
    entries: Sequence[EntryScreen]
    pattern: EntryScreen
    soft_limit: int | None


Screen = QuestionScreen | GroupScreen | RepeatScreen


@dataclass(slots=True)
class PageScreen:
    """One page of the form."""

    index: int
    group: Group | None
    heading: Markup
    hint: Markup
    children: Sequence[Screen]
