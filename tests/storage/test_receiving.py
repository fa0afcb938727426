"""Everything sent is checked by its own version, kept once, and receipted."""

from __future__ import annotations

import hashlib
import io
import multiprocessing
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from uuid import UUID

import pytest
from sqlmodel import select

from surveyapp.storage import events, publishing, receipts, receiving, submissions
from surveyapp.storage.attachments import Uploads
from surveyapp.storage.database import Database
from surveyapp.storage.receiving import Accepted, Conflict, Outcome, Refused, UnknownForm
from surveyapp.storage.tables import ConflictRow, SubmissionRow
from tests.storage.pictures import picture
from tests.storage.street_party import delivery, publish, receipt_of, receive

ONE = UUID("0190a0b0-0000-7000-8000-000000000001")
IN_SUMMER = timezone(timedelta(hours=1))


@pytest.fixture
def version(database: Database) -> str:
    return publish(database)


def kept(database: Database) -> list[SubmissionRow]:
    with database.session() as session:
        return list(session.exec(select(SubmissionRow)).all())


def about(row: SubmissionRow | ConflictRow) -> object:
    return row.answers["about"] if isinstance(row.answers, dict) else None


def test_a_submission_is_kept_and_receipted(database: Database, version: str) -> None:
    sent = delivery(version, ONE)
    before = datetime.now(UTC)
    outcome = receiving.receive(database, sent)
    receipt = receipt_of(outcome)
    assert (receipt.uuid, receipt.sha256) == (ONE, hashlib.sha256(sent.body).hexdigest())
    assert before <= receipt.received_at <= datetime.now(UTC)
    assert receipts.is_code(receipt.receipt_code)
    assert receipts.find(database, ONE) == receipt
    found = submissions.get(database, ONE)
    assert found is not None
    assert (found.form, found.version) == ("street-party", version)
    assert (found.language, found.channel) == ("en", "web")
    assert (found.area, found.state, found.demo) == ("north", "received", False)
    assert (found.received_at, found.receipt_code) == (receipt.received_at, receipt.receipt_code)


def test_the_receipt_code_of_the_device_is_taken_if_it_is_one(database: Database, version: str) -> None:
    taken = receipt_of(receive(database, version, receipt_code="7K3QF29WXH4M"))
    assert taken.receipt_code == "7K3QF29WXH4M"
    made = receipt_of(receive(database, version, receipt_code="too short"))
    assert receipts.is_code(made.receipt_code)


def test_the_same_sent_again_is_the_same_submission_with_the_same_receipt(
    database: Database, version: str
) -> None:
    sent = delivery(version, ONE)
    first, second = (receiving.receive(database, sent) for _ in range(2))
    assert first == Accepted(receipt_of(first), new=True)
    assert second == Accepted(receipt_of(first), new=False)
    assert len(kept(database)) == 1


def test_the_same_sent_again_after_the_form_has_changed_is_still_the_same(
    database: Database, version: str
) -> None:
    sent = delivery(version, ONE)
    first = receipt_of(receiving.receive(database, sent))
    publish(database, "A new version")
    assert receiving.receive(database, sent) == Accepted(first, new=False)


def test_others_under_the_same_id_are_a_conflict_and_kept_aside(database: Database, version: str) -> None:
    receipt = receipt_of(receive(database, version, ONE))
    other = {"about": {"helps": "no"}}
    for _ in range(2):
        assert receive(database, version, ONE, answers=other) == Conflict("conflict")
    assert receipts.find(database, ONE) == receipt
    found = submissions.get(database, ONE)
    assert found is not None
    assert found.answers["about"] != {"helps": "no", "all": 1}
    with database.session() as session:
        asides = session.exec(select(ConflictRow)).all()
    assert [(aside.uuid, about(aside)) for aside in asides] == [(ONE, {"helps": "no", "all": 1})]


def send_together(database: Database, version: str, barrier: threading.Barrier) -> list[Outcome]:
    """Send one submission from several threads of this process, while another process does so too."""
    receive(database, version)  # so that everything is loaded before the start
    barrier.wait()
    with ThreadPoolExecutor(4) as threads:
        return list(threads.map(lambda _: receive(database, version, ONE), range(4)))


def send_from_another_process(
    address: str, version: str, barrier: threading.Barrier, told: SimpleQueue[list[Outcome]]
) -> None:
    database = Database(address)
    told.put(send_together(database, version, barrier))
    database.dispose()


def test_the_same_sent_by_many_at_once_is_one_submission_with_one_receipt(
    database: Database, version: str
) -> None:
    context = multiprocessing.get_context("spawn")
    address = database.url.render_as_string(hide_password=False)
    barrier, told = context.Barrier(2), context.SimpleQueue()
    other = context.Process(target=send_from_another_process, args=(address, version, barrier, told))
    other.start()
    outcomes = send_together(database, version, barrier) + told.get()
    other.join()
    receipt = receipts.find(database, ONE)
    assert receipt is not None
    assert Counter(outcomes) == {Accepted(receipt, new=True): 1, Accepted(receipt, new=False): 7}
    assert [row.uuid for row in kept(database)].count(ONE) == 1


