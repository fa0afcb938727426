"""A file that is written whole or not at all: in a neighbour first, renamed when all is on the disk."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from surveyapp.exporting.source import ExportError

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """Give the path to write to. It becomes `target` when the block ends, and is removed when it fails.

    Only the owner may read the file. One that was there before is replaced.

    Raises:
        ExportError: the folder is not there, the target is a folder itself, or the disk is full.
    """
    if not target.parent.is_dir():
        raise ExportError(f"There is no folder {target.parent}. Make it first, or write somewhere else.")
    if target.is_dir():
        raise ExportError(f"{target} is a folder. Name a file in it.")
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-", suffix=".part")
    os.close(descriptor)
    path = Path(name)
    try:
        yield path
        _settle(path)
        path.replace(target)
    except BaseException as error:
        path.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno in NO_ROOM:
            raise ExportError(
                f"There is no room for {target.name} in {target.parent}, so nothing was written. "
                "Make room, or write somewhere else."
            ) from error
        raise
    _settle(target.parent)


def _settle(path: Path) -> None:
    """Wait until a file's bytes, or a folder's names, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
