"""`surveyapp demo`: the made-up town."""

from __future__ import annotations

from datetime import datetime

import click

from surveyapp import demo as town
from surveyapp.commands.terminal import opened, progress, settings


@click.group()
def demo() -> None:
    """Load and remove the answers of a made-up town."""


@demo.command()
def load() -> None:
    """Add made-up people, places and answers to try things out with.

    They are marked, and kept out of real exports.
    """
    installation = settings()
    with opened(installation) as database:
        if town.is_loaded(database, installation.home):
            click.echo("The demo is loaded already.")
            return
        with progress("Making up a town", town.total()) as advance:
            now = datetime.now(installation.council.zone)
            count = town.load(database, installation.home, advance, now)
    click.echo(f"The demo is loaded: {count} made-up answers. To remove them: surveyapp demo remove")


@demo.command()
def remove() -> None:
    """Take everything that `demo load` added away again: answers, accounts and data files."""
    installation = settings()
    with opened(installation) as database:
        count = town.remove(database, installation.home)
    click.echo(f"The demo is removed: {count} made-up answers." if count else "No demo is loaded.")
