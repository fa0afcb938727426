"""The API, `/api/v1/`: what phones and other people's programs use. Described by itself at `openapi.json`."""

from __future__ import annotations

from flask import Flask
from flask_smorest import Api  # type: ignore[import-untyped] # ships no types
from flask_wtf import CSRFProtect  # type: ignore[import-untyped] # ships no types

from surveyapp.web.api import attachments, forms, ping, submissions
from surveyapp.web.api.blueprint import PREFIX, blueprint

__all__ = ["install"]

MODULES = (forms, submissions, attachments, ping)
"""Each adds its addresses to the blueprint when it is imported."""


class _DescribedApi(Api):  # type: ignore[misc] # the package ships no types
    """The description of the API; errors are answered by `web.errors`, for the whole application."""

    def _register_error_handlers(self) -> None:
        pass


def install(app: Flask, csrf: CSRFProtect) -> None:
    """Add the API.

    It needs no token against forged requests: a browser sends a PUT of JSON to another site only when that
    site agrees, and this one never does.
    """
    app.config.update(
        API_TITLE="Surveys",
        API_VERSION="1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=PREFIX,
        OPENAPI_JSON_PATH="openapi.json",
    )
    api = _DescribedApi(app)
    api.register_blueprint(blueprint)
    csrf.exempt(blueprint)
