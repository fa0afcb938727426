"""A page made by one process can be served by every other."""

from __future__ import annotations

from surveyapp.storage import documents
from surveyapp.storage.database import Database


def keep(database: Database, content: bytes) -> None:
    documents.keep(database, "a1", form="street-party", version="v1", language="cy", content=content)


def test_a_page_is_found_by_its_hash(database: Database) -> None:
    keep(database, b"\x1f\x8b\0page")
    page = documents.KeptDocument("a1", "street-party", "v1", "cy", b"\x1f\x8b\0page")
    assert documents.get(database, "a1") == page
    assert documents.get(database, "b2") is None


def test_a_page_once_kept_never_changes(database: Database) -> None:
    keep(database, b"first")
    keep(database, b"second")
    found = documents.get(database, "a1")
    assert found is not None
    assert found.content == b"first"
