"""Templates: autoescaped, strict about names, and translated by the language of the page being made."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, g
from jinja2 import StrictUndefined

from surveyapp import languages
from surveyapp.web.services import services


def install(app: Flask) -> None:
    """Give the templates their words, static addresses and the council's settings."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension("jinja2.ext.i18n")
    install_words = app.jinja_env.install_gettext_callables  # type: ignore[attr-defined] # the extension adds it
    install_words(_gettext, _ngettext, newstyle=True, pgettext=_pgettext, npgettext=_npgettext)
    app.jinja_env.globals.update(
        static=lambda path: services().static.address(path),
        modules=lambda: services().static.modules(),
        page_language=page_language,
        direction=languages.direction,
        language_name=languages.name_of,
    )

    @app.context_processor
    def council() -> dict[str, object]:
        return {"council": services().settings.council}


def speak(language: str) -> None:
    """Make pages in this language for the rest of the request."""
    g.page_language = language
    g.interface = languages.interface(language)


def page_language() -> str:
    """Return the language of the page being made; English where none was chosen."""
    if "page_language" not in g:
        speak("en")
    return str(g.page_language)


def gettext(message: str) -> str:
    """Return the words of the interface in the page's language."""
    page_language()
    words: Callable[[str], str] = g.interface.gettext
    return words(message)


def ngettext(one: str, other: str, number: int) -> str:
    """Return the words of the interface that go with a number."""
    return _ngettext(one, other, number)


def _gettext(message: str) -> str:
    return gettext(message)


def _ngettext(one: str, other: str, number: int) -> str:
    page_language()
    return str(g.interface.ngettext(one, other, number))


def _pgettext(context: str, message: str) -> str:
    page_language()
    return str(g.interface.pgettext(context, message))


def _npgettext(context: str, one: str, other: str, number: int) -> str:
    page_language()
    return str(g.interface.npgettext(context, one, other, number))
