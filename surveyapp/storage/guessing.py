"""Slowing down people who guess passwords, without shutting the real person out.

Failures are counted twice: under one name from one place, and under one name from anywhere. After a few from
one place, that place has to wait, ever longer up to a quarter of an hour; whoever signs in elsewhere notices
nothing. The second count has a far higher limit and catches those who guess from many places. No wait is for
ever, and a day without failures forgets them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from surveyapp.storage.database import insert_new
from surveyapp.storage.tables import SignInFailureRow

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(days=1)
FREE_FROM_ONE_PLACE = 5
FREE_FROM_ANYWHERE = 100


@dataclass(frozen=True, slots=True)
class _Count:
    key: str
    free: int


def begin_attempt(session: Session, name: str, place: str, now: datetime) -> timedelta:
    """Count an attempt before the password is looked at, so that many at once do not slip through.

    Args:
        session: of a transaction.
        name: under which somebody signs in, known or not.
        place: where from, such as a network address; '' where that is not known.
        now: aware.

    Returns:
        How long to wait before this attempt may be made; zero where it may be made now, and only then is it
        counted.
    """
    session.exec(delete(SignInFailureRow).where(col(SignInFailureRow.last_at) < now - FORGOTTEN_AFTER))
    rows = [(_row(session, count.key, now), count.free) for count in _counts(name, place)]
    wait = max(_wait(row, free, now) for row, free in rows)
    if not wait:
        for row, _ in rows:
            row.failures += 1
            row.last_at = now
            session.add(row)
    return wait


def forget(session: Session, name: str, place: str) -> None:
    """Forget the failures under a name: the real person has signed in from this place."""
    keys = [count.key for count in _counts(name, place)]
    session.exec(delete(SignInFailureRow).where(col(SignInFailureRow.key_hash).in_(keys)))


def _counts(name: str, place: str) -> tuple[_Count, _Count]:
    return (
        _Count(_hash(f"{name}\0{place}"), FREE_FROM_ONE_PLACE),
        _Count(_hash(name), FREE_FROM_ANYWHERE),
    )


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _row(session: Session, key: str, now: datetime) -> SignInFailureRow:
    """Return the row of a count, locked until the transaction ends; made if need be."""
    insert_new(session, SignInFailureRow(key_hash=key, failures=0, last_at=now))
    query = select(SignInFailureRow).where(SignInFailureRow.key_hash == key).with_for_update()
    return session.exec(query).one()


def _wait(row: SignInFailureRow, free: int, now: datetime) -> timedelta:
    if row.failures < free:
        return timedelta()
    doubled: timedelta = FIRST_WAIT * 2 ** min(row.failures - free, 10)
    return max(timedelta(), row.last_at + min(doubled, LONGEST_WAIT) - now)
