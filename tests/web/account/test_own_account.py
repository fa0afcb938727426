"""What people see and change of their own account."""

from __future__ import annotations

from flask import Flask

from tests.web.client import Client
from tests.web.staff import PASSWORD, account, signed_in, submit

NEW = "candle harbour willow"


def test_a_person_sees_name_address_and_roles(app: Flask) -> None:
    page = signed_in(app, "person", "officer", "analyst").open("/account/")
    assert [one.text() for one in page.document.all("dd")] == [
        "Person",
        "person@council.example",
        "Officer, Analyst",
    ]
    assert "You are signed in in one browser." in page.text()


def test_the_password_now_must_be_right(app: Flask) -> None:
    page = signed_in(app, "mistaken", "officer").open("/account/")
    refused = submit(page, "/password", current="something else", new=NEW)
    assert (refused.status, refused.summary()) == (422, ["This is not the password that you have now"])


def test_both_passwords_are_asked_for(app: Flask) -> None:
    page = submit(signed_in(app, "hasty", "officer").open("/account/"), "/password")
    assert page.summary() == ["Enter the password that you have now", "Enter a new password"]


def test_a_weak_new_password_is_refused_with_a_cure(app: Flask) -> None:
    page = signed_in(app, "weak", "officer").open("/account/")
    for new in ("short", "aaaaaaaaaaaaaaaa", "x" * 300):
        refused = submit(page, "/password", current=PASSWORD, new=new)
        assert refused.status == 422
        assert refused.summary()[0].startswith("Choose a password of 12 to 200 characters")


def test_a_new_password_counts_at_once_and_signs_other_browsers_out(app: Flask) -> None:
    here, elsewhere = signed_in(app, "mover", "officer"), signed_in(app, "mover", "officer")
    changed = submit(here.open("/account/"), "/password", current=PASSWORD, new=NEW)
    assert "Your password is changed." in changed.text()
    assert elsewhere.open("/office/").path.startswith("/account/sign-in")
    assert here.open("/office/").path == "/office/"
    fresh = submit(Client(app).open("/account/sign-in"), email="mover@council.example", password=NEW)
    assert fresh.path == "/office/"


def test_a_person_signs_out_of_other_browsers(app: Flask) -> None:
    here, elsewhere = signed_in(app, "busy", "officer"), signed_in(app, "busy", "officer")
    page = here.open("/account/")
    assert "You are signed in in 2 browsers." in page.text()
    after = submit(page, "/sign-out-elsewhere")
    assert "You are signed in in one browser." in after.text()
    assert elsewhere.open("/account/").path.startswith("/account/sign-in")


def test_nothing_of_an_account_stays_in_the_browser(app: Flask) -> None:
    page = signed_in(app, "private", "officer").open("/account/")
    assert page.response.headers["Cache-Control"] == "no-store"
    assert account(app, "private").name in page.text()
