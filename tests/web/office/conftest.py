"""A service with a few answers, which the office's tests look at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask

from surveyapp.storage import publishing, receiving
from surveyapp.storage.database import Database
from surveyapp.storage.receiving import Accepted, Delivery
from tests.web.conftest import installed
from tests.web.staff import services_of

ASSETS = {
    "as_g_start": {"as_mode": "self", "as_age": "a16", "as_agree": "yes"},
    "as_g_area": {"as_for": "me", "as_area": "area_1", "as_psect": "B12 9", "as_best": "The canal garden"},
    "as_has_place": "no",
    "as_has_grp": "no",
    "as_g_do": {"as_do": ["check"], "as_differ": "4"},
    "as_has_skill": "no",
    "as_g_keep": {
        "as_keep": ["news"],
        "as_name": "Gwen Contact",
        "as_channel": "email",
        "as_email": "gwen@post.example",
    },
}
EQUALITY = {"eq_g": {"eq_ok": "yes", "eq_age": "a85", "eq_religion": "jewish"}}


def receive(app: Flask, form: str, answers: Mapping[str, object], number: int, **also: object) -> None:
    """Keep an answer, as if it had come on a day of November."""
    database = services_of(app).database
    published = publishing.form(database, form)
    assert published is not None
    fields = {
        "uuid": UUID(int=number, version=4),
        "body": json.dumps(answers).encode(),
        "form": form,
        "version": published.version,
        "language": "en",
        "channel": "web",
        "started_at": None,
        "finished_at": None,
        "answers": answers,
        "received_at": datetime(2026, 11, number, 12, tzinfo=UTC),
    }
    outcome = receiving.receive(database, Delivery(**{**fields, **also}))  # type: ignore[arg-type] # each is of its type
    assert isinstance(outcome, Accepted), outcome


def service(folder: Path) -> Flask:
    """Return a service with the six forms published."""
    address = f"sqlite:///{folder / 'surveyapp.sqlite'}"
    Database(address).upgrade()
    return installed(folder, address)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Two answers to the asset survey, one of them in Welsh on a council phone, and one about equality."""
    app = service(tmp_path_factory.mktemp("office"))
    receive(app, "community-asset-survey", ASSETS, 1)
    receive(app, "community-asset-survey", ASSETS, 2, language="cy", channel="device")
    receive(app, "equality", EQUALITY, 3)
    yield app
    services_of(app).database.dispose()


@pytest.fixture(scope="session")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Two made-up answers to the asset survey and a real one, and a visit record from nobody signed in."""
    app = service(tmp_path_factory.mktemp("mixed"))
    receive(app, "community-asset-survey", ASSETS, 5, demo=True)
    receive(app, "community-asset-survey", ASSETS, 6, demo=True)
    receive(app, "community-asset-survey", ASSETS, 7)
    receive(app, "visit-record", {"vs_case": "NF-1", "vs_outcome": "noans"}, 4)
    yield app
    services_of(app).database.dispose()
