"""The log of who did what only ever grows."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from surveyapp.storage import events
from surveyapp.storage.database import Database


def change(database: Database, statement: str) -> None:
    database.transaction(lambda session: session.connection().execute(text(statement)))


def test_it_says_who_did_what_to_what_newest_first(database: Database) -> None:
    events.note(database, "anna", "exported_answers", "street-party", {"rows": 12})
    events.note(database, "ben", "signed_in", "ben")
    told = [(event.who, event.action, event.subject, event.detail) for event in events.latest(database)]
    assert told == [
        ("ben", "signed_in", "ben", {}),
        ("anna", "exported_answers", "street-party", {"rows": 12}),
    ]


def test_it_is_read_a_page_at_a_time_without_gaps(database: Database) -> None:
    for number in range(7):
        events.note(database, "anna", "counted", str(number))
    read: list[str] = []
    last = None
    while page := events.latest(database, 3, before=last):
        read += [event.subject for event in page]
        last = page[-1]
    assert read == ["6", "5", "4", "3", "2", "1", "0"]


@pytest.mark.parametrize("statement", ["UPDATE event SET who = 'nobody'", "DELETE FROM event"])
def test_nothing_in_it_can_be_changed_or_removed(database: Database, statement: str) -> None:
    events.note(database, "anna", "exported_answers", "street-party")
    with pytest.raises(DBAPIError, match="append-only"):
        change(database, statement)
    assert [event.who for event in events.latest(database)] == ["anna"]


def test_nothing_in_it_can_be_replaced_or_emptied(database: Database) -> None:
    events.note(database, "anna", "exported_answers", "street-party")
    replace = "INSERT OR REPLACE INTO event SELECT id, at, 'nobody', action, subject, detail FROM event"
    with pytest.raises(DBAPIError, match="append-only"):
        change(database, replace if database.is_sqlite else "TRUNCATE event")
    assert [event.who for event in events.latest(database)] == ["anna"]


def test_what_was_undone_is_not_told_of(database: Database) -> None:
    def work(session: Session) -> None:
        events.record(session, "anna", "half_done", "thing")
        raise LookupError

    with pytest.raises(LookupError):
        database.transaction(work)
    assert events.latest(database) == []