def test_of_different_ones_sent_at_once_one_is_kept_and_the_others_are_conflicts(
    database: Database, version: str
) -> None:
    def send(number: int) -> str:
        answers = {"about": {"helps": "no", "guests": number}}
        return type(receive(database, version, ONE, answers=answers)).__name__

    with ThreadPoolExecutor(4) as threads:
        told = Counter(threads.map(send, range(6)))
    assert told == {"Accepted": 1, "Conflict": 5}
    with database.session() as session:
        assert len(session.exec(select(ConflictRow)).all()) == 5
    assert len(kept(database)) == 1


def test_a_form_or_version_that_was_never_published_is_named(database: Database, version: str) -> None:
    assert receive(database, version, form="garden-party") == UnknownForm()
    assert receive(database, "0" * 64) == Conflict("unknown_version")
    assert receive(database, version[:16]) == Conflict("unknown_version")
    assert kept(database) == []


def test_an_old_version_is_judged_by_its_own_rules(database: Database, version: str) -> None:
    publish(database, "New", settings="audience: staff")
    assert receipt_of(receive(database, version, ONE))
    assert [(row.version, row.state) for row in kept(database)] == [(version, "received")]


def test_what_breaks_a_rule_is_refused_and_nothing_of_it_kept(database: Database, version: str) -> None:
    outcome = receive(database, version, ONE, answers={"about": {"guests": 12}})
    assert isinstance(outcome, Refused)
    assert {(problem.path, problem.code) for problem in outcome.problems} == {
        (("about", "helps"), "required"),
        (("about", "guests"), "constraint"),
    }
    assert receipts.find(database, ONE) is None
    assert receipt_of(receive(database, version, ONE))  # mended, it is welcome under the same id


def test_what_was_not_asked_is_dropped_and_calculations_are_done_again(
    database: Database, version: str
) -> None:
    about = {"helps": "no", "what": "a thought of before", "guests": 4, "all": 99}
    receive(database, version, ONE, answers={"about": about})
    found = submissions.get(database, ONE)
    assert found is not None
    assert found.answers["about"] == {"helps": "no", "guests": 4, "all": 5}
    assert found.recomputed == {"about/all": {"device": 99, "server": 5}}
    assert found.area is None


def test_mondays_call_back_on_wednesday_is_still_good_on_friday(database: Database, version: str) -> None:
    monday = datetime(2026, 6, 1, 17, 30, tzinfo=IN_SUMMER)
    answers = {"about": {"helps": "no", "back": "2026-06-03"}}
    outcome = receive(
        database,
        version,
        ONE,
        answers=answers,
        started_at=monday,
        finished_at=monday + timedelta(minutes=2),
        received_at=datetime(2026, 6, 5, 9, tzinfo=UTC),
    )
    assert receipt_of(outcome).received_at == datetime(2026, 6, 5, 9, tzinfo=UTC)
    found = submissions.get(database, ONE)
    assert found is not None
    assert (found.started_at, found.offset_minutes) == (monday, 60)
    assert found.finished_at is not None
    assert found.finished_at.isoformat() == "2026-06-01T17:32:00+01:00"
    assert found.answers["day"] == "2026-06-01"
    assert isinstance(receive(database, version, answers=answers), Refused)


def test_a_form_for_staff_from_nobody_who_is_signed_in_is_kept_and_not_trusted(database: Database) -> None:
    version = publish(database, settings="audience: staff")
    receive(database, version, trusted=False)
    receive(database, version, trusted=True)
    assert sorted(row.state for row in kept(database)) == ["received", "unverified"]
    assert isinstance(receive(database, version, trusted=False, answers={}), Refused)


def test_a_photo_that_a_submission_names_is_kept_for_good(
    database: Database, version: str, tmp_path: Path
) -> None:
    uploads = Uploads(database, tmp_path)
    photo = uploads.hold(io.BytesIO(picture()), "street.jpg", {})
    receive(database, version, ONE, answers={"about": {"helps": "no", "photo": photo}})
    assert uploads.clean(datetime.now(UTC) + timedelta(days=2)) == 0
    assert uploads.about(str(photo["sha256"])) is not None


def test_any_text_is_kept_unharmed(database: Database, version: str) -> None:
    texts = ['=HYPERLINK("http://x","y")', "007", "🎉", "مرحبا", "a\0b", "x" * 40_000]
    for what in texts:
        receive(database, version, answers={"about": {"helps": "yes", "what": what}})
    found = submissions.stream(database, "street-party", demo=False)
    assert [one.answers["about"]["what"] for one in found] == texts  # type: ignore[index] # what was sent


@pytest.mark.parametrize(
    "changed",
    [
        {"channel": "pigeon"},
        {"language": "the moon"},
        {"started_at": datetime(2026, 1, 1)},  # noqa: DTZ001 # the point of it
    ],
)
def test_a_delivery_that_only_a_mistake_of_ours_can_make_is_an_error(changed: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"channel|language|time zone"):
        delivery("v", None, **changed)


def test_nothing_about_a_submission_is_in_the_log_of_who_did_what(database: Database, version: str) -> None:
    before = publishing.published(database)
    receive(database, version, ONE)
    assert [event.action for event in events.latest(database)] == ["published_form"]
    assert publishing.published(database) == before
