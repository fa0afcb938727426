"""The language of a page whose address names none: the office, an account, an error."""

from __future__ import annotations

from flask import request

from surveyapp import languages
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


def _offered() -> list[str]:
    """Return the languages in which the interface may be shown, the first one first."""
    drafts = services().settings.council.draft_languages
    wanted = {"approved", "draft"} if drafts else {"approved"}
    return [
        FIRST,
        *(one for one in languages.known() if one != FIRST and languages.state("interface", one) in wanted),
    ]
