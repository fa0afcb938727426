"""A real browser in front of a real server: the shipped forms, with drafts of translations."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright
from werkzeug.serving import make_server

from surveyapp.storage import accounts
from surveyapp.storage.database import Database
from surveyapp.web.services import services
from tests import programs
from tests.web.conftest import installed

PHONE: ViewportSize = {"width": 360, "height": 740}
WORKER = ("worker@northfield.example", "a long pass phrase for tests")


@dataclass(frozen=True, slots=True)
class Site:
    """The running service."""

    address: str
    app: Flask

    @property
    def database(self) -> Database:
        """What it keeps."""
        with self.app.app_context():
            return services().database


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Serve on a port of its own, in a thread, for all tests of this process."""
    home = tmp_path_factory.mktemp("site")
    address = f"sqlite:///{home / 'surveyapp.sqlite'}"
    Database(address).upgrade()
    app = installed(home, address)
    with app.app_context():
        accounts.create(services().database, WORKER[0], "A worker", WORKER[1], ["field-worker"])
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.port}", app)
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        services().database.dispose()


@pytest.fixture(scope="session")
def browser(browser_program: Path) -> Iterator[Browser]:
    """Chromium without a window."""
    with sync_playwright() as playwright:
        flags = list(programs.BROWSER_FLAGS)
        browser = playwright.chromium.launch(executable_path=browser_program, args=flags)
        yield browser
        browser.close()


OpenPhone = Callable[..., Page]


@pytest.fixture
def open_phone(browser: Browser, site: Site) -> Iterator[OpenPhone]:
    """Open a page as on a small phone; every error of its scripts fails the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(*, scripts: bool = True, **options: object) -> Page:
        context = browser.new_context(
            base_url=site.address,
            viewport=PHONE,
            has_touch=True,
            java_script_enabled=scripts,
            locale="en-GB",
            timezone_id="Europe/London",
            **options,  # type: ignore[arg-type] # handed on as they are
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def phone(open_phone: OpenPhone) -> Page:
    """A phone with JavaScript."""
    return open_phone()
