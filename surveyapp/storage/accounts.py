"""The people who sign in: council staff, translators, partners. Who answers a survey has no account."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from sqlmodel import Session, col, delete, select

from surveyapp.storage import events, guessing, passwords
from surveyapp.storage.database import Database, insert_new
from surveyapp.storage.roles import ROLES
from surveyapp.storage.tables import AccountRow, SignInSessionRow

_PART = r"[^\s@\x00-\x1f\ud800-\udfff]+"
EMAIL = re.compile(rf"{_PART}@{_PART}\.{_PART}")
LONGEST_TEXT = 254


class AccountError(ValueError):
    """An account cannot be made or changed so; the text says the cure.

    `field` is email, name, password or roles.
    """

    def __init__(self, field: str, message: str) -> None:
        """Remember the field beside the text."""
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Account:
    """One person who may sign in."""

    id: UUID
    email: str
    name: str
    roles: tuple[str, ...]
    disabled: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class NotSignedIn:
    """Why somebody was not signed in: too soon, where `wait` is not zero, else wrong details."""

    wait: timedelta


def create(
    database: Database,
    email: str,
    name: str,
    password: str,
    roles: Collection[str],
    who: str = events.COMMAND_LINE,
) -> Account:
    """Make an account.

    Raises:
        AccountError: the address, name, password or a role will not do, or the address is taken.
    """
    row = AccountRow(
        id=uuid4(),
        email=_checked_email(email),
        name=_checked_name(name),
        password_hash=_hashed(password),
        roles=[*_checked_roles(roles)],
        disabled=False,
        created_at=datetime.now(UTC),
    )

    def work(session: Session) -> None:
        if not insert_new(session, row):
            raise AccountError("email", f"There is an account for {row.email} already.")
        events.record(session, who, "created_account", str(row.id), {"roles": row.roles})

    database.transaction(work)
    return _account(row)


def authenticate(database: Database, email: str, password: str, place: str = "") -> Account | NotSignedIn:
    """Return whose email and password these are.

    A name that nobody has takes as long as a wrong password, and both give the same result.

    Args:
        database: where the accounts are.
        email: as typed.
        password: as typed.
        place: where the attempt comes from, such as a network address. See `guessing`.
    """
    name = normalised(email)
    now = datetime.now(UTC)
    wait = database.transaction(lambda session: guessing.begin_attempt(session, name, place, now))
    if wait:
        return NotSignedIn(wait)
    row = _row(database, name)
    right = passwords.matches(row.password_hash if row else None, password)
    if row is None or row.disabled or not right:
        return NotSignedIn(timedelta())
    database.transaction(lambda session: _succeeded(session, row.id, name, place, password))
    return _account(row)


def get(database: Database, account_id: UUID) -> Account | None:
    """Return an account by its id."""
    with database.session() as session:
        row = session.get(AccountRow, account_id)
    return _account(row) if row else None


def find(database: Database, email: str) -> Account | None:
    """Return an account by its address, however it is written."""
    row = _row(database, normalised(email))
    return _account(row) if row else None


def every(database: Database) -> list[Account]:
    """Return all accounts, by address."""
    with database.session() as session:
        return [_account(row) for row in session.exec(select(AccountRow).order_by(col(AccountRow.email)))]


def set_password(
    database: Database,
    account_id: UUID,
    password: str,
    who: str = events.COMMAND_LINE,
    keep_session: str = "",
) -> None:
    """Change a password, and sign the person out everywhere but in the session with this hash.

    Raises:
        AccountError: the password will not do, or there is no such account.
    """
    kept = _hashed(password)

    def change(session: Session, row: AccountRow) -> None:
        row.password_hash = kept
        _sign_out(session, row.id, keep_session)
        events.record(session, who, "changed_password", str(row.id))

    _change(database, account_id, change)


def set_roles(
    database: Database, account_id: UUID, roles: Collection[str], who: str = events.COMMAND_LINE
) -> None:
    """Give a person these roles and no others.

    Raises:
        AccountError: a role does not exist, or there is no such account.
    """
    checked = [*_checked_roles(roles)]

    def change(session: Session, row: AccountRow) -> None:
        row.roles = [*checked]
        events.record(session, who, "changed_roles", str(row.id), {"roles": [*checked]})

    _change(database, account_id, change)


def set_disabled(
    database: Database, account_id: UUID, disabled: bool, who: str = events.COMMAND_LINE
) -> None:
    """Shut a person out, everywhere at once, or let them in again.

    Raises:
        AccountError: there is no such account.
    """

    def change(session: Session, row: AccountRow) -> None:
        row.disabled = disabled
        if disabled:
            _sign_out(session, row.id, "")
        events.record(session, who, "disabled_account" if disabled else "enabled_account", str(row.id))

    _change(database, account_id, change)


def remove(database: Database, account_id: UUID, who: str = events.COMMAND_LINE) -> None:
    """Remove an account for good, such as one of the demo; what it did stays in the log.

    Raises:
        AccountError: there is no such account.
    """

    def change(session: Session, row: AccountRow) -> None:
        _sign_out(session, row.id, "")
        session.delete(row)
        events.record(session, who, "removed_account", str(row.id), {"email": row.email})

    _change(database, account_id, change)


def normalised(email: str) -> str:
    """Return the one spelling of an address by which an account is known."""
    return unicodedata.normalize("NFKC", email).strip().casefold()


def _row(database: Database, name: str) -> AccountRow | None:
    if not EMAIL.fullmatch(name):
        return None  # PostgreSQL would not even look for some of what may be typed
    with database.session() as session:
        return session.exec(select(AccountRow).where(AccountRow.email == name)).first()


def _change(database: Database, account_id: UUID, change: Callable[[Session, AccountRow], None]) -> None:
    def work(session: Session) -> None:
        row = session.get(AccountRow, account_id, with_for_update=True)
        if row is None:
            raise AccountError("email", f"There is no account with the id {account_id}.")
        change(session, row)

    database.transaction(work)


def _succeeded(session: Session, account_id: UUID, name: str, place: str, password: str) -> None:
    guessing.forget(session, name, place)
    row = session.get_one(AccountRow, account_id)
    if passwords.outdated(row.password_hash):
        row.password_hash = passwords.hashed(password)


def _sign_out(session: Session, account_id: UUID, keep: str) -> None:
    sessions = delete(SignInSessionRow).where(col(SignInSessionRow.account) == account_id)
    session.exec(sessions.where(col(SignInSessionRow.id_hash) != keep))


def _checked_email(email: str) -> str:
    found = normalised(email)
    if len(found) > LONGEST_TEXT or not EMAIL.fullmatch(found):
        raise AccountError("email", f"{email!r} is not an email address, like name@council.example.")
    return found


def _checked_name(name: str) -> str:
    found = " ".join(name.split())
    if not found or len(found) > LONGEST_TEXT or not found.isprintable():
        raise AccountError("name", f"Write the person's name, at most {LONGEST_TEXT} characters.")
    return found


def _checked_roles(roles: Collection[str]) -> tuple[str, ...]:
    unknown = sorted(set(roles) - ROLES.keys())
    if unknown:
        raise AccountError("roles", f"There is no role {unknown[0]!r}. Write one of: {', '.join(ROLES)}.")
    return tuple(name for name in ROLES if name in roles)


def _hashed(password: str) -> str:
    try:
        passwords.check(password)
    except passwords.WeakPassword as error:
        raise AccountError("password", str(error)) from error
    return passwords.hashed(password)


def _account(row: AccountRow) -> Account:
    roles = tuple(str(role) for role in row.roles) if isinstance(row.roles, list) else ()
    return Account(row.id, row.email, row.name, roles, row.disabled, row.created_at)
