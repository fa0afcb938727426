"""The service that the tests of the web floor open pages of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from surveyapp import create_app, places
from surveyapp.storage import publishing
from surveyapp.storage.database import Database
from surveyapp.web.services import services
from tests.web.client import Client

AppFactory = Callable[..., Flask]

DRAFTS_TOO = "draft_languages: true\n"


def installed(home: Path, database_url: str, settings: str = DRAFTS_TOO, **config: object) -> Flask:
    """Return a service with the shipped forms published in a database that has its tables."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.yaml").write_text(settings, "utf-8")
    app = create_app({"DATABASE_URL": database_url, "SURVEYAPP_HOME": str(home), "TESTING": True, **config})
    with app.app_context():
        publishing.seed(services().database, places.FORMS, home / "data")
    return app


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A service with the six forms, which also offers languages that are drafts. Shared by all tests."""
    home = tmp_path_factory.mktemp("web")
    address = f"sqlite:///{home / 'surveyapp.sqlite'}"
    Database(address).upgrade()
    app = installed(home, address)
    yield app
    with app.app_context():
        services().database.dispose()


@pytest.fixture
def client(app: Flask) -> Client:
    """A browser that has no cookies."""
    return Client(app)


@pytest.fixture
def make_app(tmp_path: Path) -> Iterator[AppFactory]:
    """Make a service of one's own, with other settings."""
    made: list[Flask] = []

    def make(settings: str = "", **config: object) -> Flask:
        address = f"sqlite:///{tmp_path / 'surveyapp.sqlite'}"
        if not made:
            Database(address).upgrade()
        made.append(installed(tmp_path, address, settings, **config))
        return made[-1]

    yield make
    for app in made:
        with app.app_context():
            services().database.dispose()
