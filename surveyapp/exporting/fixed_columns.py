"""The columns that every export has, whatever the form: what is known of a submission beside its answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from surveyapp.exporting.shapes import Cell, Column, offset_of
from surveyapp.exporting.source import Options, Submission
from surveyapp.forms.definition import Form
from surveyapp.languages import name_of

CHANNELS = {
    "web": "Online",
    "html": "Online, without JavaScript",
    "device": "A worker's phone",
    "kiosk": "A shared screen",
    "paper": "Paper, typed in later",
    "import": "Imported",
    "openrosa": "ODK Collect",
}

STATES = {
    "received": "Received",
    "unverified": "Not verified: sent by nobody signed in",
    "held": "Held: somebody should look at it",
}

LINKS = (
    Column("uuid", "Submission", 38),
    Column("parent_id", "Belongs to", 52),
    Column("position", "Position", 10),
    Column("id", "Entry", 52),
)
"""What begins a row of a repeat: the submission, the entry or submission above, the place among siblings."""

SHORT_VERSION = 12
"""How many digits of a version stand for it where its author gave it no label."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """One column of *Answers* that does not come from the form."""

    column: Column
    cell: Callable[[Submission], Cell]


def fixed_columns(forms: tuple[Form, ...], options: Options, areas: Mapping[str, str]) -> tuple[Fixed, ...]:
    """Return the columns that begin *Answers*.

    Args:
        forms: every version, the published one first.
        options: for the time zone, and whether codes or words are wanted.
        areas: the words of areas, by code.
    """
    zone, zone_name = options.time_zone()
    labels = {form.version: form.label or form.version[:SHORT_VERSION] for form in forms}
    clock = f"({zone_name} time)"
    return (
        Fixed(LINKS[0], lambda one: str(one.uuid)),
        Fixed(
            Column("receipt_code", "Receipt code", 16), _receipt_code if options.include_personal else _none
        ),
        _received(forms[0], zone, clock),
        Fixed(Column("started_at", f"Started {clock}", 20), lambda one: _local(one.started_at, zone)),
        Fixed(Column("finished_at", f"Finished {clock}", 20), lambda one: _local(one.finished_at, zone)),
        Fixed(Column("offset", "The device's offset from UTC", 12), _device_offset),
        *_coded(Column("language", "Language", 14), lambda one: one.language, _languages(forms), options),
        *_coded(Column("channel", "How it was sent", 20), lambda one: one.channel, CHANNELS, options),
        Fixed(Column("version_label", "Version of the form", 16), lambda one: labels.get(one.version)),
        Fixed(Column("version", "Version, in full", 20), lambda one: one.version),
        *_coded(Column("state", "State", 20), lambda one: one.state, STATES, options),
        *_coded(Column("area", "Area", 24), lambda one: one.area, areas, options),
    )


def _received(form: Form, zone: tzinfo, clock: str) -> Fixed:
    """Return the column for the time of arrival, of which only the week is kept where a form is unlinked."""
    if form.unlinked:
        return Fixed(Column("received_at", "Received in the week of", 12), lambda one: _week(one.received_at))
    return Fixed(Column("received_at", f"Received {clock}", 20), lambda one: _local(one.received_at, zone))


def _receipt_code(submission: Submission) -> str | None:
    return submission.receipt_code or None


def _none(_submission: Submission) -> None:
    return None


def _week(moment: datetime) -> date:
    return moment.date()


def _local(moment: datetime | None, zone: tzinfo) -> datetime | None:
    if moment is None:
        return None
    return moment.astimezone(zone).replace(tzinfo=None, microsecond=0)


def _device_offset(submission: Submission) -> str | None:
    return None if submission.offset_minutes is None else offset_of(submission.offset_minutes)


def _languages(forms: Iterable[Form]) -> dict[str, str]:
    return {language: name_of(language) for form in forms for language in form.languages}


def _coded(
    column: Column, code: Callable[[Submission], str | None], words: Mapping[str, str], options: Options
) -> tuple[Fixed, ...]:
    """Return the column of a code: as it is, in words, or both side by side."""

    def spoken(submission: Submission) -> Cell:
        found = code(submission)
        return None if found is None else words.get(found, found)

    if options.values == "codes":
        return (Fixed(column, code),)
    if options.values == "labels":
        return (Fixed(column, spoken),)
    label = Column(f"{column.name}:label", column.title, column.width)
    return Fixed(Column(column.name, f"{column.title} (code)", column.width), code), Fixed(label, spoken)
