"""Where officers work: how many answers came, the newest of them, downloads, and who did what."""

from __future__ import annotations

from flask import Flask

from surveyapp.web.office import activity, downloads, start, survey
from surveyapp.web.office.desk import blueprint

__all__ = ["install"]


def install(app: Flask) -> None:
    """Add the addresses under `/office/`."""
    for module in (start, survey, downloads, activity):
        module.add_addresses(blueprint)
    app.register_blueprint(blueprint)
