"""`surveyapp forms`: what a form author needs."""

from __future__ import annotations

from pathlib import Path

import click

from surveyapp import places
from surveyapp.commands.refusals import Refusal
from surveyapp.commands.terminal import opened, settings
from surveyapp.forms import check as check_forms
from surveyapp.storage import publishing


@click.group()
def forms() -> None:
    """Check and list forms."""


@forms.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check(paths: tuple[Path, ...]) -> None:
    """Check forms: files, or folders of them; without PATHS, all that come with this installation.

    Every problem is one line: file, line, question, column, what is wrong, what to write instead.
    Exit code 1 if there is any.
    """
    data = places.data_folder(settings().home)
    found = _files(paths or (places.FORMS,))
    problems = check_forms(found, data)
    for problem in problems:
        click.echo(problem)
    checked = _counted(len(found), "form")
    if problems:
        raise Refusal(f"{_counted(len(problems), 'problem')} in {checked}.")
    click.echo(f"{checked} checked, no problems.")


@forms.command("list")
def list_forms() -> None:
    """List the published forms: name, version, audience, title."""
    with opened(settings()) as database:
        published = publishing.published(database)
    if not published:
        raise Refusal("No form is published yet. Run: surveyapp db upgrade")
    for one in published:
        click.echo(f"{one.form}\t{one.version[:12]}\t{one.audience}\t{one.title}")


def _files(paths: tuple[Path, ...]) -> list[Path]:
    found = [file for path in paths for file in (sorted(path.glob("*.yaml")) if path.is_dir() else [path])]
    missing = [path for path in found if not path.is_file()]
    if missing:
        raise Refusal(f"{missing[0]}: there is no such file.")
    if not found:
        raise Refusal(f"There is no form (*.yaml) in {', '.join(str(path) for path in paths)}.")
    return found


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
