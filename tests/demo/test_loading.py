"""Loading the demo and removing it, whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from surveyapp import demo, places
from surveyapp.demo import logins, plan
from surveyapp.storage import accounts, publishing, submissions
from surveyapp.storage.accounts import Account
from surveyapp.storage.database import Database

LONDON = ZoneInfo("Europe/London")
FORMS = dict.fromkeys(plan.PLAN, 3)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an installation with the forms published, which tests copy and leave alone."""
    home = tmp_path_factory.mktemp("published")
    database = Database(f"sqlite:///{home / 'surveyapp.sqlite'}")
    database.upgrade()
    publishing.seed(database, places.FORMS)
    database.dispose()
    return home


@pytest.fixture
def database(published: Path, tmp_path: Path) -> Iterator[Database]:
    """Such an installation; its home is `tmp_path`. The plan is small; `test_answering` has the real one."""
    shutil.copytree(published, tmp_path, dirs_exist_ok=True)
    database = Database(f"sqlite:///{tmp_path / 'surveyapp.sqlite'}")
    small = {name: replace(share, count=3) for name, share in plan.PLAN.items()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plan, "PLAN", small)
        yield database
    database.dispose()


def counts(database: Database, *, made_up: bool) -> dict[str, int]:
    """Return how many submissions each form has."""
    return {
        one.form: submissions.count(database, one.form, demo=made_up)
        for one in publishing.published(database)
    }


def load(database: Database, home: Path) -> int:
    """Load the demo."""
    return demo.load(database, home, lambda _done: None, datetime.now(LONDON))


def first_area(database: Database) -> str:
    """Return the words of the first area."""
    form = publishing.form(database, "community-asset-survey")
    assert form is not None
    return {one.name: one.label for one in form.choices["area"].choices}["area_1"]


def test_the_demo_is_marked_in_every_row_and_can_be_signed_in_to(database: Database, tmp_path: Path) -> None:
    assert load(database, tmp_path) == 18
    assert counts(database, made_up=True) == FORMS
    assert counts(database, made_up=False) == dict.fromkeys(FORMS, 0)
    assert demo.is_loaded(database, tmp_path)
    assert first_area(database) == "Canalside"
    login = logins.kept(tmp_path)
    assert login is not None
    account = accounts.authenticate(database, login.officer, login.password)
    assert isinstance(account, Account)
    assert account.roles == ("officer",)
    assert (tmp_path / logins.FILE).stat().st_mode & 0o777 == 0o600


def test_removing_leaves_nothing(database: Database, tmp_path: Path) -> None:
    before = first_area(database)
    load(database, tmp_path)
    assert demo.remove(database, tmp_path) == 18
    assert not submissions.has_demo(database)
    assert accounts.every(database) == []
    assert logins.kept(tmp_path) is None
    assert not demo.is_loaded(database, tmp_path)
    assert first_area(database) == before
    assert list((tmp_path / "data").iterdir()) == []


def test_a_councils_own_data_files_stay(database: Database, tmp_path: Path) -> None:
    own = tmp_path / "data" / "area.csv"
    own.parent.mkdir()
    own.write_text("code,label\nnorth,North\nwhole,All of it\ndk,Not sure\n", "utf-8")
    load(database, tmp_path)
    demo.remove(database, tmp_path)
    assert own.read_text("utf-8").startswith("code,label\nnorth")


def test_what_an_interrupted_load_left_is_replaced(database: Database, tmp_path: Path) -> None:
    def stop(done: int) -> None:
        if done == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo.load(database, tmp_path, stop, datetime.now(LONDON))
    assert sum(counts(database, made_up=True).values()) == 7
    assert not demo.is_loaded(database, tmp_path)
    assert load(database, tmp_path) == 18
    assert sum(counts(database, made_up=True).values()) == 18
