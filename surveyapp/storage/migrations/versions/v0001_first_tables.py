"""The first tables, and the triggers that keep the log of events append-only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from pydantic import JsonValue
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None

NO_ORDER = {"sqlite_with_rowid": False}

APPEND_ONLY_ON_SQLITE = (
    "CREATE TRIGGER event_unchanged BEFORE UPDATE ON event "
    "BEGIN SELECT RAISE(ABORT, 'the log of events is append-only'); END",
    "CREATE TRIGGER event_undeleted BEFORE DELETE ON event "
    "BEGIN SELECT RAISE(ABORT, 'the log of events is append-only'); END",
    # INSERT OR REPLACE would delete without firing the trigger above.
    "CREATE TRIGGER event_unreplaced BEFORE INSERT ON event "
    "WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id) "
    "BEGIN SELECT RAISE(ABORT, 'the log of events is append-only'); END",
)
APPEND_ONLY_ON_POSTGRESQL = (
    "CREATE FUNCTION event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the log of events is append-only'; END $$",
    "CREATE TRIGGER event_unchanged BEFORE UPDATE OR DELETE ON event "
    "FOR EACH ROW EXECUTE FUNCTION event_is_append_only()",
    "CREATE TRIGGER event_untruncated BEFORE TRUNCATE ON event "
    "FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only()",
)


def _document() -> TypeEngine[JsonValue]:
    json: TypeEngine[JsonValue] = sa.JSON()
    return json.with_variant(postgresql.JSONB(), "postgresql")


def _moment() -> sa.DateTime:
    return sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create everything."""
    _forms()
    _submissions()
    _attachments()
    _accounts()
    _events()


def _forms() -> None:
    op.create_table(
        "key",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "form_version",
        sa.Column("form", sa.String(), primary_key=True),
        sa.Column("version", sa.String(), primary_key=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("files", _document(), nullable=False),
        sa.Column("first_published_at", _moment(), nullable=False),
    )
    op.create_table(
        "form",
        sa.Column("form", sa.String(), primary_key=True),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("seeded", sa.String()),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("published_at", _moment(), nullable=False),
    )
    op.create_table(
        "document",
        sa.Column("sha256", sa.String(), primary_key=True),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", _moment(), nullable=False),
    )


def _submissions() -> None:
    op.create_table(
        "receipt",
        sa.Column("uuid", sa.Uuid(), primary_key=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("received_at", _moment(), nullable=False),
        sa.Column("receipt_code", sa.String(), nullable=False, index=True),
        **NO_ORDER,
    )
    op.create_table(
        "submission",
        sa.Column("form", sa.String(), primary_key=True),
        sa.Column("received_at", _moment(), primary_key=True),
        sa.Column("uuid", sa.Uuid(), primary_key=True),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("area", sa.String()),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("started_at", _moment()),
        sa.Column("finished_at", _moment()),
        sa.Column("offset_minutes", sa.Integer()),
        sa.Column("answers", _document(), nullable=False),
        sa.Column("recomputed", _document()),
        **NO_ORDER,
    )
    op.create_index(
        "ix_submission_demo",
        "submission",
        ["uuid"],
        sqlite_where=sa.text("demo = 1"),
        postgresql_where=sa.text("demo"),
    )
    op.create_table(
        "conflict",
        sa.Column("uuid", sa.Uuid(), primary_key=True),
        sa.Column("sha256", sa.String(), primary_key=True),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("received_at", _moment(), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("answers", _document(), nullable=False),
        **NO_ORDER,
    )


def _attachments() -> None:
    op.create_table(
        "attachment",
        sa.Column("sha256", sa.String(), primary_key=True),
        sa.Column("stored", sa.String(), nullable=False, index=True),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("submitted", sa.Boolean(), nullable=False),
        **NO_ORDER,
    )
    op.create_table(
        "held_upload",
        sa.Column("token_hash", sa.String(), primary_key=True),
        sa.Column("sha256", sa.String(), sa.ForeignKey("attachment.sha256"), nullable=False, index=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("expires_at", _moment(), nullable=False, index=True),
        **NO_ORDER,
    )


def _accounts() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("email", sa.String(), nullable=False, unique=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("roles", _document(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("created_at", _moment(), nullable=False),
    )
    account = sa.ForeignKey("account.id", ondelete="CASCADE")
    op.create_table(
        "session",
        sa.Column("id_hash", sa.String(), primary_key=True),
        sa.Column("account", sa.Uuid(), account, nullable=False, index=True),
        sa.Column("created_at", _moment(), nullable=False),
        sa.Column("last_seen_at", _moment(), nullable=False),
        sa.Column("expires_at", _moment(), nullable=False),
    )
    op.create_table(
        "sign_in_failure",
        sa.Column("key_hash", sa.String(), primary_key=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", _moment(), nullable=False, index=True),
    )


def _events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("at", _moment(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("detail", _document(), nullable=False),
    )
    op.create_index("ix_event_at", "event", ["at", "id"])
    on_sqlite = op.get_context().dialect.name == "sqlite"
    for statement in APPEND_ONLY_ON_SQLITE if on_sqlite else APPEND_ONLY_ON_POSTGRESQL:
        op.execute(statement)
