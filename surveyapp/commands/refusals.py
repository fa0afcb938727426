"""What a command cannot do, told in one clear sentence with a cure, and as an exit code."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from sqlalchemy.exc import DBAPIError

from surveyapp.forms import FormError
from surveyapp.settings import SettingsError
from surveyapp.storage.database import DatabaseTooNew


class Refusal(click.ClickException):
    """The command did not do what was asked. Exit code 1."""

    def show(self, file: object = None) -> None:  # noqa: ARG002 # the signature is click's
        """Write the reason to the error stream."""
        click.echo(self.message, err=True)


@contextmanager
def told() -> Iterator[None]:
    """Turn errors that a person can mend into a `Refusal`; any other is a fault of ours and stays."""
    try:
        yield
    except (SettingsError, FormError, DatabaseTooNew) as error:
        raise Refusal(str(error)) from error
    except DBAPIError as error:
        raise Refusal(_of_database(error)) from error
    except BrokenPipeError:
        # The reader of our output, such as `head`, has had enough.
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:
        if error.filename is None:
            raise
        raise Refusal(f"{error.filename}: {error.strerror}.") from error


def _of_database(error: DBAPIError) -> str:
    reason = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
    if "no such table" in reason or "does not exist" in reason:
        return f"The database is not set up for this release ({reason}). Run: surveyapp db upgrade"
    if isinstance(error.orig, sqlite3.Error):
        return (
            f"The database file cannot be used ({reason}). Check DATABASE_URL and SURVEYAPP_HOME, and that "
            "the folder can be written to and has room."
        )
    return f"The database does not answer ({reason}). Check DATABASE_URL, and that the database is running."
