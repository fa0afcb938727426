"""Moments and documents come back from either database as they went in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError
from sqlmodel import Session

from surveyapp.storage import events
from surveyapp.storage.columns import JsonValue
from surveyapp.storage.database import Database, insert_new
from surveyapp.storage.tables import SignInFailureRow

IN_INDIA = timezone(timedelta(hours=5, minutes=30))

ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(-1e15, 1e15)
    | st.text(st.characters(codec=None), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def kept(database: Database, document: JsonValue) -> JsonValue:
    events.note(database, "somebody", "tried", "a document", {"document": document})
    return events.latest(database, 1)[0].detail["document"]


@pytest.mark.parametrize(
    "text", ["\0", "a\0b", "\ud800", "\ufdd0", "\ufdd00000", "\ufdd0\0", "🏡", "سلام", "\\u0000"]
)
def test_a_text_with_anything_in_it_is_kept_unharmed(database: Database, text: str) -> None:
    assert kept(database, {text: [text]}) == {text: [text]}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ANY_JSON, max_size=12))
def test_any_document_is_kept_unharmed(database: Database, documents: list[JsonValue]) -> None:
    assert kept(database, documents) == documents


def test_true_stays_apart_from_one_and_a_text_from_a_number(database: Database) -> None:
    found = kept(database, [True, 1, "1", "007", None])
    assert isinstance(found, list)
    assert [repr(each) for each in found] == ["True", "1", "'1'", "'007'", "None"]


def test_a_moment_comes_back_in_utc(database: Database) -> None:
    moment = datetime(2026, 11, 25, 3, 15, 0, 123456, tzinfo=IN_INDIA)
    row = SignInFailureRow(key_hash="k", failures=0, last_at=moment)
    database.transaction(lambda session: insert_new(session, row))
    with database.session() as session:
        found = session.get_one(SignInFailureRow, "k").last_at
    assert found == moment
    assert found.tzinfo == UTC


def test_a_time_without_a_zone_is_not_a_moment(database: Database) -> None:
    row = SignInFailureRow(key_hash="k", failures=0, last_at=datetime(2026, 11, 25))  # noqa: DTZ001 # the point of it

    def work(session: Session) -> None:
        session.add(row)
        session.flush()

    with pytest.raises(StatementError, match="no time zone"):
        database.transaction(work)
