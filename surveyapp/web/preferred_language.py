"""The language of a page whose address names none: the office, an account, an error."""

from __future__ import annotations

from flask import request
from sqlalchemy.exc import SQLAlchemyError

from surveyapp import languages
from surveyapp.web.open_forms import open_forms
from surveyapp.web.services import services
from surveyapp.web.templating import speak

FIRST = "en"


def speak_preferred() -> None:
    """Make the page in the language that its address begins with, else in one that the browser asks for."""
    offered = _offered()
    first_part = request.path.split("/", 2)[1]
    if first_part in offered:
        speak(first_part)
    else:
        speak(request.accept_languages.best_match(offered) or FIRST)


def _demo() -> bool:
    """Return whether this is a demo, which shows drafts too; what the database cannot say is no."""
    try:
        return open_forms(services().database, services().settings).demo
    except SQLAlchemyError:
        return False


def _offered() -> list[str]:
    """Return the languages in which the interface may be shown, the first one first."""
    drafts = services().settings.council.draft_languages or _demo()
    wanted = {"approved", "draft"} if drafts else {"approved"}
    return [
        FIRST,
        *(one for one in languages.known() if one != FIRST and languages.state("interface", one) in wanted),
    ]
