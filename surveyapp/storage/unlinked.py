"""Keeping an answer to an unlinked form so that nothing leads from it to its sender or to their other
answers.

Kept are the week of receipt and, at most, the area. Not kept are times of filling in, questions that record
times, devices or people, ids that hold a time, and hashes over any of these. The tables on SQLite keep no
order of arrival (see `tables`); on PostgreSQL that order can be seen by whoever can read the files of the
database until they are next packed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID

from surveyapp.forms.definition import Form, Question

TELLING = frozenset({"start", "end", "today", "deviceid", "username", "phonenumber", "email", "audit"})
"""Types of questions that the device answers by itself, and that tell when, where or by whom."""
RANDOM = 4
"""The version of UUID that holds nothing but random bits."""


def week_of(moment: datetime) -> datetime:
    """Return the beginning of the ISO week, Monday in UTC."""
    day = moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday())


def kept_uuid(uuid: UUID, key: bytes) -> UUID:
    """Return the id to keep: the same where it is random, else one that only this installation can derive."""
    if uuid.version == RANDOM:
        return uuid
    return UUID(bytes=hmac.digest(key, uuid.bytes, hashlib.sha256)[:16], version=RANDOM)


def mark(form: Form, answers: Mapping[str, object], language: str, channel: str) -> str:
    """Return the hash by which the same submission is known again, over what may be kept of it.

    That of the bytes would not do: they hold times, and whoever has the answers could try all times of a week
    until the hash is right.
    """
    known = [form.name, form.version, language, channel, without_traces(form, answers)]
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()


def without_traces(form: Form, document: Mapping[str, object]) -> dict[str, object]:
    """Return answers, or what was computed again by path, without the questions in `TELLING`."""
    telling = frozenset(_telling(form))
    return {name: _without(value, telling) for name, value in document.items() if not _ends_in(name, telling)}


def _telling(form: Form) -> Iterator[str]:
    for item in form.items():
        if isinstance(item, Question) and item.type in TELLING:
            yield item.name


def _ends_in(path: str, names: frozenset[str]) -> bool:
    return path.rpartition("/")[2] in names


def _without(value: object, telling: frozenset[str]) -> object:
    if isinstance(value, list):
        return [_without(each, telling) for each in value]
    if isinstance(value, dict):
        return {name: _without(inner, telling) for name, inner in value.items() if name not in telling}
    return value
