"""`surveyapp export`: the answers to one form, as a file."""

from __future__ import annotations

import getpass
from datetime import date, datetime
from pathlib import Path

import click

from surveyapp import handover
from surveyapp.commands.refusals import Refusal
from surveyapp.commands.terminal import opened, progress, settings
from surveyapp.exporting import ExportError, Options, Values
from surveyapp.storage import events, submissions

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("form")
@click.option(
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write: .xlsx, .csv.zip, .jsonl or .geojson; the suffix says the format.",
)
@click.option(
    "--values",
    type=click.Choice(["labels", "codes", "both"]),
    default="labels",
    show_default=True,
    help="Choices as their words, as their codes, or both side by side.",
)
@click.option("--language", default="", help="Language of the words, such as cy; by default the form's own.")
@click.option("--since", type=DAY, default=None, help="First day of receipt, as 2026-10-01.")
@click.option("--until", type=DAY, default=None, help="Last day of receipt, included.")
@click.option(
    "--include-special-category", is_flag=True, help="Write answers of class P2 too. Handle with care."
)
@click.option("--demo", is_flag=True, help="Write the made-up answers of the demo instead of the real ones.")
def export(
    form: str,
    output: Path,
    values: Values,
    language: str,
    since: datetime | None,
    until: datetime | None,
    include_special_category: bool,
    demo: bool,
) -> None:
    """Write the answers to FORM to a file.

    The file appears when it is whole. Who wrote what is noted in the activity log.
    """
    if since and until and until < since:
        raise Refusal(
            f"--until {until:%Y-%m-%d} comes before --since {since:%Y-%m-%d}. Swap them, or leave one out."
        )
    installation = settings()
    zone = installation.council.zone
    wish = handover.Wish(form, zone, demo=demo, since=_day(since), until=_day(until))
    options = Options(values=values, language=language, include_special=include_special_category)
    with opened(installation) as database:
        try:
            with progress(f"Writing {output.name}", handover.count(database, wish)) as advance:
                written = handover.hand_over(
                    database,
                    wish,
                    output,
                    options,
                    name=_person(),
                    who=events.COMMAND_LINE,
                    progress=lambda done, _of: advance(done),
                )
        except ExportError as error:
            raise Refusal(str(error)) from error
        except handover.UnknownForm as error:
            raise Refusal(f"There is no form {form!r}. See which there are: surveyapp forms list") from error
        made_up = submissions.has_demo(database)
    click.echo(f"{output}: {written.rows} {'submission' if written.rows == 1 else 'submissions'}.")
    # Whoever tries the demo would else take an empty file for a fault.
    if written.rows == 0 and not demo and made_up:
        click.echo("The made-up answers of the demo are left out. To write them instead: --demo")


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _person() -> str:
    """Return who runs the command, for the *About* sheet."""
    try:
        return f"{getpass.getuser()}, at the command line"
    except (KeyError, OSError):  # a container whose user has no name
        return "somebody at the command line"
