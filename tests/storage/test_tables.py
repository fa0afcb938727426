"""Every table and module of storage is described."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from surveyapp.storage import tables
from surveyapp.storage.database import MIGRATIONS

ROOT = Path(__file__).parent.parent.parent
DESCRIBED = (ROOT / "docs" / "storage.md").read_text("utf-8")


@pytest.mark.parametrize("table", sorted(SQLModel.metadata.tables))
def test_every_table_is_described(table: str) -> None:
    assert f"\n| `{table}` | " in DESCRIBED


def test_no_table_is_described_that_is_not_there() -> None:
    section = DESCRIBED.partition("## Tables")[2].partition("\n## ")[0]
    described = set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))
    assert described == {*SQLModel.metadata.tables, "alembic_version"}


def test_every_module_is_described() -> None:
    section = DESCRIBED.partition("## Where is what")[2].partition("\n## ")[0]
    modules = {path.stem for path in MIGRATIONS.parent.glob("*.py")} - {"__init__"}
    assert modules - set(re.findall(r"`(\w+)`", section)) == set()


def test_every_table_says_what_a_row_is() -> None:
    rows = [each for name, each in vars(tables).items() if name.endswith("Row")]
    assert len(rows) == len(SQLModel.metadata.tables)
    assert [row.__name__ for row in rows if not row.__doc__] == []
