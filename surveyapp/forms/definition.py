"""What a form is: the data that a form author writes, after it was read and checked.

The words are XLSForm's (https://xlsform.org/en/ref-table/). Nothing here does anything; loading, checking and
compiling are the work of the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from surveyapp.expressions import Tree


@dataclass(frozen=True, slots=True)
class Rule:
    """An expression as the author wrote it, and the tree that it was parsed to."""

    text: str
    tree: Tree


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a list. `columns` holds the extra columns that choice filters read."""

    name: str
    label: str
    columns: Mapping[str, str] = field(default_factory=dict)
    channels: tuple[str, ...] = ()
    """The channels on which it is offered; empty means all of them."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Labels in other languages that a data file brings along, by language."""


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A named list of choices, written in the form or read from a data file beside it."""

    name: str
    choices: tuple[Choice, ...]
    file: str = ""
    """The data file that holds it, `area.csv`; empty for a list written in the form."""
    columns: tuple[str, ...] = ()
    """The names of the extra columns, also of those in which every cell is empty."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """One row of a survey that can hold, show or compute a value."""

    name: str
    key: str
    """The name where that is unique in the form, else the path joined by dots. Translations hang on it."""
    type: str
    """The XLSForm type without its list: `select_one`, `text`, `note`, `calculate` …"""
    line: int
    label: str = ""
    hint: str = ""
    list_name: str = ""
    required: Rule | None = None
    required_message: str = ""
    relevant: Rule | None = None
    constraint: Rule | None = None
    constraint_message: str = ""
    calculation: Rule | None = None
    choice_filter: Rule | None = None
    read_only: Rule | None = None
    default: Rule | None = None
    appearance: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    classification: str = "P0"
    """P0 not personal, P1 personal, P2 special category."""
    input: str = ""
    """What a text is, for keyboards, autofill and tidying: phone, email, postcode-sector, name, address."""
    steps: str = ""
    """What the steps of a range mean, a line each: `1 Hardly anyone notices`."""
    alert: tuple[str, ...] = ()
    """The choices on which the page shows the council's safeguarding numbers at once."""
    translator_note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions that belong together; at the top level of a form it is one page."""

    name: str
    key: str
    line: int
    label: str = ""
    hint: str = ""
    relevant: Rule | None = None
    appearance: tuple[str, ...] = ()
    children: tuple[Item, ...] = ()
    translator_note: str = ""


@dataclass(frozen=True, slots=True)
class Repeat(Group):
    """A group that may be answered several times."""

    repeat_count: Rule | None = None
    soft_limit: int | None = None
    """The number of entries after which the page warns; it never blocks."""


Item = Question | Group | Repeat


@dataclass(frozen=True, slots=True)
class Then:
    """The form offered after this one was sent, and the rule on this form's answers under which it is."""

    form: str
    relevant: Rule | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """The offer to answer the same form once more."""

    label: str
    keep: tuple[str, ...] = ()
    """The names of the questions whose answers are carried over."""


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form. `version` is the content hash of the form and every data file it uses."""

    name: str
    version: str
    """64 hexadecimal digits."""
    title: str
    label: str = ""
    """The author's own version, a label only."""
    form_id: str = ""
    """The id in a foreign workbook, where it differs from `name`."""
    default_language: str = "en"
    languages: tuple[str, ...] = ("en",)
    audience: str = "public"
    """public, code or staff."""
    unlinked: bool = False
    """True where nothing kept may link a submission to a person, a device, a moment or another submission."""
    minutes: int | None = None
    style: str = "pages"
    children: tuple[Item, ...] = ()
    choices: Mapping[str, ChoiceList] = field(default_factory=dict)
    instances: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    """Rows that `instance()` and `pulldata()` read, by name: data files, and choice lists rules name."""
    mapping: Mapping[str, object] = field(default_factory=dict)
    then: Then | None = None
    again: Again | None = None

    def items(self) -> Iterator[Item]:
        """Every question, group and repeat in document order."""
        stack = list(reversed(self.children))
        while stack:
            item = stack.pop()
            yield item
            if not isinstance(item, Question):
                stack.extend(reversed(item.children))
