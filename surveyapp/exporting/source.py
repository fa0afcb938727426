"""What an export is made from and of: the submissions, the wishes, the limits of the format, the outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Literal, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from surveyapp.forms.definition import Form

Values = Literal["labels", "codes", "both"]

Progress = Callable[[int, int], None]
"""Called now and then with the submissions written so far and the number expected."""


class ExportError(Exception):
    """An export cannot be made as asked; the text says why and what to do instead."""


class Submission(Protocol):
    """One filled form, as storage gives it. Times are aware."""

    @property
    def uuid(self) -> UUID: ...
    @property
    def form(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def area(self) -> str | None: ...
    @property
    def state(self) -> str: ...
    @property
    def demo(self) -> bool: ...
    @property
    def receipt_code(self) -> str: ...
    @property
    def received_at(self) -> datetime: ...
    @property
    def started_at(self) -> datetime | None: ...
    @property
    def finished_at(self) -> datetime | None: ...
    @property
    def offset_minutes(self) -> int | None: ...
    @property
    def answers(self) -> Mapping[str, object]: ...


@dataclass(frozen=True, slots=True)
class Source:
    """The submissions to export, and what the *About* sheet says of them."""

    form: Form
    """The version whose order and words rule: the one that is published."""
    versions: tuple[Form, ...]
    """Every version that a submission may have been answered in, newest first; may hold `form` again."""
    submissions: Callable[[], Iterator[Submission]]
    """Gives the submissions, in the order of the rows; called once an export, and read once through."""
    count: int
    """How many were expected when the export began."""
    who: str
    at: datetime
    filters: Mapping[str, str] = field(default_factory=dict)
    """The filters that were applied, in words: `{"Received from": "1 May 2026"}`."""
    demo: bool = False
    """Whether these are made-up answers. A source holds either made-up or real ones, never both."""

    def forms(self) -> tuple[Form, ...]:
        """Every version once: the published one, then the others, newest first."""
        return tuple({form.version: form for form in (self.form, *self.versions)}.values())

    def form_of(self, submission: Submission) -> Form:
        """Return the version of the form that a submission was answered in.

        Raises:
            ExportError: it is not among those that were given.
        """
        for form in (self.form, *self.versions):
            if form.version == submission.version:
                return form
        raise ExportError(
            f"Submission {submission.uuid} was answered in version {submission.version}, which the export "
            "was not given. Give it every version of the form."
        )


@dataclass(frozen=True, slots=True)
class Limits:
    """What a sheet and a cell can hold; Excel's, unless a test wants small ones.

    See "Excel specifications and limits" in Microsoft's documentation. `text` is in UTF-16 units.
    """

    rows: int = 1_048_576
    columns: int = 16_384
    text: int = 32_767


@dataclass(frozen=True, slots=True)
class Options:
    """How the answers are to be written."""

    values: Values = "labels"
    """Choices as their words, as their codes, or both side by side."""
    language: str = ""
    """Of the words; empty means the form's own."""
    include_special: bool = False
    """Whether answers of class P2 (special category) are written. They are left out unless asked for."""
    include_personal: bool = True
    """Whether answers of class P1 are written, and receipt codes, by which people ask for their answers."""
    include_contacts: bool = True
    """Whether answers that are names, phone numbers, email or postal addresses are written."""
    zone: str = "Europe/London"
    """The time zone of the times that the service keeps: received, started, finished."""
    attachments: str = ""
    """What stands before an attachment's sha256 in the link to it; empty means the sha256 alone."""
    limits: Limits = field(default_factory=Limits)

    def time_zone(self) -> tuple[tzinfo, str]:
        """Return the zone and its name; UTC on a machine that does not know the zone."""
        try:
            return ZoneInfo(self.zone), self.zone
        except ZoneInfoNotFoundError:
            return UTC, "UTC"


@dataclass(frozen=True, slots=True)
class TableWritten:
    """One table of an export: its name and how many rows of answers it has."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Written:
    """What an export came to."""

    rows: int
    """Submissions written."""
    tables: tuple[TableWritten, ...]
