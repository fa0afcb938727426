"""What every floor's tests share: programs beside Python, databases, and the rule that CI skips nothing."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from surveyapp.storage.database import Database
from tests import programs
from tests.databases import KINDS, Databases, run_of


@pytest.fixture(scope="session")
def browser_program() -> Path:
    """Chromium or Chrome; without one the test is skipped, and in CI it fails."""
    found = programs.browser()
    if found is None:
        pytest.skip("needs Chromium or Chrome: run make test, or install one")
    return found


@pytest.fixture(scope="session")
def office_program() -> Path:
    """LibreOffice; without it the test is skipped, and in CI it fails."""
    found = programs.office()
    if found is None:
        pytest.skip("needs LibreOffice: install libreoffice-calc")
    return found


@pytest.fixture(scope="session")
def node_program() -> Path:
    """Node, from the wheel."""
    return programs.node()


@pytest.fixture(scope="session")
def databases(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Databases]:
    """A maker of databases, on SQLite and on a real PostgreSQL."""
    made = Databases(tmp_path_factory.mktemp("databases"), run_of(request.config))
    yield made
    made.close()


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Database]:
    """An empty database with all tables; a test that takes it runs on SQLite and on PostgreSQL."""
    with databases.of_kind(request.param) as address:
        made = Database(address)
        yield made
        made.dispose()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, a test that was skipped is a test that failed: nothing is left out in silence."""
    report = yield
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        reason = call.excinfo.value if call.excinfo else report.longrepr
        report.longrepr = f"{item.nodeid} was skipped, and CI skips nothing: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module that skips itself."""
    report = yield
    if os.environ.get("CI") == "true" and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} was skipped whole, and CI skips nothing"
    return report
