"""How the tables of a database stand to this release."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from surveyapp.storage.database import Database
from surveyapp.storage.standing import Standing, standing


def revise(database: Database, statement: str) -> None:
    database.transaction(lambda session: session.connection().execute(text(statement)))


def test_tables_of_this_release_are_ready(database: Database) -> None:
    assert standing(database) is Standing.READY


def test_tables_of_a_later_release_are_unknown(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'later.sqlite'}")
    database.upgrade()
    revise(database, "UPDATE alembic_version SET version_num = 'from-the-future'")
    assert standing(database) is Standing.UNKNOWN
    database.dispose()


def test_an_empty_database_is_empty_and_stays_so(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert standing(database) is Standing.EMPTY
    assert standing(database) is Standing.EMPTY
    database.dispose()


def test_somebody_elses_tables_are_unknown(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'theirs.sqlite'}")
    revise(database, "CREATE TABLE bookings (id INTEGER)")
    assert standing(database) is Standing.UNKNOWN
    database.dispose()
