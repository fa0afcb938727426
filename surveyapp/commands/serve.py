"""`surveyapp serve`: the service itself."""

from __future__ import annotations

import click

from surveyapp.commands import seeding, server
from surveyapp.commands.refusals import Refusal
from surveyapp.commands.terminal import opened, settings
from surveyapp.demo import logins
from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.storage.standing import Standing, standing
from surveyapp.web.office.making import Downloads

EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 # compared with, not listened on
FIRST_FORM = "community-asset-survey"


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for all.")
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=None,
    help="Processes to start; by default one for each processor, between 2 and 8.",
)
def serve(port: int, host: str, processes: int | None) -> None:
    """Serve the surveys until stopped with Ctrl+C.

    On an empty folder it makes the database and publishes the forms first. It loads no demo.
    """
    installation = settings()
    server.ensure_free(host, port)
    with opened(installation) as database:
        _prepare(installation, database)
    Downloads(installation.home).tidy()
    server.Server(
        (host, port), processes or server.default_processes(), lambda: _announce(installation, host, port)
    ).run()


def _prepare(installation: Settings, database: Database) -> None:
    match standing(database):
        case Standing.EMPTY:
            database.upgrade()
            seeding.seed(database, installation.home)
        case Standing.OLDER:
            raise Refusal("The database is of an earlier release. Back it up, then run: surveyapp db upgrade")
        case Standing.UNKNOWN:
            raise Refusal(
                "The database is of a later release than this program, or holds something else. "
                "Install the release that made it, or check DATABASE_URL."
            )
        case Standing.READY:
            pass


def _announce(installation: Settings, host: str, port: int) -> None:
    shown = "127.0.0.1" if host in EVERYWHERE else f"[{host}]" if ":" in host else host
    root = f"http://{shown}:{port}"
    click.echo(f"\n{installation.council.name}: surveys at {root}/")
    click.echo(f"  To answer one    {root}/en/{FIRST_FORM}")
    click.echo(f"  The office       {root}/office/")
    login = logins.kept(installation.home)
    if login is not None:
        click.echo(f"                   sign in as {login.officer} with the password {login.password}")
        click.echo("  Made-up answers are loaded. To remove them: surveyapp demo remove")
    click.echo("Stop with Ctrl+C.")
