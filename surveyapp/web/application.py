"""The application put together: settings, database, static files, templates and the people's packages."""

from __future__ import annotations

import os
from collections.abc import Mapping

from flask import Flask
from flask_wtf import CSRFProtect  # type: ignore[import-untyped] # ships no types
from werkzeug.middleware.proxy_fix import ProxyFix

from surveyapp.settings import Settings
from surveyapp.storage.database import Database
from surveyapp.web import (
    account,
    api,
    converters,
    errors,
    health,
    office,
    respond,
    security_headers,
    templating,
)
from surveyapp.web.kept_pages import KeptPages
from surveyapp.web.services import Services
from surveyapp.web.static_files import StaticTree

SETTINGS_FROM_CONFIG = ("DATABASE_URL", "SECRET_KEY", "SURVEYAPP_HOME", "FORCE_HTTPS")
LARGEST_REQUEST = 12 * 1024 * 1024
"""Bytes: a photo of 10 MB, as phones make them, with its form around it."""


def build(config: Mapping[str, object]) -> Flask:
    """Return the application for these settings. See `surveyapp.create_app`."""
    settings = _settings(config)
    app = Flask("surveyapp", static_folder=None, template_folder="web/templates")
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=4 * 1024 * 1024,
        MAX_FORM_PARTS=20_000,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.force_https,
    )
    app.config.update({key: value for key, value in config.items() if key not in SETTINGS_FROM_CONFIG})
    static = StaticTree.deploy(settings.home, settings.council.brand_colour)
    database = Database(settings.database_url)
    app.extensions["surveyapp"] = Services(settings, database, static)
    converters.install(app)
    templating.install(app)
    security_headers.install(app)
    csrf = CSRFProtect(app)
    for package in (respond, api):
        package.install(app, csrf)
    for package in (office, account):
        package.install(app)
    health.install(app)
    errors.install(app)
    if settings.force_https:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign] # Flask's own way of wrapping
    app.wsgi_app = KeptPages(static.serve(app.wsgi_app))  # type: ignore[method-assign] # the same
    return app


def _settings(config: Mapping[str, object]) -> Settings:
    overrides = {key: str(config[key]) for key in SETTINGS_FROM_CONFIG if key in config}
    environment = {**os.environ, **overrides}
    environment.setdefault("SURVEYAPP_HOME", "var")
    return Settings.from_environment(environment)
