"""Where things lie: the forms, translations and static files of the product, and the one writable folder."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).parent


def _shipped(name: str) -> Path:
    """Return a folder that ships with the product: in the wheel, or beside the package in a checkout."""
    bundled = _PACKAGE / "_bundled" / name
    return bundled if bundled.is_dir() else _PACKAGE.parent / name


FORMS = _shipped("forms")
TRANSLATIONS = _shipped("translations")
STATIC = _shipped("static")


def home() -> Path:
    """Return the one writable folder, `SURVEYAPP_HOME` or `./var`, made if need be, for the owner alone."""
    folder = Path(os.environ.get("SURVEYAPP_HOME") or "var").absolute()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def data_folder(home_folder: Path) -> Path:
    """Return the folder whose data files (`service.csv`, `area.csv` …) override those shipped in `forms/`."""
    return home_folder / "data"
