"""A workbook to read, and a place to write one."""

from __future__ import annotations

from pathlib import Path

import pytest

from surveyapp.exporting import export
from tests.exporting.material import everything, source


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "party.xlsx"


@pytest.fixture(scope="session")
def party(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook of one submission in which everything is answered."""
    path = tmp_path_factory.mktemp("workbook") / "party.xlsx"
    export(source([everything()]), path)
    return path
