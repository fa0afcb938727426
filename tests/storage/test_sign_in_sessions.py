"""A session lasts while it is used, and no longer than a working day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import select

from surveyapp.storage import accounts, events, sign_in_sessions
from surveyapp.storage.accounts import Account
from surveyapp.storage.database import Database
from surveyapp.storage.tables import SignInSessionRow

NINE = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
def anna(database: Database) -> Account:
    return accounts.create(database, "anna@council.example", "Anna", "three quiet words", ["officer"])


def signed_in(database: Database, token: str, at: datetime) -> bool:
    return sign_in_sessions.find(database, token, at) is not None


def test_the_token_finds_the_person_and_is_not_kept(database: Database, anna: Account) -> None:
    token = sign_in_sessions.begin(database, anna.id, NINE)
    found = sign_in_sessions.find(database, token, NINE)
    assert found is not None
    assert found.account == anna
    with database.session() as session:
        assert token not in session.exec(select(SignInSessionRow)).one().model_dump().values()
    assert sign_in_sessions.find(database, token + "x", NINE) is None


def test_an_hour_without_use_ends_it_and_a_use_begins_the_hour_again(
    database: Database, anna: Account
) -> None:
    token = sign_in_sessions.begin(database, anna.id, NINE)
    assert signed_in(database, token, NINE + timedelta(minutes=59))
    assert signed_in(database, token, NINE + timedelta(minutes=118))
    assert not signed_in(database, token, NINE + timedelta(minutes=178))


def test_it_ends_after_twelve_hours_however_busy(database: Database, anna: Account) -> None:
    token = sign_in_sessions.begin(database, anna.id, NINE)
    half_hours = [NINE + timedelta(minutes=30 * number) for number in range(1, 25)]
    assert [signed_in(database, token, at) for at in half_hours] == [True] * 23 + [False]


def test_signing_out_ends_it_here_or_everywhere_else(database: Database, anna: Account) -> None:
    first, second, third = (
        sign_in_sessions.begin(database, anna.id, NINE + timedelta(minutes=number)) for number in range(3)
    )
    at = NINE + timedelta(minutes=5)
    assert len(sign_in_sessions.of(database, anna.id, at)) == 3
    sign_in_sessions.end(database, first)
    assert [signed_in(database, token, at) for token in (first, second, third)] == [False, True, True]
    assert sign_in_sessions.end_others(database, third) == 1
    assert [signed_in(database, token, at) for token in (first, second, third)] == [False, False, True]
    assert sign_in_sessions.end_others(database, "unknown") == 0


def test_a_person_who_is_shut_out_is_out_everywhere_at_once(database: Database, anna: Account) -> None:
    token = sign_in_sessions.begin(database, anna.id, NINE)
    accounts.set_disabled(database, anna.id, True)
    assert not signed_in(database, token, NINE)


def test_sessions_that_are_over_do_not_pile_up(database: Database, anna: Account) -> None:
    for day in range(3):
        sign_in_sessions.begin(database, anna.id, NINE + timedelta(days=day))
    with database.session() as session:
        assert len(session.exec(select(SignInSessionRow)).all()) == 1


def test_signing_in_and_out_is_in_the_log(database: Database, anna: Account) -> None:
    sign_in_sessions.end(database, sign_in_sessions.begin(database, anna.id))
    told = [(event.who, event.action) for event in events.latest(database, 2)]
    assert told == [(str(anna.id), "signed_out"), (str(anna.id), "signed_in")]
