"""The database keeps its promises alike on SQLite and PostgreSQL."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from surveyapp.storage.database import Database, DatabaseTooNew, insert_new
from surveyapp.storage.tables import DocumentRow, SignInFailureRow
from tests.databases import KINDS, Databases, create_postgresql

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def counted(key: str) -> SignInFailureRow:
    return SignInFailureRow(key_hash=key, failures=0, last_at=NOW)


def failures(database: Database, key: str) -> int | None:
    with database.session() as session:
        row = session.get(SignInFailureRow, key)
    return row.failures if row else None


@pytest.fixture(params=KINDS)
def empty_address(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'new.sqlite'}"
        return
    yield create_postgresql(databases.server())


def upgrade(address: str, barrier: threading.Barrier) -> None:
    database = Database(address)
    barrier.wait()
    database.upgrade()
    database.dispose()


def test_the_migrations_make_exactly_the_tables_that_the_code_uses(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_upgrading_again_changes_nothing(database: Database) -> None:
    database.transaction(lambda session: insert_new(session, counted("kept")))
    database.upgrade()
    assert failures(database, "kept") == 0


def test_processes_that_upgrade_together_all_succeed(empty_address: str) -> None:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    other = context.Process(target=upgrade, args=(empty_address, barrier))
    other.start()
    upgrade(empty_address, barrier)
    other.join()
    assert other.exitcode == 0
    database = Database(empty_address)
    assert set(SQLModel.metadata.tables) <= set(inspect(database.engine).get_table_names())
    database.dispose()


def test_a_database_of_a_later_release_is_left_alone(database: Database) -> None:
    def rename(before: str, after: str) -> None:
        change = text("UPDATE alembic_version SET version_num = :after WHERE version_num = :before")
        names = {"before": before, "after": after}
        database.transaction(lambda session: session.connection().execute(change, names))

    rename("0001", "later")
    with pytest.raises(DatabaseTooNew, match="made by a later release"):
        database.upgrade()
    rename("later", "0001")


def test_a_session_that_reads_can_change_nothing(database: Database) -> None:
    with database.session() as session, pytest.raises(DBAPIError, match=r"(?i)read-?only"):
        insert_new(session, counted("refused"))
    assert database.transaction(lambda session: insert_new(session, counted("taken"))) is True
    assert failures(database, "refused") is None


def test_a_transaction_is_done_whole_or_not_at_all(database: Database) -> None:
    def work(session: Session) -> None:
        insert_new(session, counted("half"))
        raise LookupError

    with pytest.raises(LookupError):
        database.transaction(work)
    assert failures(database, "half") is None


def test_a_transaction_inside_a_transaction_is_refused_instead_of_hanging(database: Database) -> None:
    with pytest.raises(RuntimeError, match="inside a transaction"):
        database.transaction(lambda _: database.transaction(lambda _: None))
    assert database.transaction(lambda session: insert_new(session, counted("next"))) is True


def test_of_many_inserts_of_one_key_exactly_one_succeeds(database: Database) -> None:
    def insert(_: int) -> bool:
        return database.transaction(lambda session: insert_new(session, counted("one")))

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(insert, range(24))) == 1


def test_concurrent_transactions_lose_no_update(database: Database) -> None:
    database.transaction(lambda session: insert_new(session, counted("sum")))

    def add(_: int) -> None:
        def work(session: Session) -> None:
            session.get_one(SignInFailureRow, "sum", with_for_update=True).failures += 1

        database.transaction(work)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add, range(40)))
    assert failures(database, "sum") == 40


def test_a_transaction_that_the_database_could_not_serialise_is_run_again(databases: Databases) -> None:
    with databases.postgresql() as address:
        database = Database(address)
        database.transaction(lambda session: insert_new(session, counted("sum")))
        attempts: list[int] = []

        def work(session: Session) -> None:
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            row = session.get_one(SignInFailureRow, "sum")
            if not attempts:
                with database.engine.begin() as other:
                    other.execute(text("UPDATE sign_in_failure SET failures = 10"))
            attempts.append(row.failures)
            row.failures += 1

        database.transaction(work)
        assert (attempts, failures(database, "sum")) == ([0, 10], 11)
        database.dispose()


def test_bytes_come_back_as_they_went_in(database: Database) -> None:
    content = bytes(range(256))
    row = DocumentRow(sha256="a", form="f", version="v", language="en", content=content, made_at=NOW)
    database.transaction(lambda session: session.add(row))
    with database.session() as session:
        assert session.get_one(DocumentRow, "a").content == content


def test_sqlite_writes_ahead_and_through_to_the_disk(databases: Databases) -> None:
    with databases.sqlite() as address:
        database = Database(address)
        with database.session() as session:
            connection = session.connection()
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
        database.dispose()
