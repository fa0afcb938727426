"""Random keys of the installation. They are in the database, so that all its processes and commands agree."""

from __future__ import annotations

import secrets

from surveyapp.storage.database import Database, insert_new
from surveyapp.storage.tables import KeyRow

BYTES = 32


def key(database: Database, name: str) -> bytes:
    """Return the key of this name, 32 bytes, made if there is none yet."""
    with database.session() as session:
        row = session.get(KeyRow, name)
    if row is not None:
        return row.secret
    made = KeyRow(name=name, secret=secrets.token_bytes(BYTES))
    database.transaction(lambda session: insert_new(session, made))
    with database.session() as session:  # another process may have been quicker: its key counts
        return session.get_one(KeyRow, name).secret
