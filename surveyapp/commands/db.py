"""`surveyapp db`: the tables, and the forms published in them."""

from __future__ import annotations

import click

from surveyapp.commands import seeding
from surveyapp.commands.refusals import Refusal
from surveyapp.commands.terminal import opened, settings
from surveyapp.storage import publishing
from surveyapp.storage.standing import Standing, standing

NOT_READY = {
    Standing.EMPTY: "The database is empty. Run: surveyapp db upgrade",
    Standing.OLDER: "The tables are of an earlier release. Back them up, then run: surveyapp db upgrade",
    Standing.UNKNOWN: (
        "The tables are of a later release than this program, or not ours. "
        "Install the release that made them, or check DATABASE_URL."
    ),
}


@click.group()
def db() -> None:
    """Set up, upgrade and check the database."""


@db.command()
def upgrade() -> None:
    """Bring the tables to this release, and publish the forms whose files have changed.

    Can be run at any time, and twice; answers keep the version of the form that they were given in.
    """
    installation = settings()
    with opened(installation) as database:
        database.upgrade()
        seeding.seed(database, installation.home)
        published = publishing.published(database)
    click.echo(f"The database is ready: {len(published)} forms are published.")


@db.command()
def check() -> None:
    """Say whether the tables are of this release and every published form can be read. Exit code 1 if not."""
    with opened(settings()) as database:
        found = standing(database)
        if found is not Standing.READY:
            raise Refusal(NOT_READY[found])
        published = publishing.published(database)
        for one in published:
            publishing.form(database, one.form)
    if not published:
        raise Refusal("No form is published yet. Run: surveyapp db upgrade")
    click.echo(f"The database is ready: {len(published)} forms are published and can be read.")
