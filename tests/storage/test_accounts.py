"""People sign in with an email and a password, and those who guess are slowed down."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlmodel import select

from surveyapp.storage import accounts, events, guessing, sign_in_sessions
from surveyapp.storage.accounts import Account, AccountError, NotSignedIn
from surveyapp.storage.database import Database
from surveyapp.storage.tables import AccountRow

PASSWORD = "three quiet words"
NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def anna(database: Database) -> Account:
    return accounts.create(database, " Anna@Council.Example ", "Anna  Price", PASSWORD, ["officer"])


def attempt(database: Database, place: str, at: datetime = NOW) -> timedelta:
    return database.transaction(
        lambda session: guessing.begin_attempt(session, "anna@council.example", place, at)
    )


def test_an_account_is_known_by_one_spelling_of_its_address(database: Database, anna: Account) -> None:
    assert (anna.email, anna.name, anna.roles) == ("anna@council.example", "Anna Price", ("officer",))
    assert accounts.authenticate(database, "ANNA@council.example", PASSWORD) == anna
    assert accounts.find(database, "anna@COUNCIL.example") == anna
    assert accounts.get(database, anna.id) == anna
    assert accounts.every(database) == [anna]


def test_a_wrong_password_an_unknown_name_and_a_shut_account_look_alike(
    database: Database, anna: Account
) -> None:
    refused = NotSignedIn(timedelta())
    assert accounts.authenticate(database, anna.email, "three quiet birds") == refused
    assert accounts.authenticate(database, "nobody@council.example", PASSWORD) == refused
    accounts.set_disabled(database, anna.id, True)
    assert accounts.authenticate(database, anna.email, PASSWORD) == refused
    accounts.set_disabled(database, anna.id, False)
    assert accounts.authenticate(database, anna.email, PASSWORD) == anna


def test_anything_may_be_typed_into_the_fields(database: Database) -> None:
    for email in ("", "\0", "anna@council.example\0", "\ud800@council.example", "x" * 100_000):
        told = accounts.authenticate(database, email, "\0\ud800" + "x" * 100_000, "\0")
        assert told == NotSignedIn(timedelta())
        assert accounts.find(database, email) is None


@pytest.mark.usefixtures("anna")
def test_the_password_itself_is_not_kept(database: Database) -> None:
    with database.session() as session:
        kept = session.exec(select(AccountRow.password_hash)).one()
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


def test_the_same_password_typed_on_another_keyboard_fits(database: Database) -> None:
    accounts.create(database, "zoe@council.example", "Zoë", "pwyllgor t\u0177 coch", [])
    found = accounts.authenticate(database, "zoe@council.example", "pwyllgor ty\u0302 coch")
    assert isinstance(found, Account)


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"email": "anna"}, "email", "is not an email address"),
        ({"email": "a b@council.example"}, "email", "is not an email address"),
        ({"name": "  "}, "name", "Write the person's name"),
        ({"password": "eleven char"}, "password", "at least 12"),
        ({"password": "ababababababab"}, "password", "repeat"),
        ({"password": "abcde" * 50}, "password", "at most 200"),
        ({"roles": ["king"]}, "roles", "no role 'king'. Write one of: field-worker, field-lead, officer"),
    ],
)
def test_what_will_not_do_is_named_with_its_cure(
    database: Database, changed: dict[str, object], field: str, words: str
) -> None:
    given: dict[str, object] = {"email": "b@council.example", "name": "B", "password": PASSWORD, "roles": []}
    with pytest.raises(AccountError, match=words) as caught:
        accounts.create(database, **{**given, **changed})  # type: ignore[arg-type] # the cases differ in type
    assert caught.value.field == field


def test_an_address_belongs_to_one_account_even_when_two_are_made_at_once(database: Database) -> None:
    def make(_: int) -> bool:
        try:
            accounts.create(database, "ben@council.example", "Ben", PASSWORD, [])
        except AccountError:
            return False
        return True

    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(make, range(4))) == 1


def test_changing_an_account_that_is_not_there_says_so(database: Database) -> None:
    with pytest.raises(AccountError, match="no account"):
        accounts.set_roles(database, uuid4(), ["officer"])


def test_a_new_password_counts_at_once_and_signs_out_elsewhere(database: Database, anna: Account) -> None:
    here, elsewhere = (sign_in_sessions.begin(database, anna.id) for _ in range(2))
    mine = sign_in_sessions.find(database, here)
    assert mine is not None
    accounts.set_password(database, anna.id, "four other quiet words", keep_session=mine.session.id_hash)
    assert accounts.authenticate(database, anna.email, PASSWORD) == NotSignedIn(timedelta())
    assert isinstance(accounts.authenticate(database, anna.email, "four other quiet words"), Account)
    assert sign_in_sessions.find(database, here) is not None
    assert sign_in_sessions.find(database, elsewhere) is None


def test_who_changed_what_is_in_the_log(database: Database, anna: Account) -> None:
    accounts.set_roles(database, anna.id, ["analyst"], who="ben")
    told = [(event.who, event.action, event.detail.get("roles")) for event in events.latest(database)]
    assert told == [("ben", "changed_roles", ["analyst"]), ("command line", "created_account", ["officer"])]


def test_after_five_failures_a_place_has_to_wait_ever_longer_up_to_a_limit(database: Database) -> None:
    waits = []
    at = NOW
    for _ in range(14):
        wait = attempt(database, "198.51.100.7", at)
        waits.append(int(wait.total_seconds()))
        at += wait
        if wait:
            assert attempt(database, "198.51.100.7", at) == timedelta()
    assert waits == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]


def test_the_real_person_elsewhere_notices_nothing_of_a_guesser(database: Database, anna: Account) -> None:
    for _ in range(8):
        accounts.authenticate(database, anna.email, "a wrong password", "198.51.100.7")
    waiting = accounts.authenticate(database, anna.email, PASSWORD, "198.51.100.7")
    assert isinstance(waiting, NotSignedIn)
    assert waiting.wait > timedelta()
    assert accounts.authenticate(database, anna.email, PASSWORD, "203.0.113.9") == anna


def test_guessers_from_many_places_have_to_wait_too(database: Database) -> None:
    waits = [attempt(database, f"198.51.100.{number}") for number in range(101)]
    assert waits[:100] == [timedelta()] * 100
    assert waits[100] > timedelta()


def test_guesses_made_at_the_same_moment_do_not_slip_through(database: Database) -> None:
    with ThreadPoolExecutor(8) as threads:
        waits = list(threads.map(lambda _: attempt(database, "198.51.100.7"), range(24)))
    assert sum(not wait for wait in waits) == 5


def test_signing_in_and_a_quiet_day_forget_the_failures(database: Database) -> None:
    for _ in range(6):
        attempt(database, "here")
    assert attempt(database, "here", NOW + timedelta(days=1, seconds=1)) == timedelta()
    for _ in range(6):
        attempt(database, "there")
    database.transaction(lambda session: guessing.forget(session, "anna@council.example", "there"))
    assert attempt(database, "there") == timedelta()


def test_a_removed_account_is_gone_and_what_it_did_stays_in_the_log(
    database: Database, anna: Account
) -> None:
    token = sign_in_sessions.begin(database, anna.id)
    accounts.remove(database, anna.id)
    assert accounts.every(database) == []
    assert sign_in_sessions.find(database, token) is None
    assert {one.action for one in events.latest(database)} == {
        "created_account",
        "signed_in",
        "removed_account",
    }
    with pytest.raises(AccountError, match="There is no account with the id"):
        accounts.remove(database, anna.id)
