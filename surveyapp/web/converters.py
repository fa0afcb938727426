"""The parts of an address, so that each is checked once, when the address is matched."""

from __future__ import annotations

from flask import Flask
from werkzeug.routing import BaseConverter


class LanguageConverter(BaseConverter):
    """A BCP 47 tag, as far as one can be a folder of translations: `en`, `zh-Hant`."""

    regex = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"


class FormNameConverter(BaseConverter):
    """The name of a form, which is the stem of its file and its XLSForm `form_id`."""

    regex = r"[a-z][a-z0-9-]{0,62}"


class Sha256Converter(BaseConverter):
    """A SHA-256 in hexadecimal digits."""

    regex = r"[0-9a-f]{64}"


def install(app: Flask) -> None:
    """Make the parts known to the application's addresses. Comes before the first address."""
    app.url_map.converters.update(language=LanguageConverter, form=FormNameConverter, sha256=Sha256Converter)
