"""Publishing the forms that lie in `forms/`, and telling what became of each."""

from __future__ import annotations

from pathlib import Path

import click

from surveyapp import places
from surveyapp.commands.refusals import Refusal
from surveyapp.storage import publishing
from surveyapp.storage.database import Database


def seed(database: Database, home: Path) -> None:
    """Publish every form whose file or data files have changed, and say which.

    Raises:
        Refusal: a form cannot be used; the others are published all the same.
    """
    seeded = publishing.seed(database, places.FORMS, places.data_folder(home))
    for one in seeded:
        if one.outcome in ("new", "changed"):
            click.echo(f"Published {one.form}.")
    broken = [one for one in seeded if one.outcome == "broken"]
    for one in broken:
        click.echo(str(one.problem), err=True)
    if broken:
        names = ", ".join(one.form for one in broken)
        raise Refusal(
            f"Not published, because of the problems above: {names}. Mend them, then run this again."
        )
