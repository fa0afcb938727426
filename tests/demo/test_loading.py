"""Loading the demo and removing it, whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from surveyapp import demo, places
from surveyapp.demo import logins, plan
from surveyapp.storage import accounts, publishing, submissions
from surveyapp.storage.accounts import Account
from surveyapp.storage.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A database with the forms published."""
    database = Database(f"sqlite:///{tmp_path / 'surveyapp.sqlite'}")
    database.upgrade()
    publishing.seed(database, places.FORMS)
    yield database
    database.dispose()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Make the plan small, so that tests are quick; the real one is in `test_answering`."""
    small = {
        name: plan.Share(3, share.channels, share.minutes, share.hours) for name, share in plan.PLAN.items()
    }
    monkeypatch.setattr(plan, "PLAN", small)
    return dict.fromkeys(small, 3)


def counts(database: Database, *, made_up: bool) -> dict[str, int]:
    return {
        one.form: submissions.count(database, one.form, demo=made_up)
        for one in publishing.published(database)
    }


def load(database: Database, home: Path) -> int:
    return demo.load(database, home, lambda _done: None, datetime.now(UTC))


def test_the_demo_is_marked_in_every_row(database: Database, tmp_path: Path, few: dict[str, int]) -> None:
    assert load(database, tmp_path) == 18
    assert counts(database, made_up=True) == few
    assert counts(database, made_up=False) == dict.fromkeys(few, 0)
    assert demo.is_loaded(database, tmp_path)


@pytest.mark.usefixtures("few")
def test_the_town_names_its_areas_until_it_goes(database: Database, tmp_path: Path) -> None:
    def area() -> str:
        form = publishing.form(database, "community-asset-survey")
        assert form is not None
        return {one.name: one.label for one in form.choices["area"].choices}["area_1"]

    before = area()
    load(database, tmp_path)
    assert area() == "Canalside"
    demo.remove(database, tmp_path)
    assert area() == before
    assert list((tmp_path / "data").iterdir()) == []


@pytest.mark.usefixtures("few")
def test_a_councils_own_data_files_stay(database: Database, tmp_path: Path) -> None:
    own = tmp_path / "data" / "area.csv"
    own.parent.mkdir()
    own.write_text("code,label\nnorth,North\nwhole,All of it\ndk,Not sure\n", "utf-8")
    load(database, tmp_path)
    demo.remove(database, tmp_path)
    assert own.read_text("utf-8").startswith("code,label\nnorth")


@pytest.mark.usefixtures("few")
def test_one_can_sign_in_with_the_password_that_is_kept(database: Database, tmp_path: Path) -> None:
    load(database, tmp_path)
    login = logins.kept(tmp_path)
    assert login is not None
    account = accounts.authenticate(database, login.officer, login.password)
    assert isinstance(account, Account)
    assert account.roles == ("officer",)
    assert (tmp_path / logins.FILE).stat().st_mode & 0o777 == 0o600
    assert json.loads((tmp_path / logins.FILE).read_text("utf-8"))["accounts"][0] == login.officer


@pytest.mark.usefixtures("few")
def test_removing_leaves_nothing(database: Database, tmp_path: Path) -> None:
    load(database, tmp_path)
    assert demo.remove(database, tmp_path) == 18
    assert not submissions.has_demo(database)
    assert accounts.every(database) == []
    assert logins.kept(tmp_path) is None
    assert not demo.is_loaded(database, tmp_path)


@pytest.mark.usefixtures("few")
def test_what_an_interrupted_load_left_is_replaced(database: Database, tmp_path: Path) -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int) -> None:
        if done == 7:
            raise StoppedError

    with pytest.raises(StoppedError):
        demo.load(database, tmp_path, stop)
    assert not demo.is_loaded(database, tmp_path)
    assert load(database, tmp_path) == 18
    assert sum(counts(database, made_up=True).values()) == 18
