"""`surveyapp submissions`: answers that come from elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from surveyapp.commands import importing
from surveyapp.commands.refusals import Refusal
from surveyapp.commands.terminal import opened, progress, settings
from surveyapp.storage import events, publishing


@click.group()
def submissions() -> None:
    """Bring in answers from elsewhere."""


@submissions.command("import")
@click.argument("form")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--demo", is_flag=True, help="Mark them as made up.")
def import_submissions(form: str, file: Path, demo: bool) -> None:
    """Take in the answers to FORM from FILE, in JSON lines as `surveyapp export` writes them.

    Each line is an object with `answers`; `uuid`, `version`, `language`, `channel`, `started_at` and
    `finished_at` may be left out. Each is checked like one that comes from a phone. Lines that are refused
    are told with their reason, the others are kept; once mended, the same file can be imported again, and
    nothing is kept twice. Exit code 1 if any was refused.
    """
    if file.suffix != ".jsonl":
        raise Refusal(
            f"{file}: the suffix is not .jsonl. Write one JSON object a line, as `surveyapp export` does."
        )
    with opened(settings()) as database:
        found = publishing.form(database, form)
        if found is None:
            raise Refusal(f"There is no form {form!r}. See which there are: surveyapp forms list")
        with progress(f"Reading {file.name}", _count_lines(file)) as advance:
            outcome = importing.take_in(database, found, file, demo=demo, advance=advance)
        if outcome.new:
            events.note(
                database, events.COMMAND_LINE, "imported_answers", form, {"new": outcome.new, "demo": demo}
            )
    for reason in outcome.refused:
        click.echo(reason, err=True)
    click.echo(f"{outcome.new} new, {outcome.known} known already, {len(outcome.lines_refused)} refused.")
    if outcome.lines_refused:
        raise Refusal("Mend the lines above, then import the same file again.")


def _count_lines(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for _ in lines)
