"""`surveyapp users`: accounts at the command line."""

from __future__ import annotations

import re

from surveyapp.storage import accounts
from surveyapp.storage.accounts import Account, NotSignedIn
from tests.commands.desk import Desk

SAM = "sam@council.example"


def authenticated(desk: Desk, password: str) -> Account | NotSignedIn:
    database = desk.database()
    try:
        return accounts.authenticate(database, SAM, password)
    finally:
        database.dispose()


def shown(said: str) -> str:
    found = re.search(r"Password: (\S+)", said)
    assert found, said
    return found[1]


def test_somebody_is_added_with_a_password_that_is_shown_once(desk: Desk) -> None:
    said = desk.done("users", "add", SAM, "--name", "Sam Officer", "--role", "officer")
    assert said.startswith(f"Added {SAM}. Roles: officer.\n")
    assert isinstance(authenticated(desk, shown(said)), Account)
    assert desk.done("users", "list") == f"{SAM}\tSam Officer\tofficer\tmay sign in\n"


def test_a_password_can_be_given_without_being_seen(desk: Desk) -> None:
    said = desk.done("users", "add", SAM, "--name", "Sam", "--password-stdin", given="meadow-kettle-candle\n")
    assert "meadow" not in said
    assert isinstance(authenticated(desk, "meadow-kettle-candle"), Account)


def test_what_will_not_do_is_told_with_the_cure(desk: Desk) -> None:
    assert "is not an email address" in desk.refused("users", "add", "sam", "--name", "Sam")
    assert "There is no role 'boss'. Write one of: field-worker" in desk.refused(
        "users", "add", SAM, "--name", "Sam", "--role", "boss"
    )
    assert "at least 12 characters" in desk.refused(
        "users", "add", SAM, "--name", "Sam", "--password-stdin", given="short\n"
    )
    desk.done("users", "add", SAM, "--name", "Sam")
    assert "There is an account for sam@council.example already." in desk.refused(
        "users", "add", SAM, "--name", "S"
    )


def test_a_new_password_replaces_the_old_one(desk: Desk) -> None:
    old = shown(desk.done("users", "add", SAM, "--name", "Sam"))
    new = shown(desk.done("users", "password", SAM))
    assert isinstance(authenticated(desk, old), NotSignedIn)
    assert isinstance(authenticated(desk, new), Account)


def test_roles_are_given_and_taken_away(desk: Desk) -> None:
    desk.done("users", "add", SAM, "--name", "Sam", "--role", "officer")
    said = desk.done("users", "roles", SAM, "--role", "analyst", "--role", "people-lead")
    assert said == f"{SAM} has these roles now: analyst, people-lead.\n"
    assert desk.done("users", "roles", SAM) == f"{SAM} has these roles now: none.\n"


def test_every_role_is_listed_with_what_it_may_do(desk: Desk) -> None:
    said = desk.done("users", "roles")
    assert "data-protection-lead" in said
    assert "download answers" in said


def test_somebody_is_shut_out_and_let_in_again(desk: Desk) -> None:
    password = shown(desk.done("users", "add", SAM, "--name", "Sam"))
    assert desk.done("users", "disable", SAM) == f"{SAM} is shut out.\n"
    assert isinstance(authenticated(desk, password), NotSignedIn)
    desk.done("users", "disable", SAM, "--undo")
    assert isinstance(authenticated(desk, password), Account)


def test_somebody_unknown_is_named(desk: Desk) -> None:
    for command in ("password", "roles", "disable"):
        assert f"Nobody has an account as {SAM}." in desk.refused("users", command, SAM)


def test_an_empty_list_says_how_to_add_somebody(desk: Desk) -> None:
    assert "Add one: surveyapp users add EMAIL" in desk.done("users", "list")
