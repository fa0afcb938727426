"""What a form page gives its JavaScript: the compiled form, and every word that the JavaScript may say."""

from __future__ import annotations

from collections.abc import Mapping

from flask import g, url_for

from surveyapp.filling import MESSAGES, spelling
from surveyapp.forms import compiled
from surveyapp.forms.definition import Form, Question
from surveyapp.languages import Words
from surveyapp.web.respond.screen_words import COUNTED, screen_words
from surveyapp.web.templating import gettext, page_language

NO_ID = "00000000-0000-0000-0000-000000000000"
NO_HASH = "0" * 64
TEXTS = ("constraint_message", "required_message")


def page_data(form: Form, words: Words) -> dict[str, object]:
    """Return the content of the page's `data` element. docs/web.md says what each part is for."""
    return {
        "form": form.name,
        "version": form.version,
        "language": page_language(),
        "submit": url_for("api.put_submission", uuid=NO_ID).removesuffix(NO_ID),
        "attach": url_for("api.put_attachment", sha256=NO_HASH).removesuffix(NO_HASH),
        "sent": f"/{page_language()}/{form.name}/sent/",
        "unlinked": form.unlinked,
        "model": compiled(form).as_json(),
        "messages": {code: gettext(message) for code, message in MESSAGES.items()},
        "texts": _texts(form, words),
        "words": screen_words(),
        "counted": {name: dict(g.interface.forms(*forms)) for name, forms in COUNTED.items()},
        "spelling": spelling(page_language()).as_json(),
    }


def _texts(form: Form, words: Words) -> dict[str, Mapping[str, str]]:
    """Return the author's own words for what can be wrong with an answer, by question."""
    found: dict[str, Mapping[str, str]] = {}
    for question in form.items():
        if isinstance(question, Question):
            written = {column: getattr(question, column) for column in TEXTS if getattr(question, column)}
            if written:
                found[question.key] = {
                    column: words.text(f"{question.key}:{column}", text) for column, text in written.items()
                }
    return found
