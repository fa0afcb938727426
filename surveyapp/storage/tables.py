"""The tables. Nothing outside this floor uses them: the neighbours give plain dataclasses.

Two tables carry the promise that nothing sent is lost or doubled: `receipt`, small and unique by uuid, and
`submission`, large, keyed by form and time so that PostgreSQL can partition it. They are written together.

Tables whose order of arrival could link an answer to an `unlinked` form with its sender's other answers are
kept in the order of their keys (`WITHOUT ROWID` on SQLite), so that the order is not kept at all.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from surveyapp.storage.columns import Document, JsonValue, Moment

NO_ORDER = {"sqlite_with_rowid": False}


class KeyRow(SQLModel, table=True):
    """A random key of this installation, made on first use, that all its processes share."""

    __tablename__ = "key"

    name: str = Field(primary_key=True)
    secret: bytes


class FormVersionRow(SQLModel, table=True):
    """One version of a form, for ever: its source text and the text of every data file it uses."""

    __tablename__ = "form_version"

    form: str = Field(primary_key=True)
    version: str = Field(primary_key=True)
    source: str
    files: JsonValue = Field(sa_type=Document, nullable=False)
    first_published_at: datetime = Field(sa_type=Moment, nullable=False)


class FormRow(SQLModel, table=True):
    """A published form and which of its versions is the current one."""

    __tablename__ = "form"

    form: str = Field(primary_key=True)
    version: str
    seeded: str | None = None
    """The version that the form's file had when it was last seeded."""
    title: str
    audience: str
    published_at: datetime = Field(sa_type=Moment, nullable=False)


class ReceiptRow(SQLModel, table=True):
    """What makes a submission unique. `form` and `received_at` lead to the row of `submission`."""

    __tablename__ = "receipt"
    __table_args__ = NO_ORDER

    uuid: UUID = Field(primary_key=True)
    sha256: str
    form: str
    received_at: datetime = Field(sa_type=Moment, nullable=False)
    receipt_code: str = Field(index=True)


class SubmissionRow(SQLModel, table=True):
    """One filled-in form: the answers as one document, beside the columns that lists and filters need."""

    __tablename__ = "submission"
    __table_args__ = (
        # It holds demo rows only, so that asking whether there are any is quick beside a million real ones.
        Index("ix_submission_demo", "uuid", sqlite_where=text("demo = 1"), postgresql_where=text("demo")),
        NO_ORDER,
    )

    form: str = Field(primary_key=True)
    received_at: datetime = Field(sa_type=Moment, primary_key=True)
    uuid: UUID = Field(primary_key=True)
    version: str
    language: str
    channel: str
    area: str | None = None
    state: str
    demo: bool
    started_at: datetime | None = Field(default=None, sa_type=Moment)
    finished_at: datetime | None = Field(default=None, sa_type=Moment)
    offset_minutes: int | None = None
    """The device's offset from UTC, by which its dates were meant."""
    answers: JsonValue = Field(sa_type=Document, nullable=False)
    recomputed: JsonValue = Field(default=None, sa_type=Document, nullable=True)
    """Calculations that came out differently here than on the device."""


class ConflictRow(SQLModel, table=True):
    """Another document that came under the uuid of a kept submission. Kept for an officer to look at."""

    __tablename__ = "conflict"
    __table_args__ = NO_ORDER

    uuid: UUID = Field(primary_key=True)
    sha256: str = Field(primary_key=True)
    form: str
    version: str
    language: str
    channel: str
    received_at: datetime = Field(sa_type=Moment, nullable=False)
    demo: bool
    answers: JsonValue = Field(sa_type=Document, nullable=False)


class AttachmentRow(SQLModel, table=True):
    """A file that answers name by `sha256`; `stored` is the hash of the file as kept."""

    __tablename__ = "attachment"
    __table_args__ = NO_ORDER

    sha256: str = Field(primary_key=True)
    stored: str = Field(index=True)
    type: str
    bytes: int
    submitted: bool
    """Whether a submission names it or a device sent it for one; else it goes when nobody holds it."""


class HeldUploadRow(SQLModel, table=True):
    """A file uploaded with a form page that was not accepted yet, found again by a token in the page."""

    __tablename__ = "held_upload"
    __table_args__ = NO_ORDER

    token_hash: str = Field(primary_key=True)
    sha256: str = Field(foreign_key="attachment.sha256", index=True)
    name: str
    expires_at: datetime = Field(sa_type=Moment, nullable=False, index=True)


class AccountRow(SQLModel, table=True):
    """A person who signs in."""

    __tablename__ = "account"

    id: UUID = Field(primary_key=True)
    email: str = Field(unique=True)
    name: str
    password_hash: str
    roles: JsonValue = Field(sa_type=Document, nullable=False)
    disabled: bool
    created_at: datetime = Field(sa_type=Moment, nullable=False)


class SignInSessionRow(SQLModel, table=True):
    """One browser in which a person is signed in. The cookie holds a token, this table only its hash."""

    __tablename__ = "session"

    id_hash: str = Field(primary_key=True)
    account: UUID = Field(foreign_key="account.id", ondelete="CASCADE", index=True)
    created_at: datetime = Field(sa_type=Moment, nullable=False)
    last_seen_at: datetime = Field(sa_type=Moment, nullable=False)
    expires_at: datetime = Field(sa_type=Moment, nullable=False)


class SignInFailureRow(SQLModel, table=True):
    """Failed sign-ins since one succeeded: under one name from one place, or from anywhere."""

    __tablename__ = "sign_in_failure"

    key_hash: str = Field(primary_key=True)
    failures: int
    last_at: datetime = Field(sa_type=Moment, nullable=False, index=True)


class EventRow(SQLModel, table=True):
    """Who did what, and when. Triggers of the database refuse to change or delete a row."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_at", "at", "id"),)

    id: UUID = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment, nullable=False)
    who: str
    action: str
    subject: str
    detail: JsonValue = Field(sa_type=Document, nullable=False)


class DocumentRow(SQLModel, table=True):
    """A rendered form page, compressed, kept as long as a draft may have been begun in it."""

    __tablename__ = "document"

    sha256: str = Field(primary_key=True)
    form: str
    version: str
    language: str
    content: bytes
    made_at: datetime = Field(sa_type=Moment, nullable=False)
