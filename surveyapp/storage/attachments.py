"""The files that answers name: photos, and later recordings and others. How they lie on the disk: `files`.

A file sent with a form page that was not accepted yet is held under a token for some hours, so that nobody
has to send it twice. One that no submission names in that time goes.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from sqlmodel import Session, col, delete, select, update

from surveyapp.storage.columns import JsonValue
from surveyapp.storage.database import Database, insert_new
from surveyapp.storage.files import Folder
from surveyapp.storage.prepared_files import DAMAGED, Kind, PreparedFile, Unacceptable, prepare, read, tidy
from surveyapp.storage.tables import AttachmentRow, HeldUploadRow

__all__ = ["HELD_FOR", "Attachment", "Unacceptable", "Uploads", "claim"]

HELD_FOR = timedelta(hours=24)
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A kept file."""

    sha256: str
    """By which answers name it."""
    type: str
    bytes: int


class Uploads:
    """The files of one installation, as one request or command uses them."""

    def __init__(self, database: Database, folder: Path) -> None:
        """Remember where the rows and the files are.

        Args:
            database: which files there are, and who names them.
            folder: the files themselves.
        """
        self._database = database
        self._files = Folder(folder)
        self._tokens: dict[str, str] = {}

    def hold(
        self, stream: BinaryIO, filename: str, parameters: Mapping[str, str], kind: Kind = "image"
    ) -> dict[str, JsonValue]:
        """Keep a file for `HELD_FOR` and return the answer that names it; `token` finds it again.

        Args:
            stream: the file as sent.
            filename: as the person's device calls it.
            parameters: the question's, of which `max-pixels` counts for images.
            kind: the question's type.

        Raises:
            Unacceptable: the file is too large, empty, damaged or of another kind.
        """
        prepared = prepare(read(stream), parameters, kind)
        name = tidy(filename, prepared.type, kind)
        token = secrets.token_urlsafe(24)
        self._files.write(prepared.sha256, prepared.content)
        attachment = _row(prepared.sha256, prepared, submitted=False)
        held = HeldUploadRow(
            token_hash=_hash(token),
            sha256=prepared.sha256,
            name=name,
            expires_at=datetime.now(UTC) + HELD_FOR,
        )

        def work(session: Session) -> None:
            insert_new(session, attachment)
            insert_new(session, held)

        self._database.transaction(work)
        self._tokens[prepared.sha256] = token
        self.clean()
        return _answer(name, prepared.type, len(prepared.content), prepared.sha256)

    def token(self, answer: JsonValue) -> str:
        """Return the token of an answer's file, if this object held or found it; else ''."""
        return self._tokens.get(str(answer.get("sha256")), "") if isinstance(answer, dict) else ""

    def find(self, token: str) -> dict[str, JsonValue] | None:
        """Return the answer that names a held file; None where the token is unknown or its time is over."""
        query = (
            select(HeldUploadRow, AttachmentRow)
            .where(HeldUploadRow.sha256 == AttachmentRow.sha256)
            .where(HeldUploadRow.token_hash == _hash(token))
            .where(HeldUploadRow.expires_at > datetime.now(UTC))
        )
        with self._database.session() as session:
            found = session.exec(query).first()
        if found is None:
            return None
        held, row = found
        self._tokens[row.sha256] = token
        return _answer(held.name, row.type, row.bytes, row.sha256)

    def keep(
        self, stream: BinaryIO, sha256: str, parameters: Mapping[str, str], kind: Kind = "file"
    ) -> Attachment:
        """Keep a file that a device sends for a submission, by the hash that the submission names it by.

        Raises:
            Unacceptable: as for `hold`, or the bytes do not have this hash.
        """
        sent = read(stream)
        if hashlib.sha256(sent).hexdigest() != sha256:
            raise Unacceptable(DAMAGED)
        prepared = prepare(sent, parameters, kind)
        self._files.write(prepared.sha256, prepared.content)
        row = _row(sha256, prepared, submitted=True)

        def work(session: Session) -> None:
            if not insert_new(session, row):
                claim(session, [sha256])

        self._database.transaction(work)
        return Attachment(sha256, row.type, row.bytes)

    def about(self, sha256: str) -> Attachment | None:
        """Return what is known of a file."""
        row = self._find(sha256)
        return Attachment(row.sha256, row.type, row.bytes) if row else None

    def open(self, sha256: str) -> BinaryIO:
        """Open the file that an answer names.

        Raises:
            FileNotFoundError: there is none.
        """
        row = self._find(sha256)
        if row is None:
            raise FileNotFoundError(f"no attachment {sha256}")
        return self._files.open(row.stored)

    def clean(self, now: datetime | None = None) -> int:
        """Remove held files whose time is over and that no submission names; return how many.

        Every `hold` does this, so no one need remember to.
        """
        at = now or datetime.now(UTC)
        self._files.remove_unfinished(at - HELD_FOR)
        return self._database.transaction(lambda session: self._expire(session, at))

    def _expire(self, session: Session, at: datetime) -> int:
        over = col(HeldUploadRow.expires_at) <= at
        expired = set(session.exec(select(HeldUploadRow.sha256).where(over)))
        if not expired:
            return 0
        session.exec(delete(HeldUploadRow).where(over))
        held = select(HeldUploadRow.sha256).where(col(HeldUploadRow.sha256).in_(expired))
        still_held = set(session.exec(held))
        rows = session.exec(
            select(AttachmentRow)
            .where(col(AttachmentRow.sha256).in_(expired - still_held))
            .where(col(AttachmentRow.submitted).is_(False))
        ).all()
        for row in rows:
            session.delete(row)
        session.flush()
        for row in rows:
            # Before the rows are gone for good: what is cut off here is done by the next call.
            if session.exec(select(AttachmentRow).where(AttachmentRow.stored == row.stored)).first() is None:
                self._files.remove_older(row.stored, at - HELD_FOR)
        return len(rows)

    def _find(self, sha256: str) -> AttachmentRow | None:
        if not SHA256.fullmatch(sha256):
            return None
        with self._database.session() as session:
            return session.get(AttachmentRow, sha256)


def claim(session: Session, sha256s: Collection[str]) -> None:
    """Note that a submission names these files, in the transaction that keeps the submission."""
    if sha256s:
        named = update(AttachmentRow).where(col(AttachmentRow.sha256).in_(sha256s))
        session.exec(named.values(submitted=True))


def _row(sha256: str, prepared: PreparedFile, *, submitted: bool) -> AttachmentRow:
    return AttachmentRow(
        sha256=sha256,
        stored=prepared.sha256,
        type=prepared.type,
        bytes=len(prepared.content),
        submitted=submitted,
    )


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _answer(name: str, media_type: str, size: int, sha256: str) -> dict[str, JsonValue]:
    return {"name": name, "type": media_type, "bytes": size, "sha256": sha256}
