"""A process keeps the pages it has made, and makes each once."""

from __future__ import annotations

import threading
import time

import pytest

from surveyapp.web import shelf
from surveyapp.web.shelf import Document, Shelf


def test_many_who_ask_at_once_wait_for_one_to_make_it() -> None:
    kept, made = Shelf(), []

    def make() -> Document:
        time.sleep(0.02)
        made.append("made")
        return Document("abc", b"page")

    askers = [threading.Thread(target=kept.get_or_make, args=(("form", "en"), make)) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert made == ["made"]
    assert kept.get(("form", "en")) == Document("abc", b"page")


def test_the_one_asked_for_longest_ago_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "KEPT", 2)
    kept = Shelf()
    for name in ("a", "b"):
        kept.put((name,), Document(name, b""))
    kept.get(("a",))
    kept.put(("c",), Document("c", b""))
    assert [name for name in ("a", "b", "c") if kept.get((name,))] == ["a", "c"]
