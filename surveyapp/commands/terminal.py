"""What commands share: the installation they work on, and how they show progress."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from surveyapp.settings import Settings
from surveyapp.storage.database import Database


class Advance(Protocol):
    """Told after each step how many are done in all."""

    def __call__(self, done: int, /) -> None:
        """Show it."""


def settings() -> Settings:
    """Return the settings of this installation."""
    return Settings.from_environment()


@contextmanager
def opened(installation: Settings) -> Iterator[Database]:
    """Open the installation's database, and close it at the end."""
    database = Database(installation.database_url)
    try:
        yield database
    finally:
        database.dispose()


@contextmanager
def progress(words: str, total: int | None) -> Iterator[Advance]:
    """Show a bar on the error stream while something long is done; nothing where no person is watching."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(words, total=total)

        def advance(done: int, /) -> None:
            bar.update(task, completed=done)

        yield advance
