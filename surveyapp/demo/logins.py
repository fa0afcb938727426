"""The demo's accounts: one for each kind of work, all with one password, made up when the demo is loaded.

The password is kept in the home folder, readable by its owner alone, so that `surveyapp serve` can show it.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from surveyapp.storage import accounts
from surveyapp.storage.database import Database

FILE = "demo-logins.json"
ACCOUNTS = {
    "officer": ("officer@northfield.example", "Demo Officer", ("officer",)),
    "people": ("people@northfield.example", "Demo People Lead", ("people-lead",)),
    "analyst": ("analyst@northfield.example", "Demo Analyst", ("analyst",)),
    "worker": ("worker@northfield.example", "Demo Field Worker", ("field-worker",)),
    "privacy": ("privacy@northfield.example", "Demo Data Protection Lead", ("data-protection-lead",)),
}
WORDS = (
    *("amber", "basket", "candle", "dragon", "ember", "feather", "garden", "harbour", "island", "jumper"),
    *("kettle", "lantern", "meadow", "needle", "orchard", "pebble", "quilt", "ribbon", "saddle", "teapot"),
)


@dataclass(frozen=True, slots=True)
class Login:
    """How to sign in to the demo."""

    officer: str
    """The officer's email address."""
    password: str


def kept(home: Path) -> Login | None:
    """Return the login that was made when the demo was loaded; None without a demo."""
    path = home / FILE
    if not path.is_file():
        return None
    return Login(ACCOUNTS["officer"][0], json.loads(path.read_text("utf-8"))["password"])


def make(database: Database, home: Path) -> None:
    """Make the accounts, or give those that are left from an earlier demo a new password."""
    password = "-".join([*(secrets.choice(WORDS) for _ in range(3)), f"{secrets.randbelow(9000) + 1000}"])
    for email, name, roles in ACCOUNTS.values():
        account = accounts.find(database, email)
        if account is None:
            accounts.create(database, email, name, password, roles)
        else:
            accounts.set_password(database, account.id, password)
            accounts.set_disabled(database, account.id, False)
    path = home / FILE
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(
            {"password": password, "accounts": [email for email, _, _ in ACCOUNTS.values()]}, file, indent=2
        )


def remove(database: Database, home: Path) -> None:
    """Take the accounts and the file away."""
    for email, _, _ in ACCOUNTS.values():
        account = accounts.find(database, email)
        if account is not None:
            accounts.remove(database, account.id)
    (home / FILE).unlink(missing_ok=True)
