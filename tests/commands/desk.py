"""The command line in a folder of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from surveyapp.cli import main
from surveyapp.settings import Settings
from surveyapp.storage.database import Database


class Desk:
    """Runs commands on one installation."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def run(self, *words: object, given: str | None = None) -> Result:
        """Run a command, with this on its standard input."""
        environment = {"SURVEYAPP_HOME": str(self.home), "DATABASE_URL": "", "SECRET_KEY": ""}
        result = CliRunner().invoke(main, [str(word) for word in words], env=environment, input=given)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    def done(self, *words: object, given: str | None = None) -> str:
        """Run a command that must succeed, and return what it says."""
        result = self.run(*words, given=given)
        assert result.exit_code == 0, result.output
        return result.stdout

    def refused(self, *words: object, given: str | None = None) -> str:
        """Run a command that must be refused, and return why."""
        result = self.run(*words, given=given)
        assert result.exit_code == 1, result.output
        assert "Traceback" not in result.output
        return result.stderr

    def database(self) -> Database:
        """Return the installation's database, to be closed by the caller."""
        return Database(Settings.from_environment({"SURVEYAPP_HOME": str(self.home)}).database_url)


@pytest.fixture
def empty_desk(tmp_path: Path) -> Desk:
    """An installation in which nothing was run yet."""
    return Desk(tmp_path / "home")


@pytest.fixture(scope="session")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of an installation with the six forms published, which tests copy and leave alone."""
    home = tmp_path_factory.mktemp("upgraded") / "home"
    Desk(home).done("db", "upgrade")
    return home


@pytest.fixture
def desk(empty_desk: Desk, upgraded: Path) -> Desk:
    """An installation with the six forms published."""
    shutil.copytree(upgraded, empty_desk.home)
    return empty_desk
