"""Surveys that councils and citizens fill in together. The floors of the house: docs/architecture.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def create_app(config: Mapping[str, object] | None = None) -> Flask:
    """Return the whole application as a WSGI app.

    Args:
        config: settings that come before those of the environment (`DATABASE_URL`, `SECRET_KEY`,
            `SURVEYAPP_HOME`, `FORCE_HTTPS`) and any setting of Flask's own.

    Raises:
        SettingsError: a setting is missing or cannot be used.
    """
    from surveyapp.web.application import build  # noqa: PLC0415 # the lower floors can be used without this one

    return build(config or {})
