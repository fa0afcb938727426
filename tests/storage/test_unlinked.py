"""Of an answer to an unlinked form nothing is kept that leads to its sender or to their other answers."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID, uuid4

import pytest
from sqlmodel import select

from surveyapp.storage import receiving, submissions
from surveyapp.storage.database import Database
from surveyapp.storage.receiving import Accepted, Conflict
from surveyapp.storage.tables import ConflictRow, ReceiptRow, SubmissionRow
from surveyapp.storage.unlinked import week_of
from tests.storage.street_party import delivery, publish, receipt_of, receive

ONE = UUID("0190a0b0-0000-7000-8000-000000000001")
ABOUT = {"helps": "no", "all": 9}
IN_SUMMER = timezone(timedelta(hours=1))


def kept(database: Database) -> list[SubmissionRow]:
    with database.session() as session:
        return list(session.exec(select(SubmissionRow)).all())


@pytest.fixture
def unlinked(database: Database) -> str:
    return publish(database, settings="unlinked: true")


def test_only_the_week_is_kept(database: Database, unlinked: str) -> None:
    wednesday = datetime(2026, 11, 25, 14, 5, 31, tzinfo=IN_SUMMER)
    receipt = receipt_of(
        receive(
            database,
            unlinked,
            started_at=wednesday - timedelta(minutes=3),
            finished_at=wednesday,
            received_at=wednesday,
            answers={"begun": wednesday.isoformat(), "day": "2026-11-25", "about": ABOUT},
        )
    )
    monday = datetime(2026, 11, 23, tzinfo=UTC)
    assert receipt.received_at == monday
    (row,) = kept(database)
    assert row.received_at == monday
    assert (row.started_at, row.finished_at, row.offset_minutes) == (None, None, None)
    assert row.answers == {"about": {"helps": "no", "all": 1}}
    assert row.recomputed == {"about/all": {"device": 9, "server": 1}}


def test_an_id_that_holds_a_time_is_not_kept(database: Database, unlinked: str) -> None:
    sent = delivery(unlinked, ONE)
    first, second = (receiving.receive(database, sent) for _ in range(2))
    assert receipt_of(first).uuid == ONE
    assert second == Accepted(receipt_of(first), new=False)
    (row,) = kept(database)
    assert row.uuid != ONE
    assert row.uuid.version == 4
    with database.session() as session:
        assert session.exec(select(ReceiptRow.uuid)).all() == [row.uuid]


def test_no_hash_is_kept_from_which_the_times_could_be_found(database: Database, unlinked: str) -> None:
    began = datetime(2026, 11, 25, 14, 5, 31, tzinfo=IN_SUMMER)
    sent = [
        delivery(
            unlinked,
            uuid,
            body=str(at).encode(),
            started_at=at,
            answers={"begun": at.isoformat(), "about": ABOUT},
        )
        for uuid, at in ((ONE, began), (uuid4(), began + timedelta(minutes=1)))
    ]
    receipts = [receipt_of(receiving.receive(database, each)) for each in sent]
    assert [receipt.sha256 for receipt in receipts] == [
        hashlib.sha256(each.body).hexdigest() for each in sent
    ]
    with database.session() as session:
        first, second = session.exec(select(ReceiptRow.sha256)).all()
    assert first == second
    assert receipt_of(receiving.receive(database, sent[0])) == receipts[0]


def test_a_random_id_is_kept(database: Database, unlinked: str) -> None:
    uuid = uuid4()
    receive(database, unlinked, uuid)
    assert [row.uuid for row in kept(database)] == [uuid]


def test_the_order_of_the_tables_is_not_the_order_of_arrival(database: Database, unlinked: str) -> None:
    uuids = [uuid4() for _ in range(8)]
    for uuid in uuids:
        receive(database, unlinked, uuid)
    found = [one.uuid for one in submissions.stream(database, "street-party", demo=False)]
    assert found == sorted(uuids)


def test_a_conflict_tells_no_more(database: Database, unlinked: str) -> None:
    receive(database, unlinked, ONE)
    answers = {"day": "2026-11-25", "about": {"helps": "no"}}
    assert receive(database, unlinked, ONE, answers=answers) == Conflict("conflict")
    with database.session() as session:
        (aside,) = session.exec(select(ConflictRow)).all()
    assert aside.uuid != ONE
    assert aside.answers == {"about": {"helps": "no", "all": 1}}
    assert (aside.received_at.weekday(), aside.received_at.hour) == (0, 0)


@pytest.mark.parametrize(
    ("moment", "monday"),
    [
        (datetime(2026, 11, 23, tzinfo=UTC), 23),
        (datetime(2026, 11, 29, 23, 59, tzinfo=UTC), 23),
        (datetime(2026, 11, 30, 0, 30, tzinfo=IN_SUMMER), 23),
        (datetime(2026, 11, 30, 1, 30, tzinfo=IN_SUMMER), 30),
    ],
)
def test_a_week_is_that_of_iso_8601(moment: datetime, monday: int) -> None:
    assert week_of(moment) == datetime(2026, 11, monday, tzinfo=UTC)
