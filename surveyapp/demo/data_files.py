"""The data files of the town, put where a council puts its own: names of areas, and what is to be rated."""

from __future__ import annotations

from pathlib import Path

from surveyapp import places
from surveyapp.demo.wordbook import TOWN
from surveyapp.storage import publishing
from surveyapp.storage.database import Database

FILES = ("area.csv", "priority_items.csv")


def put(database: Database, home: Path) -> None:
    """Put the files into the data folder, and publish the forms with them. A council's own files stay."""
    folder = places.data_folder(home)
    folder.mkdir(exist_ok=True)
    for name in FILES:
        if not (folder / name).exists():
            (folder / name).write_bytes((TOWN / name).read_bytes())
    publishing.seed(database, places.FORMS, folder)


def take_away(database: Database, home: Path) -> None:
    """Remove the files, unless somebody has changed them, and publish the forms as they were."""
    folder = places.data_folder(home)
    for name in FILES:
        path = folder / name
        if path.exists() and path.read_bytes() == (TOWN / name).read_bytes():
            path.unlink()
    publishing.seed(database, places.FORMS, folder)
