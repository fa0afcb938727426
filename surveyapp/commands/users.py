"""`surveyapp users`: the people who sign in."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.table import Table

from surveyapp.commands.refusals import Refusal
from surveyapp.commands.terminal import opened, settings
from surveyapp.storage import accounts
from surveyapp.storage.accounts import Account, AccountError
from surveyapp.storage.database import Database
from surveyapp.storage.roles import ROLES

role_option = click.option(
    "--role",
    "roles",
    multiple=True,
    metavar="ROLE",
    help="A role; repeatable. `surveyapp users roles` lists them.",
)
password_option = click.option(
    "--password-stdin", is_flag=True, help="Read the password from standard input instead of making one up."
)


@click.group()
def users() -> None:
    """Add, list and change the people who sign in."""


@users.command()
@click.argument("email")
@click.option("--name", required=True, help="The person's name.")
@role_option
@password_option
def add(email: str, name: str, roles: tuple[str, ...], password_stdin: bool) -> None:
    """Add a person. A password is made up and shown once, unless one is given."""
    password, words = _password(password_stdin)
    with opened(settings()) as database, _telling():
        account = accounts.create(database, email, name, password, roles)
    click.echo(f"Added {account.email}. Roles: {', '.join(account.roles) or 'none yet'}.")
    click.echo(words)


@users.command("list")
def list_users() -> None:
    """List everybody who has an account."""
    with opened(settings()) as database:
        found = accounts.every(database)
    if not found:
        click.echo("Nobody has an account yet. Add one: surveyapp users add EMAIL --name NAME --role officer")
        return
    for account in found:
        state = "shut out" if account.disabled else "may sign in"
        click.echo(f"{account.email}\t{account.name}\t{', '.join(account.roles) or 'no role'}\t{state}")


@users.command()
@click.argument("email")
@click.option("--undo", is_flag=True, help="Let the person in again.")
def disable(email: str, undo: bool) -> None:
    """Shut a person out, everywhere at once. Nothing of what they did is lost."""
    with opened(settings()) as database, _telling():
        account = _find(database, email)
        accounts.set_disabled(database, account.id, not undo)
    click.echo(f"{account.email} {'may sign in again' if undo else 'is shut out'}.")


@users.command("password")
@click.argument("email")
@password_option
def set_password(email: str, password_stdin: bool) -> None:
    """Set a new password, and sign the person out everywhere.

    It is made up and shown once, unless one is given.
    """
    new, words = _password(password_stdin)
    with opened(settings()) as database, _telling():
        account = _find(database, email)
        accounts.set_password(database, account.id, new)
    click.echo(f"{account.email} has a new password.")
    click.echo(words)


@users.command("roles")
@click.argument("email", required=False)
@role_option
def set_roles(email: str | None, roles: tuple[str, ...]) -> None:
    """List the roles and what each may do; or, with EMAIL, give a person exactly the roles named.

    EMAIL without any --role takes all roles away.
    """
    if email is None:
        _show_roles()
        return
    with opened(settings()) as database, _telling():
        account = _find(database, email)
        accounts.set_roles(database, account.id, roles)
    click.echo(f"{account.email} has these roles now: {', '.join(roles) or 'none'}.")


def _show_roles() -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("role", no_wrap=True)
    table.add_column("may")
    for role in ROLES.values():
        table.add_row(role.name, "; ".join(sorted(str(one) for one in role.may)))
    Console().print(table)


def _find(database: Database, email: str) -> Account:
    account = accounts.find(database, email)
    if account is None:
        raise Refusal(f"Nobody has an account as {email}. See who has: surveyapp users list")
    return account


def _password(from_input: bool) -> tuple[str, str]:
    """Return a password and what to say of it."""
    if from_input:
        given = sys.stdin.readline().rstrip("\r\n")
        return given, "The password is the one that you gave."
    made = secrets.token_urlsafe(12)
    return made, f"Password: {made}  (shown only now; it can be changed under Your account)"


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except AccountError as error:
        raise Refusal(str(error)) from error
