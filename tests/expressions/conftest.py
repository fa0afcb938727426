"""What the tests of expressions share: the other evaluator."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.expressions.javascript import JavaScript


@pytest.fixture(scope="session")
def javascript(node_program: Path) -> Iterator[JavaScript]:
    """The evaluator in JavaScript, one process for all tests."""
    with JavaScript(node_program) as evaluator:
        yield evaluator
