"""Every address is written down in docs/web.md, and every address written down is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask

from tests.web.client import Client

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "web.md"
ROW = re.compile(r"^\| `(/[^`]*)` \| ([A-Z, ]+) \|", re.MULTILINE)
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
SHOWN = {"form": "form", "language": "language", "sha256": "sha256", "uuid": "uuid"}
"""How a converter's part is written in the document; a part without one goes by its own name."""


def documented() -> set[tuple[str, str]]:
    """Return the addresses of the document with their methods."""
    rows = ROW.findall(DOCUMENT.read_text("utf-8"))
    assert rows
    return {(address, method.strip()) for address, methods in rows for method in methods.split(",")}


def served(app: Flask) -> set[tuple[str, str]]:
    """Return the addresses of the application with their methods."""
    return {
        (PARAMETER.sub(lambda part: f"<{SHOWN.get(part[1] or '', part[2])}>", rule.rule), method)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def test_every_address_is_documented(app: Flask) -> None:
    assert served(app) - documented() == set()


def test_every_documented_address_is_there(app: Flask) -> None:
    assert documented() - served(app) == set()


@pytest.mark.parametrize(
    "path", ["/nothing", "/en/nothing/at/all", "/en/../secret_key", "/static/nothing.js", "/%00"]
)
def test_any_other_address_is_answered_with_a_page_that_helps(client: Client, path: str) -> None:
    client.open(path, 404)


def test_health_is_told(app: Flask) -> None:
    client = app.test_client()
    assert client.get("/health/live").get_json() == {"status": "live"}
    assert client.get("/health/ready").get_json() == {"status": "ready"}
