"""The rendered form pages that a process has at hand."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

KEPT = 64
"""Documents that one process keeps in memory."""


@dataclass(frozen=True, slots=True)
class Document:
    """One rendered form in one language."""

    sha256: str
    """Of the page before compression."""
    compressed: bytes


class Shelf:
    """The documents that a process has made or fetched, least used out first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._making = Lock()
        self._kept: OrderedDict[tuple[str, ...], Document] = OrderedDict()

    def get(self, key: tuple[str, ...]) -> Document | None:
        """Return a document by what it was made from."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def get_or_make(self, key: tuple[str, ...], make: Callable[[], Document]) -> Document:
        """Return a document, made if need be. Many who ask at once wait for one of them to make it."""
        found = self.get(key)
        if found is None:
            with self._making:
                found = self.get(key) or make()
                self.put(key, found)
        return found

    def put(self, key: tuple[str, ...], document: Document) -> None:
        """Keep a document."""
        with self._lock:
            self._kept[key] = document
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
