"""Rendered form pages, by the hash of their content: every process can serve a page that another has made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from surveyapp.storage.database import Database, insert_new
from surveyapp.storage.tables import DocumentRow


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """One rendered form in one language."""

    sha256: str
    """Of the page before compression, in hexadecimal digits."""
    form: str
    version: str
    language: str
    content: bytes
    """The page, compressed by whoever kept it."""


def keep(database: Database, sha256: str, *, form: str, version: str, language: str, content: bytes) -> None:
    """Keep a page; one that is kept already stays as it is."""
    if get(database, sha256) is not None:
        return  # spares the many readers of a page from queueing for the one writer
    row = DocumentRow(
        sha256=sha256,
        form=form,
        version=version,
        language=language,
        content=content,
        made_at=datetime.now(UTC),
    )
    database.transaction(lambda session: insert_new(session, row))


def get(database: Database, sha256: str) -> KeptDocument | None:
    """Return a page by its hash."""
    with database.session() as session:
        row = session.get(DocumentRow, sha256)
    return KeptDocument(row.sha256, row.form, row.version, row.language, row.content) if row else None
