"""What every request needs, found from the running application."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from flask import current_app

from surveyapp.settings import Settings
from surveyapp.storage.attachments import Uploads
from surveyapp.storage.database import Database
from surveyapp.web.shelf import Shelf
from surveyapp.web.static_files import StaticTree


@dataclass(frozen=True, slots=True)
class Services:
    """What one application works with."""

    settings: Settings
    database: Database
    static: StaticTree
    shelf: Shelf = field(default_factory=Shelf)

    def uploads(self) -> Uploads:
        """Return the attachments, as one request uses them."""
        return Uploads(self.database, self.settings.home / "attachments")


def services() -> Services:
    """Return the services of the running application."""
    return cast(Services, current_app.extensions["surveyapp"])
