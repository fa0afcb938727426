"""The database: SQLite in one file, or PostgreSQL, with the same promises.

A read goes through `session()`, which can change nothing. A change goes through `transaction()`, which runs a
function whole or not at all, and runs it again when the database asks for that.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TypeVar

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, literal, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, SQLModel

Result = TypeVar("Result")

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 30
"""How long SQLite waits for another process to finish writing."""
PAUSES = (0.01, 0.03, 0.1, 0.3, 1.0, 2.0)
"""Seconds before each further attempt, give or take a random part so that two do not collide again."""
SERIALIZATION_FAILURES = frozenset({"40001", "40P01"})
WRITING = {"surveyapp_writing": True}
READING = {"surveyapp_writing": False, "postgresql_readonly": True}


class DatabaseTooNew(Exception):  # noqa: N818 # it is the database that is at fault, and the name says how
    """The database was brought to a later release than this one, which cannot know its tables."""


class Database:
    """One database, by the address in `DATABASE_URL`. Safe to share between threads."""

    def __init__(self, url: str) -> None:
        """Remember the address; nothing is opened before first use.

        Args:
            url: `sqlite:///path` or `postgresql://user@host/name`.
        """
        self.url = _address(url)
        self.engine = _engine(self.url)
        self._reading = self.engine.execution_options(**READING)
        self._writing = self.engine.execution_options(**WRITING)
        # SQLite has one writer at a time: queueing for it here is fairer than each thread polling the file.
        self._writer: AbstractContextManager[object] = threading.Lock() if self.is_sqlite else nullcontext()
        self._inside = threading.local()

    @property
    def is_sqlite(self) -> bool:
        """Whether this is the embedded database."""
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open a session that reads. Writing in it is an error of the database's."""
        with Session(self._reading, expire_on_commit=False) as session:
            yield session

    def transaction(self, work: Callable[[Session], Result]) -> Result:
        """Run `work` in one transaction and commit it.

        On a serialization failure, a deadlock or a busy SQLite it is run again from the start, so `work` must
        do nothing outside the session that may not be done twice. It commits nothing itself, and calls
        nothing that opens a transaction of its own: two would wait for each other.
        """
        if getattr(self._inside, "transaction", False):
            raise RuntimeError("a transaction inside a transaction would wait for itself for ever")
        self._inside.transaction = True
        try:
            return self._repeated(work)
        finally:
            self._inside.transaction = False

    def _repeated(self, work: Callable[[Session], Result]) -> Result:
        for pause in PAUSES:
            try:
                return self._attempt(work)
            except DBAPIError as error:
                if not passes_by_itself(error):
                    raise
            time.sleep(pause * (0.5 + secrets.randbelow(1000) / 1000))
        return self._attempt(work)

    def _attempt(self, work: Callable[[Session], Result]) -> Result:
        with self._writer, Session(self._writing, expire_on_commit=False) as session, session.begin():
            return work(session)

    def upgrade(self) -> None:
        """Create the tables, or bring them to the form that this release needs.

        Raises:
            DatabaseTooNew: a later release has changed the tables already.
        """
        try:
            self._migrate()
        except (IntegrityError, ProgrammingError):
            # Another process may have migrated at the same moment; then nothing is left to do now.
            self._migrate()
        except CommandError as error:
            raise DatabaseTooNew(
                f"This database was made by a later release ({error}). Run that release or a newer one, "
                "or restore the backup that was made before it."
            ) from error

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        with self._writer, self._writing.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def insert_new(session: Session, row: SQLModel) -> bool:
    """Insert the row unless its key is taken, in one statement; return whether it was inserted.

    A concurrent transaction that holds the same key is waited for, so the answer is final.
    """
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = dialect.insert(type(row)).values(row.model_dump()).on_conflict_do_nothing()
    return session.connection().execute(statement.returning(literal(1))).first() is not None


def passes_by_itself(error: DBAPIError) -> bool:
    """Whether the same transaction may well succeed when it is run again."""
    if isinstance(error.orig, sqlite3.Error):
        primary = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
        return primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return getattr(error.orig, "sqlstate", None) in SERIALIZATION_FAILURES


def _address(url: str) -> URL:
    address = make_url(url)
    if address.drivername in ("postgres", "postgresql"):
        return address.set(drivername="postgresql+psycopg")
    return address


def _engine(address: URL) -> Engine:
    engine = partial(
        create_engine,
        address,
        json_serializer=partial(json.dumps, ensure_ascii=False, allow_nan=False, separators=(",", ":")),
        hide_parameters=True,  # they are people's answers, and errors end up in logs
    )
    if address.get_backend_name() != "sqlite":
        return engine(pool_pre_ping=True, pool_size=8, max_overflow=8)
    embedded = engine(connect_args={"timeout": BUSY_SECONDS})
    event.listen(embedded, "connect", _prepare_sqlite)
    event.listen(embedded, "begin", _begin_sqlite)
    return embedded


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # the driver begins no transactions: `_begin_sqlite` does
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("surveyapp_writing", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
    # A writer takes the lock at once: one that reads first and writes later could be refused half-way.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
