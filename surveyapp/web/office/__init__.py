"""Where officers work: how many answers came, the newest of them, downloads, and who did what."""

from __future__ import annotations

from flask import Flask

from surveyapp.web.office import activity, desk, downloads, start, survey

PAGES = (start, survey, downloads, activity)
"""The modules that add addresses to `desk.blueprint`."""


def install(app: Flask) -> None:
    """Add the addresses under `/office/`."""
    app.register_blueprint(desk.blueprint)
