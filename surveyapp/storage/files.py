"""Files in a folder by the hash of their content, each written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import BinaryIO


class Folder:
    """Files by their SHA-256 in hexadecimal digits, in subfolders by its first two."""

    def __init__(self, root: Path) -> None:
        """Remember the folder; it is made with the first file."""
        self._root = root
        self._unfinished = root / "unfinished"

    def path(self, sha256: str) -> Path:
        """Return where a file is, or would be."""
        return self._root / sha256[:2] / sha256

    def write(self, sha256: str, content: bytes) -> None:
        """Write a file, so that it survives a power cut from here on. One of the same name is replaced."""
        path = self.path(sha256)
        for folder in (path.parent, self._unfinished):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, temporary = tempfile.mkstemp(dir=self._unfinished)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(descriptor)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _sync(path.parent)

    def open(self, sha256: str) -> BinaryIO:
        """Open a file to read.

        Raises:
            FileNotFoundError: there is none.
        """
        return self.path(sha256).open("rb")

    def remove_older(self, sha256: str, than: datetime) -> None:
        """Remove a file, unless it was written since: then somebody has just sent the same one again."""
        _remove_older(self.path(sha256), than)

    def remove_unfinished(self, than: datetime) -> None:
        """Remove what processes that were killed while they wrote have left behind."""
        for path in self._unfinished.glob("*"):
            _remove_older(path, than)


def _remove_older(path: Path, than: datetime) -> None:
    with contextlib.suppress(FileNotFoundError):  # another process was quicker
        if path.stat().st_mtime <= than.timestamp():
            path.unlink()


def _sync(folder: Path) -> None:
    """Make the folder's list of names survive a power cut, where the system can."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
