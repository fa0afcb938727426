"""Submissions are read one by one in order, and made-up ones never among real ones."""

from __future__ import annotations

import tracemalloc
from datetime import datetime, timedelta
from itertools import islice
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, text
from sqlmodel import Session, select

from surveyapp.storage import events, receipts, submissions
from surveyapp.storage.database import Database
from surveyapp.storage.tables import ConflictRow, ReceiptRow, SubmissionRow
from tests.storage.street_party import NOON, publish, receive


def fill(database: Database, count: int, note: str = "") -> None:
    """Put many submissions in at once, a minute apart."""
    keys = [{"uuid": UUID(int=number), "received_at": minute(number)} for number in range(count)]
    receipt = {"form": "street-party", "sha256": "", "receipt_code": "7K3QF29WXH4M"}
    submission = {"form": "street-party", "version": "v", "language": "en", "channel": "web", "demo": False}

    def work(session: Session) -> None:
        connection = session.connection()
        connection.execute(insert(ReceiptRow), [{**receipt, **key} for key in keys])
        rows = [
            {
                **submission,
                **key,
                "state": "received" if number % 3 else "unverified",
                "answers": {"number": number, "note": note},
            }
            for number, key in enumerate(keys)
        ]
        connection.execute(insert(SubmissionRow), rows)

    database.transaction(work)


def numbers(database: Database, **filters: object) -> list[object]:
    found = submissions.stream(database, "street-party", demo=False, **filters)  # type: ignore[arg-type] # as given
    return [one.answers["number"] for one in found]


def minute(number: int) -> datetime:
    return NOON + timedelta(minutes=number)


def test_they_come_in_the_order_of_their_receipt(database: Database) -> None:
    fill(database, 7)
    assert numbers(database) == [0, 1, 2, 3, 4, 5, 6]
    newest = submissions.newest(database, "street-party", demo=False, limit=3)
    assert [one.answers["number"] for one in newest] == [6, 5, 4]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"since": minute(4)}, [4, 5, 6]),
        ({"until": minute(2)}, [0, 1]),
        ({"since": minute(2), "until": minute(5)}, [2, 3, 4]),
        ({"states": ["unverified"]}, [0, 3, 6]),
        ({"states": ["received", "unverified"], "since": minute(5)}, [5, 6]),
        ({"states": []}, []),
    ],
)
def test_they_can_be_chosen_by_date_and_state(
    database: Database, filters: dict[str, object], found: list[int]
) -> None:
    fill(database, 7)
    assert numbers(database, **filters) == found
    assert submissions.count(database, "street-party", demo=False, **filters) == len(found)  # type: ignore[arg-type] # as given


def test_reading_many_takes_no_more_memory_than_reading_few(database: Database) -> None:
    fill(database, 1500, "x" * 2000)
    peaks = []
    for count in (400, 1500):
        stream = islice(submissions.stream(database, "street-party", demo=False), count)
        next(stream)
        tracemalloc.start()
        read = 1 + sum(1 for _ in stream)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert read == count
    few, many = peaks
    assert many < 2 * few


def test_what_comes_while_they_are_read_does_not_disturb(database: Database) -> None:
    version = publish(database)
    fill(database, 500)
    stream = submissions.stream(database, "street-party", demo=False)
    first = next(stream)
    receive(database, version)
    assert first.answers["number"] == 0
    assert sum(1 for _ in stream) == 499
    assert submissions.count(database, "street-party", demo=False) == 501


def test_reading_may_be_given_up(database: Database) -> None:
    fill(database, 300)
    stream = submissions.stream(database, "street-party", demo=False)
    assert next(stream).uuid == UUID(int=0)
    del stream
    assert submissions.count(database, "street-party", demo=False) == 300


def test_one_is_found_by_its_id(database: Database) -> None:
    fill(database, 3)
    found = submissions.get(database, UUID(int=1))
    assert found is not None
    assert (found.answers["number"], found.received_at, found.recomputed) == (1, minute(1), {})
    assert submissions.get(database, uuid4()) is None


def test_made_up_ones_stay_apart_and_go_at_one_command(database: Database) -> None:
    version = publish(database)
    assert not submissions.has_demo(database)
    real, made_up, aside = uuid4(), uuid4(), {"about": {"helps": "no"}}
    receive(database, version, real)
    receive(database, version, made_up, demo=True)
    receive(database, version, made_up, demo=True, answers=aside)
    assert submissions.has_demo(database)
    for demo, uuid in ((False, real), (True, made_up)):
        assert [one.uuid for one in submissions.stream(database, "street-party", demo=demo)] == [uuid]
        assert submissions.count(database, "street-party", demo=demo) == 1
    assert submissions.remove_demo(database, who="anna") == 1
    assert not submissions.has_demo(database)
    assert receipts.find(database, made_up) is None
    assert receipts.find(database, real) is not None
    assert submissions.get(database, real) is not None
    with database.session() as session:
        assert session.exec(select(ConflictRow)).all() == []
    told = events.latest(database, 1)[0]
    assert (told.who, told.action, told.detail) == ("anna", "removed_demo", {"submissions": 1})
    assert submissions.remove_demo(database) == 0


def test_asking_for_the_demo_does_not_read_through_real_submissions(database: Database) -> None:
    fill(database, 1000)
    plan = "EXPLAIN QUERY PLAN" if database.is_sqlite else "EXPLAIN"
    condition = "demo = 1" if database.is_sqlite else "demo = true"
    database.transaction(lambda session: session.connection().execute(text("ANALYZE submission")))
    with database.session() as session:
        query = text(f"{plan} SELECT uuid FROM submission WHERE {condition} LIMIT 1")  # noqa: S608 # our own words
        told = str(session.connection().execute(query).all())
    assert "ix_submission_demo" in told
