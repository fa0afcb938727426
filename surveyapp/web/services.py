"""What every request needs, found from the running application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from surveyapp.settings import Settings
from surveyapp.storage.attachments import Uploads
from surveyapp.storage.database import Database
from surveyapp.web.static_files import StaticTree


@dataclass(frozen=True, slots=True)
class Services:
    """The settings, the database, the static files and the attachments of one application."""

    settings: Settings
    database: Database
    static: StaticTree

    def uploads(self) -> Uploads:
        """Return the attachments, as one request uses them."""
        return Uploads(self.database, self.settings.home / "attachments")


def services() -> Services:
    """Return the services of the running application."""
    return cast(Services, current_app.extensions["surveyapp"])
