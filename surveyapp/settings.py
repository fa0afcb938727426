"""The settings of an installation: the environment for the machine, one YAML file for the council."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from surveyapp import places
from surveyapp.council import Council, SettingsError, read

__all__ = ["SETTINGS_FILE", "Council", "Settings", "SettingsError", "council"]

SETTINGS_FILE = "settings.yaml"
DATABASES = ("sqlite:///", "postgresql://", "postgres://")
SWITCHES = {"": False, "0": False, "1": True}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an installation can set. See docs/settings.md."""

    home: Path
    """`SURVEYAPP_HOME`: the one writable folder."""
    database_url: str
    """`DATABASE_URL`, or SQLite in a file of the home folder."""
    secret_key: str
    """`SECRET_KEY`, or one that is made once and kept in the home folder."""
    force_https: bool = False
    """`FORCE_HTTPS`: whether cookies go over HTTPS only, and a proxy's headers are believed."""
    council: Council = field(default_factory=Council)

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the environment and the council's file.

        Raises:
            SettingsError: a value cannot be used, or `SECRET_KEY` is missing beside a shared database.
        """
        values = os.environ if environment is None else environment
        home = places.home() if environment is None else Path(values["SURVEYAPP_HOME"]).absolute()
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        database_url = values.get("DATABASE_URL") or f"sqlite:///{home / 'surveyapp.sqlite'}"
        if not database_url.startswith(DATABASES):
            raise SettingsError(
                "DATABASE_URL: this is no address of a database that we know. "
                "Write sqlite:///path or postgresql://user@host/name."
            )
        return cls(
            home=home,
            database_url=database_url,
            secret_key=values.get("SECRET_KEY") or _kept_secret(home, database_url),
            force_https=_switch("FORCE_HTTPS", values.get("FORCE_HTTPS", "")),
            council=council(home),
        )


def council(home: Path) -> Council:
    """Read `settings.yaml` in the home folder; a missing file means the defaults.

    Raises:
        SettingsError: the file is not YAML, names a setting that does not exist, or a value cannot be used.
    """
    path = home / SETTINGS_FILE
    return read(path) if path.exists() else Council()


def _switch(name: str, written: str) -> bool:
    if written not in SWITCHES:
        raise SettingsError(f"{name}: {written!r} is neither on nor off. Write 1 or 0.")
    return SWITCHES[written]


def _kept_secret(home: Path, database_url: str) -> str:
    """Return the secret kept in the home folder, made on first use.

    A database that several machines share needs one secret for all of them, so there it must be given.
    """
    if not database_url.startswith("sqlite:"):
        raise SettingsError(
            "SECRET_KEY is not set. With a shared database, set it to the same long random text everywhere."
        )
    path = home / "secret_key"
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(48))
    return path.read_text("utf-8")


def _write_once(path: Path, text: str) -> None:
    """Write a file for the owner alone, whole or not at all; what another process wrote first stays."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(descriptor)
        with contextlib.suppress(FileExistsError):  # another process was quicker: its text counts
            os.link(temporary, path)
    finally:
        Path(temporary).unlink()
