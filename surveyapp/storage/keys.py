"""Random keys of the installation. They are in the database, so that all its processes and commands agree."""

from __future__ import annotations

import secrets
from weakref import WeakKeyDictionary

from surveyapp.storage.database import Database, insert_new
from surveyapp.storage.tables import KeyRow

BYTES = 32

_known: WeakKeyDictionary[Database, dict[str, bytes]] = WeakKeyDictionary()
"""The keys that this process has read: they never change."""


def key(database: Database, name: str) -> bytes:
    """Return the key of this name, 32 bytes, made if there is none yet."""
    known = _known.setdefault(database, {})
    if name not in known:
        known[name] = _read(database, name) or _made(database, name)
    return known[name]


def _read(database: Database, name: str) -> bytes | None:
    with database.session() as session:
        row = session.get(KeyRow, name)
    return row.secret if row else None


def _made(database: Database, name: str) -> bytes:
    made = KeyRow(name=name, secret=secrets.token_bytes(BYTES))
    database.transaction(lambda session: insert_new(session, made))
    with database.session() as session:  # another process may have been quicker: its key counts
        return session.get_one(KeyRow, name).secret
