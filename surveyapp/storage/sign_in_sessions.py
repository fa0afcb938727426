"""In which browsers people are signed in. The cookie holds a random token, the table only its hash."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, col, delete, select, update

from surveyapp.storage import accounts, events
from surveyapp.storage.accounts import Account
from surveyapp.storage.database import Database
from surveyapp.storage.tables import SignInSessionRow

IDLE = timedelta(hours=1)
"""A session that nobody used for so long is over."""
LONGEST = timedelta(hours=12)
"""After so long a person signs in again, however busy."""
NOTED_EVERY = timedelta(minutes=1)
"""A use is written down at most so often, since each is a write."""


@dataclass(frozen=True, slots=True)
class SignInSession:
    """One browser in which a person is signed in."""

    id_hash: str
    account: UUID
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person behind a token, and the session that it belongs to."""

    account: Account
    session: SignInSession


def begin(database: Database, account_id: UUID, now: datetime | None = None) -> str:
    """Begin a session and return its token, 256 random bits, for the cookie. Sessions that are over go."""
    token = secrets.token_urlsafe(32)
    at = now or datetime.now(UTC)
    row = SignInSessionRow(
        id_hash=_hash(token), account=account_id, created_at=at, last_seen_at=at, expires_at=at + LONGEST
    )

    def work(session: Session) -> None:
        over = or_(col(SignInSessionRow.expires_at) <= at, col(SignInSessionRow.last_seen_at) <= at - IDLE)
        session.exec(delete(SignInSessionRow).where(over))
        session.add(SignInSessionRow(**row.model_dump()))
        events.record(session, str(account_id), "signed_in", str(account_id), at=at)

    database.transaction(work)
    return token


def find(database: Database, token: str, now: datetime | None = None) -> SignedIn | None:
    """Return who is signed in by a token; None where it is unknown, over, or the account is shut."""
    at = now or datetime.now(UTC)
    with database.session() as session:
        row = session.get(SignInSessionRow, _hash(token))
    if row is None or at >= row.expires_at or at >= row.last_seen_at + IDLE:
        return None
    account = accounts.get(database, row.account)
    if account is None or account.disabled:
        return None
    if at >= row.last_seen_at + NOTED_EVERY:
        database.transaction(lambda session: _note(session, row.id_hash, at))
    return SignedIn(account, _session(row))


def end(database: Database, token: str) -> None:
    """Sign out in one browser."""

    def work(session: Session) -> None:
        row = session.get(SignInSessionRow, _hash(token))
        if row is not None:
            session.delete(row)
            events.record(session, str(row.account), "signed_out", str(row.account))

    database.transaction(work)


def end_others(database: Database, token: str) -> int:
    """Sign a person out in every browser but the one with this token; return in how many."""
    kept = _hash(token)

    def work(session: Session) -> int:
        row = session.get(SignInSessionRow, kept)
        if row is None:
            return 0
        others = select(SignInSessionRow).where(SignInSessionRow.account == row.account)
        ended = session.exec(others.where(SignInSessionRow.id_hash != kept)).all()
        for other in ended:
            session.delete(other)
        who = str(row.account)
        events.record(session, who, "signed_out_elsewhere", who, {"browsers": len(ended)})
        return len(ended)

    return database.transaction(work)


def of(database: Database, account_id: UUID, now: datetime | None = None) -> list[SignInSession]:
    """Return the sessions of a person that are not over, newest first."""
    at = now or datetime.now(UTC)
    query = (
        select(SignInSessionRow)
        .where(SignInSessionRow.account == account_id)
        .where(col(SignInSessionRow.expires_at) > at, col(SignInSessionRow.last_seen_at) > at - IDLE)
        .order_by(col(SignInSessionRow.created_at).desc())
    )
    with database.session() as session:
        return [_session(row) for row in session.exec(query)]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _note(session: Session, id_hash: str, at: datetime) -> None:
    this = update(SignInSessionRow).where(col(SignInSessionRow.id_hash) == id_hash)
    session.exec(this.values(last_seen_at=at))


def _session(row: SignInSessionRow) -> SignInSession:
    return SignInSession(row.id_hash, row.account, row.created_at, row.last_seen_at, row.expires_at)
