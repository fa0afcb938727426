"""docs/workbook.md explains every sheet, every fixed column and every format."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from surveyapp.exporting import FORMATS, Options, full_texts
from surveyapp.exporting.codebook import Codebook
from surveyapp.exporting.fixed_columns import CHANNELS, LINKS, STATES, fixed_columns
from surveyapp.exporting.layout import Layout
from surveyapp.exporting.workbook import OWN_SHEETS
from tests.exporting.material import PARTY, source

ROOT = Path(__file__).parent.parent.parent
TEXT = (ROOT / "docs" / "workbook.md").read_text("utf-8")


def section(heading: str) -> str:
    """Return the part of the page under a heading."""
    _, _, rest = TEXT.partition(f"\n## {heading}\n")
    return rest.partition("\n## ")[0]


def documented(part: str) -> list[str]:
    """Return what the rows of a part's tables begin with, in code."""
    return re.findall(r"^\| `([^`]+)`", part, re.MULTILINE)


def test_every_fixed_column_of_answers_is_explained_in_its_order() -> None:
    columns = fixed_columns((PARTY,), Options(values="codes"), {})
    assert documented(section("The columns of *Answers*")) == [fixed.column.name for fixed in columns]


def test_every_column_that_links_a_repeat_is_explained() -> None:
    assert documented(section("The columns of a repeat")) == [column.name for column in LINKS]


def test_every_column_of_full_texts_is_explained() -> None:
    columns = [column.name for column in full_texts.TABLE.columns]
    assert documented(section("Texts that people typed")) == columns


def test_every_column_of_the_codebook_is_explained() -> None:
    codebook = Codebook(Layout(source(), Options()))
    names = {column.name for table in (codebook.questions, codebook.choices) for column in table.columns}
    generic = {re.sub(":en$", ":<language>", name) for name in names}
    assert set(documented(section("*Codebook* and *Choices*"))) == generic


@pytest.mark.parametrize("sheet", OWN_SHEETS)
def test_every_sheet_is_explained(sheet: str) -> None:
    assert f"| *{sheet}* |" in section("The sheets")


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_is_explained(ending: str) -> None:
    assert f"| `{ending}` |" in TEXT


@pytest.mark.parametrize("code", [*CHANNELS, *STATES])
def test_every_code_of_a_fixed_column_is_explained(code: str) -> None:
    assert f"`{code}`" in section("The columns of *Answers*")
