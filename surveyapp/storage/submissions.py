"""The submissions that are kept: read one by one, counted, and the made-up ones of the demo removed.

What people sent and what the demo made up never come out together.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import cast
from uuid import UUID

from sqlalchemy import ColumnElement, and_, true
from sqlmodel import Session, col, delete, func, select
from sqlmodel.sql.expression import Select

from surveyapp.storage import events
from surveyapp.storage.database import Database
from surveyapp.storage.tables import ConflictRow, ReceiptRow, SubmissionRow

RECEIVED = "received"
UNVERIFIED = "unverified"
"""A form for staff that came from nobody who was signed in: kept, and not trusted."""
AT_ONCE = 200
"""Rows that are in memory at a time while submissions are read."""


@dataclass(frozen=True, slots=True)
class Submission:
    """One filled form. Times are aware; those of filling in are in the offset of the device."""

    uuid: UUID
    form: str
    version: str
    language: str
    channel: str
    area: str | None
    state: str
    demo: bool
    received_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    offset_minutes: int | None
    answers: dict[str, object]
    recomputed: dict[str, object]
    """Calculations in which the device differed: `{path: {"device": …, "server": …}}`."""
    receipt_code: str


def stream(
    database: Database,
    form: str,
    *,
    demo: bool,
    since: datetime | None = None,
    until: datetime | None = None,
    states: Collection[str] | None = None,
) -> Iterator[Submission]:
    """Yield submissions in the order in which they came, few at a time, as they were when the first was read.

    Args:
        database: where they are.
        form: the name of the form.
        demo: those of the demo instead of the real ones.
        since: received then or later; aware.
        until: received before then; aware.
        states: in one of these states; None means in any.
    """
    query = _with_code().where(*_that_are(form, demo, since, until, states))
    query = query.order_by(col(SubmissionRow.received_at), col(SubmissionRow.uuid))
    with database.session() as session:
        # On PostgreSQL a cursor in the server; SQLite reads on as it is asked.
        rows = session.exec(query, execution_options={"yield_per": AT_ONCE})
        with contextlib.closing(rows):  # also where the reader gives up half-way
            for row in rows:
                yield _submission(*row)


def count(
    database: Database,
    form: str,
    *,
    demo: bool,
    since: datetime | None = None,
    until: datetime | None = None,
    states: Collection[str] | None = None,
) -> int:
    """Return how many submissions `stream` would yield."""
    query = select(func.count()).select_from(SubmissionRow)
    query = query.where(*_that_are(form, demo, since, until, states))
    with database.session() as session:
        return session.exec(query).one()


def newest(database: Database, form: str, *, demo: bool, limit: int) -> list[Submission]:
    """Return the last submissions that came, the very last first."""
    query = _with_code().where(*_that_are(form, demo, None, None, None))
    query = query.order_by(col(SubmissionRow.received_at).desc(), col(SubmissionRow.uuid).desc()).limit(limit)
    with database.session() as session:
        return [_submission(*row) for row in session.exec(query)]


def get(database: Database, uuid: UUID) -> Submission | None:
    """Return one submission, real or made up."""
    query = _with_code().where(ReceiptRow.uuid == uuid)
    with database.session() as session:
        row = session.exec(query).first()
        return _submission(*row) if row else None


def has_demo(database: Database) -> bool:
    """Return whether anything made up is here."""
    with database.session() as session:
        return session.exec(select(SubmissionRow.uuid).where(_is_demo()).limit(1)).first() is not None


def remove_demo(database: Database, who: str = events.COMMAND_LINE) -> int:
    """Remove all that is made up, receipts and conflicts too, whole or not at all; return how many forms."""

    def work(session: Session) -> int:
        made_up = select(SubmissionRow.uuid).where(_is_demo())
        session.exec(delete(ReceiptRow).where(col(ReceiptRow.uuid).in_(made_up)))
        session.exec(delete(ConflictRow).where(col(ConflictRow.demo).is_(True)))
        removed = session.exec(delete(SubmissionRow).where(_is_demo())).rowcount
        if removed:
            events.record(session, who, "removed_demo", "demo", {"submissions": removed})
        return removed

    return database.transaction(work)


def _with_code() -> Select[SubmissionRow, str]:
    """Return a query for submissions with their receipt codes, by the keys of both tables."""
    return select(SubmissionRow, ReceiptRow.receipt_code).join(
        ReceiptRow,
        and_(
            col(SubmissionRow.form) == ReceiptRow.form,
            col(SubmissionRow.received_at) == ReceiptRow.received_at,
            col(SubmissionRow.uuid) == ReceiptRow.uuid,
        ),
    )


def _that_are(
    form: str,
    demo: bool,
    since: datetime | None,
    until: datetime | None,
    states: Collection[str] | None,
) -> Iterator[ColumnElement[bool]]:
    yield col(SubmissionRow.form) == form
    yield col(SubmissionRow.demo) == demo
    if since is not None:
        yield col(SubmissionRow.received_at) >= since
    if until is not None:
        yield col(SubmissionRow.received_at) < until
    if states is not None:
        yield col(SubmissionRow.state).in_(states)


def _is_demo() -> ColumnElement[bool]:
    return col(SubmissionRow.demo) == true()


def _submission(row: SubmissionRow, receipt_code: str) -> Submission:
    minutes = row.offset_minutes
    zone = UTC if minutes is None else timezone(timedelta(minutes=minutes))
    return Submission(
        uuid=row.uuid,
        form=row.form,
        version=row.version,
        language=row.language,
        channel=row.channel,
        area=row.area,
        state=row.state,
        demo=row.demo,
        received_at=row.received_at,
        started_at=row.started_at.astimezone(zone) if row.started_at else None,
        finished_at=row.finished_at.astimezone(zone) if row.finished_at else None,
        offset_minutes=minutes,
        answers=cast("dict[str, object]", row.answers),
        recomputed=cast("dict[str, object]", row.recomputed or {}),
        receipt_code=receipt_code,
    )
