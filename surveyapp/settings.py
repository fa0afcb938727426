"""The settings of an installation: the environment for the machine, one YAML file for the council."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

import yaml

from surveyapp import places

SETTINGS_FILE = "settings.yaml"


class SettingsError(Exception):
    """A setting is missing or cannot be used; the text says which one and what to write instead."""


@dataclass(frozen=True, slots=True)
class Council:
    """What the council says of itself, from `settings.yaml` in `SURVEYAPP_HOME`. See docs/settings.md."""

    name: str = "Northfield Council"
    contact_email: str = "surveys@northfield.example"
    contact_phone: str = "01632 960001"
    contact_address: str = ""
    privacy_url: str = ""
    """A full privacy notice elsewhere; empty means our own page."""
    data_protection_email: str = ""
    safeguarding_adults: str = "01632 960002"
    safeguarding_children: str = "01632 960003"
    safeguarding_out_of_hours: str = "01632 960004"
    accessibility_reviewed: str = ""
    """The date (ISO) on which the council last reviewed the accessibility statement."""
    brand_colour: str = "#0b5d5a"
    draft_languages: bool = False
    """Whether languages whose catalogs are drafts are offered to the public."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an installation can set."""

    home: Path
    database_url: str
    secret_key: str
    force_https: bool = False
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
        return cls(
            home=home,
            database_url=database_url,
            secret_key=values.get("SECRET_KEY") or _kept_secret(home, database_url),
            force_https=values.get("FORCE_HTTPS") == "1",
            council=council(home),
        )


def council(home: Path) -> Council:
    """Read `settings.yaml`; a missing file means the defaults.

    Raises:
        SettingsError: the file is not YAML, or names a setting that does not exist.
    """
    path = home / SETTINGS_FILE
    if not path.exists():
        return Council()
    try:
        written = yaml.safe_load(path.read_text("utf-8")) or {}
    except yaml.YAMLError as error:
        raise SettingsError(f"{path}: this is not YAML: {error}") from error
    known = {one.name: one for one in fields(Council)}
    unknown = sorted(set(written) - set(known))
    if unknown:
        raise SettingsError(f"{path}: unknown setting {unknown[0]!r}. Write one of: {', '.join(known)}.")
    return Council(**{name: value if isinstance(value, bool) else str(value) for name, value in written.items()})


def _kept_secret(home: Path, database_url: str) -> str:
    """Return the secret kept in the home folder, made on first use.

    A database that several machines share needs one secret for all of them, so there it must be given.
    """
    if not database_url.startswith("sqlite:"):
        raise SettingsError("SECRET_KEY is not set. With a shared database, set it to the same long random text everywhere.")
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
        with contextlib.suppress(FileExistsError):  # another process was quicker: its text is the one that counts
            os.link(temporary, path)
    finally:
        Path(temporary).unlink()
