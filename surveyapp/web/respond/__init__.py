"""The pages of a person who answers a survey."""

from __future__ import annotations

from flask import Flask
from flask_wtf import CSRFProtect  # type: ignore[import-untyped] # ships no types

from surveyapp.web.respond.views import blueprint

__all__ = ["install"]


def install(app: Flask, csrf: CSRFProtect) -> None:
    """Add the pages.

    They carry no token against forged requests, since a page is the same bytes for everyone; a forged post
    could only send answers, which anyone may do.
    """
    app.register_blueprint(blueprint)
    csrf.exempt(blueprint)
