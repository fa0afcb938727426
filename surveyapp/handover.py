"""The way from what is kept to what is handed over: one form's answers, filtered, as a source for an export.

The command line and the office both go through here, so both write the same, and note it in the log.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from surveyapp.exporting import Options, Source, Written, export
from surveyapp.storage import events, publishing, submissions
from surveyapp.storage.columns import JsonValue
from surveyapp.storage.database import Database
from surveyapp.storage.receiving import YEARS

FIRST_DAY, LAST_DAY = date(YEARS[0], 1, 1) - timedelta(days=1), date(YEARS[-1] + 1, 1, 1)
"""Nothing is received before or after, in any time zone."""


class UnknownForm(Exception):  # noqa: N818 # what it is, not how bad it is
    """No form of this name was ever published."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which answers somebody wants."""

    form: str
    zone: ZoneInfo
    """The council's time zone: days begin and end by it, and the export's times are in it."""
    demo: bool = False
    since: date | None = None
    """The first day of receipt."""
    until: date | None = None
    """The last day, included."""

    def filters(self) -> Mapping[str, str]:
        """Return the filters in words, for the *About* sheet."""
        words = {"Received from": self.since, "Received until": self.until}
        return {name: f"{on.day} {on:%B %Y}" for name, on in words.items() if on is not None}


def count(database: Database, wish: Wish) -> int:
    """Return how many submissions fit."""
    since, until = _moments(wish)
    return submissions.count(database, wish.form, demo=wish.demo, since=since, until=until)


def source(database: Database, wish: Wish, who: str) -> Source:
    """Return the submissions that fit, for `exporting.export`.

    Raises:
        UnknownForm: there is no such form.
    """
    form = publishing.form(database, wish.form)
    if form is None:
        raise UnknownForm(wish.form)
    since, until = _moments(wish)
    return Source(
        form=form,
        versions=tuple(publishing.versions(database, wish.form)),
        submissions=lambda: submissions.stream(database, wish.form, demo=wish.demo, since=since, until=until),
        count=count(database, wish),
        who=who,
        at=datetime.now(UTC),
        filters=wish.filters(),
        demo=wish.demo,
    )


def hand_over(
    database: Database,
    wish: Wish,
    target: Path,
    options: Options,
    *,
    name: str,
    who: str,
    progress: Callable[[int, int], None] | None = None,
) -> Written:
    """Write an export, and note in the log who took what.

    Args:
        database: where the answers are.
        wish: which answers.
        target: the file; its suffix says the format.
        options: how the answers are written; in the zone of the wish.
        name: the person's name, for the *About* sheet.
        who: the id of their account, or `events.COMMAND_LINE`.
        progress: told how many are done, of how many.

    Raises:
        UnknownForm: there is no such form.
        ExportError: it cannot be written so.
    """
    options = replace(options, zone=wish.zone.key)
    written = export(source(database, wish, name), target, options, progress or (lambda _done, _of: None))
    detail: dict[str, JsonValue] = {
        "format": "".join(target.suffixes[-2:]).lstrip("."),
        "values": options.values,
        "special_category": options.include_special,
        "demo": wish.demo,
        "rows": written.rows,
        **wish.filters(),
    }
    events.note(database, who, "exported_answers", wish.form, detail)
    return written


def _moments(wish: Wish) -> tuple[datetime | None, datetime | None]:
    """Return the first moment of the first day and the first moment after the last."""
    first = None if wish.since is None else max(wish.since, FIRST_DAY)
    after = None if wish.until is None else min(wish.until, LAST_DAY) + timedelta(days=1)
    return (
        None if first is None else datetime.combine(first, time(), wish.zone),
        None if after is None else datetime.combine(after, time(), wish.zone),
    )
