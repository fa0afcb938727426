"""Whether the tables of a database are those of this release."""

from __future__ import annotations

from enum import StrEnum

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from surveyapp.storage.database import MIGRATIONS, Database


class Standing(StrEnum):
    """How the tables stand to this release."""

    EMPTY = "empty"
    """There are none yet."""
    OLDER = "older"
    """They are of an earlier release, and `Database.upgrade` brings them up."""
    READY = "ready"
    UNKNOWN = "unknown"
    """They are of a later release, or not ours."""


def standing(database: Database) -> Standing:
    """Return how the tables of a database stand to this release. Changes nothing."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    with database.session() as session:
        connection = session.connection()
        found = MigrationContext.configure(connection).get_current_revision()
        if found is None:
            return Standing.UNKNOWN if inspect(connection).get_table_names() else Standing.EMPTY
    if found == scripts.get_current_head():
        return Standing.READY
    known = {revision.revision for revision in scripts.walk_revisions()}
    return Standing.OLDER if found in known else Standing.UNKNOWN
