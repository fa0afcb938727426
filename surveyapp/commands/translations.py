"""`surveyapp translations`: what a translator's files need from the command line. See docs/translating.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from surveyapp import places
from surveyapp.commands.refusals import Refusal, told
from surveyapp.languages.catalogs import Catalogs, path_of, template_of
from surveyapp.languages.checking import Fault, check
from surveyapp.languages.counting import progress, table
from surveyapp.languages.locales import locale_of
from surveyapp.languages.merging import update
from surveyapp.languages.pofile import CatalogError
from surveyapp.languages.templates import Sources, extract, stale

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

domain_option = click.option(
    "--domain", "domains", multiple=True, metavar="NAME", help="Only this form, or `interface`. Repeatable."
)
language_option = click.option(
    "--language", "languages", multiple=True, metavar="TAG", help="Only this language. Repeatable."
)


@click.group("translations")
@click.option("--forms", type=FOLDER, default=places.FORMS, help="The folder of the forms.")
@click.option("--translations", type=FOLDER, default=places.TRANSLATIONS, help="The folder of the catalogs.")
@click.pass_context
def group(context: click.Context, forms: Path, translations: Path) -> None:
    """Extract, merge, check and count translations."""
    context.obj = Sources(forms=forms, translations=translations)


@group.command("extract")
@domain_option
@click.pass_obj
def extract_command(sources: Sources, domains: tuple[str, ...]) -> None:
    """Write the templates (.pot) of the interface and of every form."""
    with _telling():
        changed = extract(sources, _domains(sources, domains))
    for path in changed:
        click.echo(f"{path} written")
    click.echo(f"{len(changed)} templates changed.")


@group.command("update")
@language_option
@domain_option
@click.pass_obj
def update_command(sources: Sources, languages: tuple[str, ...], domains: tuple[str, ...]) -> None:
    """Bring the catalogs (.po) up to the templates.

    An edited text keeps its translation, marked fuzzy, with the old text beside it. A language and a domain
    that are both named are begun if there is no catalog yet.
    """
    begun = bool(languages and domains)
    changed = 0
    for language, domain in _catalogs(sources, languages, domains, missing=begun):
        with _telling():
            written = update(sources.translations, domain, language)
        if written:
            changed += 1
            click.echo(f"{path_of(sources.translations, domain, language)} written")
    click.echo(f"{changed} catalogs changed.")


@group.command("check")
@language_option
@domain_option
@click.pass_obj
def check_command(sources: Sources, languages: tuple[str, ...], domains: tuple[str, ...]) -> None:
    """Find faults: stale templates, placeholders, links, marks, plural forms. Exits 1 if there are any."""
    with _telling():
        faults = _faults(sources, languages, domains)
    for fault in faults:
        click.echo(str(fault))
    if faults:
        raise Refusal(f"{len(faults)} faults.")
    click.echo("No faults.")


@group.command("status")
@language_option
@domain_option
@click.pass_obj
def status_command(sources: Sources, languages: tuple[str, ...], domains: tuple[str, ...]) -> None:
    """Print how far each language is with the interface and each form."""
    with _telling():
        rows = [
            progress(sources.translations, domain, language)
            for language, domain in _catalogs(sources, languages, domains, missing=True)
        ]
    click.echo(table(rows))


@contextmanager
def _telling() -> Iterator[None]:
    """Turn a catalog that cannot be read, or a template that is not there, into a refusal with its cure."""
    with told():
        try:
            yield
        except CatalogError as error:
            raise Refusal(str(error)) from error
        except FileNotFoundError as error:
            if not str(error.filename).endswith(".pot"):
                raise
            raise Refusal(f"{error.filename} is missing. Run: surveyapp translations extract") from error


def _domains(sources: Sources, wanted: Sequence[str]) -> tuple[str, ...]:
    known = sources.domains()
    for domain in wanted:
        if domain not in known:
            raise click.UsageError(f"there is no domain {domain!r}. Write one of: {', '.join(known)}.")
    return tuple(wanted) or known


def _catalogs(
    sources: Sources, languages: Sequence[str], domains: Sequence[str], *, missing: bool
) -> list[tuple[str, str]]:
    """Return language and domain of each catalog meant; of those not there yet too, if `missing`."""
    for language in languages:
        if locale_of(language) is None:
            raise click.UsageError(f"CLDR knows no language {language!r}. Write a tag like cy or pa-Arab.")
    known = Catalogs(sources.translations).known()
    return [
        (language, domain)
        for language in languages or known[1:]
        for domain in _domains(sources, domains)
        if missing or path_of(sources.translations, domain, language).exists()
    ]


def _faults(sources: Sources, languages: Sequence[str], domains: Sequence[str]) -> list[Fault]:
    found = [
        Fault(template_of(sources.translations, domain), 1, f"{what}. Run: surveyapp translations extract")
        for domain in _domains(sources, domains)
        for what in stale(sources, domain)
    ]
    for language, domain in _catalogs(sources, languages, domains, missing=False):
        found += check(sources.translations, domain, language)
    return found
