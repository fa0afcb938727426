"""Counts of submissions, made by the database without reading an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlalchemy import select as select_any
from sqlmodel import col

from surveyapp.storage.database import Database
from surveyapp.storage.tables import SubmissionRow


@dataclass(frozen=True, slots=True)
class Tallied:
    """How many submissions share a language, a channel and a state, and when the last of them came."""

    language: str
    channel: str
    state: str
    count: int
    last: datetime


def tally(database: Database, form: str, *, demo: bool) -> list[Tallied]:
    """Return the counts of a form's real or made-up submissions."""
    kinds = (col(SubmissionRow.language), col(SubmissionRow.channel), col(SubmissionRow.state))
    query = (
        select_any(*kinds, func.count(), func.max(SubmissionRow.received_at))
        .where(col(SubmissionRow.form) == form, col(SubmissionRow.demo) == demo)
        .group_by(*kinds)
        .order_by(*kinds)
    )
    with database.session() as session:
        return [Tallied(*row) for row in session.execute(query)]
