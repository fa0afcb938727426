"""Column types that behave alike on SQLite and PostgreSQL: moments in UTC, and JSON documents of any text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

from pydantic import JsonValue  # SQLModel's foundation; it can check this type, which refers to itself
from sqlalchemy import JSON, DateTime, Dialect
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine

__all__ = ["Document", "JsonValue", "Moment"]

ESCAPE = "\ufdd0"
"""A code point that is set aside for a program's own use; it begins the spelling of an unstorable one."""

_UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufdd0]")
_SPELLED = re.compile(ESCAPE + "([0-9a-f]{4})")


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. Takes aware times only, and gives them back aware, on SQLite too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC; SQLite keeps it as text without an offset, which sorts by time."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone, so it is not a moment")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC, whatever zone the connection was set to."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class Document(TypeDecorator[JsonValue]):
    """A JSON document: JSONB on PostgreSQL, JSON text on SQLite.

    JSONB refuses NUL and lone surrogates, which an answer may hold all the same. They are spelled with
    `ESCAPE` and four hexadecimal digits on the way in and restored on the way out, so nothing of an answer is
    lost.
    """

    impl = JSON
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[JsonValue]:
        """Choose the type of column by database."""
        return dialect.type_descriptor(JSONB() if dialect.name == "postgresql" else JSON())

    def process_bind_param(
        self,
        value: JsonValue | None,
        dialect: Dialect,  # noqa: ARG002 # SQLAlchemy gives it
    ) -> JsonValue:
        """Return the document in a form that every database stores."""
        return _texts(value, _spell)

    def process_result_value(
        self,
        value: JsonValue | None,
        dialect: Dialect,  # noqa: ARG002 # SQLAlchemy gives it
    ) -> JsonValue:
        """Return the document as it was given."""
        return _texts(value, _restore)


def _texts(value: JsonValue, change: Callable[[str], str]) -> JsonValue:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_texts(each, change) for each in value]
    if isinstance(value, dict):
        return {change(key): _texts(each, change) for key, each in value.items()}
    return value


def _spell(text: str) -> str:
    return _UNSTORABLE.sub(lambda found: f"{ESCAPE}{ord(found[0]):04x}", text)


def _restore(text: str) -> str:
    return _SPELLED.sub(lambda found: chr(int(found[1], 16)), text) if ESCAPE in text else text
