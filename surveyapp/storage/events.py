"""The log of who did what. Rows are only ever added: triggers of the database refuse anything else.

What a citizen sends is not in it: receipts tell of that, and a log with times could link answers that must
stay unlinked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID, uuid4

from sqlalchemy import tuple_
from sqlmodel import Session, col, select

from surveyapp.storage.columns import JsonValue
from surveyapp.storage.database import Database
from surveyapp.storage.tables import EventRow

COMMAND_LINE = "command line"
"""Who did what was done at the machine itself."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that somebody did."""

    id: UUID
    at: datetime
    who: str
    """The id of an account, or `command line`."""
    action: str
    """A verb in the past and its object: `signed_in`, `published_form`, `exported_answers` …"""
    subject: str
    """What it was done to: the name of a form, the id of an account …"""
    detail: Mapping[str, JsonValue]


def record(
    session: Session,
    who: str,
    action: str,
    subject: str,
    detail: Mapping[str, JsonValue] | None = None,
    at: datetime | None = None,
) -> None:
    """Add an event in the transaction that does what it tells of: neither stands without the other."""
    row = EventRow(
        id=uuid4(),
        at=at or datetime.now(UTC),
        who=who,
        action=action,
        subject=subject,
        detail=dict(detail or {}),
    )
    session.add(row)


def note(
    database: Database,
    who: str,
    action: str,
    subject: str,
    detail: Mapping[str, JsonValue] | None = None,
) -> None:
    """Add an event that tells of something done outside the database, such as a download."""
    database.transaction(lambda session: record(session, who, action, subject, detail))


def latest(database: Database, limit: int = 100, before: Event | None = None) -> list[Event]:
    """Return the newest events, newest first; with `before`, those that come after it in that order."""
    query = select(EventRow).order_by(col(EventRow.at).desc(), col(EventRow.id).desc()).limit(limit)
    if before is not None:
        query = query.where(tuple_(col(EventRow.at), col(EventRow.id)) < (before.at, before.id))
    with database.session() as session:
        return [_event(row) for row in session.exec(query)]


def _event(row: EventRow) -> Event:
    detail = row.detail if isinstance(row.detail, dict) else {}
    return Event(row.id, row.at, row.who, row.action, row.subject, detail)
