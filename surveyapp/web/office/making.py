"""Downloads in the making. A large one takes minutes: it is made beside the request, and fetched when whole.

Each has a folder of its own in the home folder, named by a token that cannot be guessed. A small file of JSON
says what it is and how far; the download itself appears when it is whole. None of it is in the memory of a
process, so any process of the machine can answer for it. They are removed after an hour.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from uuid import UUID

from flask import current_app

FOLDER = "exports"
KEPT = 3600
"""Seconds."""
STUCK = 600
"""Seconds without progress after which the process that made it must have ended."""
TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")
FACTS = "facts.json"

Make = Callable[[Path, Callable[[int, int], None]], None]
"""Writes the download to a path, and reports submissions written and expected."""


@dataclass(frozen=True, slots=True)
class Download:
    """One download, as far as it is."""

    token: str
    account: str
    """The id of who asked for it; nobody else may fetch it."""
    form: str
    file_name: str
    done: int = 0
    expected: int = 0
    failed: bool = False


class Downloads:
    """The downloads of one installation."""

    def __init__(self, home: Path) -> None:
        """Use the folder in this home."""
        self._folder = home / FOLDER

    def start(self, account: UUID, form: str, file_name: str, make: Make, wait: float) -> Download:
        """Begin to make a download, and return how far it is after waiting for it a little.

        Args:
            account: who asks for it.
            form: the form's name.
            file_name: what the browser shall call it.
            make: writes it.
            wait: seconds at most until this returns, whole or not.
        """
        self.tidy()
        download = Download(secrets.token_urlsafe(32), str(account), form, file_name)
        (self._folder / download.token).mkdir(parents=True, mode=0o700)
        self._note(download)
        logger = current_app.logger

        def work() -> None:
            try:
                make(
                    self.path(download),
                    lambda done, expected: self._note(replace(download, done=done, expected=expected)),
                )
            except Exception:
                self._note(replace(download, failed=True))
                logger.exception("A download of %s could not be made.", form)

        thread = threading.Thread(target=work, name=f"download of {form}", daemon=True)
        thread.start()
        thread.join(wait)
        return self.find(download.token, account) or download

    def find(self, token: str, account: UUID) -> Download | None:
        """Return a download by its token, if this person asked for it and it is still kept."""
        if not TOKEN.fullmatch(token):
            return None
        facts = self._folder / token / FACTS
        try:
            download = Download(**json.loads(facts.read_text("utf-8")))
            silent = time.time() - facts.stat().st_mtime
        except FileNotFoundError:
            return None
        if download.account != str(account):
            return None
        if silent > STUCK and not self.is_whole(download):
            return replace(download, failed=True)
        return download

    def is_whole(self, download: Download) -> bool:
        """Return whether it can be fetched: the file appears under its name when it is whole."""
        return self.path(download).is_file()

    def path(self, download: Download) -> Path:
        """Return where it is, or will be."""
        return self._folder / download.token / download.file_name

    def tidy(self) -> None:
        """Remove what is older than an hour; done at each visit of the office and when the service starts.

        What a process that was killed left of a download, hidden files and all, goes too.
        """
        self._folder.mkdir(mode=0o700, exist_ok=True)
        for left in self._folder.iterdir():
            with suppress(FileNotFoundError):  # another process was quicker
                if left.lstat().st_mtime >= time.time() - KEPT:
                    continue
                if left.is_dir() and not left.is_symlink():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink()

    def _note(self, download: Download) -> None:
        facts = self._folder / download.token / FACTS
        written = facts.with_suffix(".new")
        written.write_text(json.dumps(asdict(download)), "utf-8")
        written.replace(facts)
