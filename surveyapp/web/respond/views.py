"""The addresses of a person who answers: open surveys, a form, its paper form, thanks."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from surveyapp import languages
from surveyapp.filling import Clock, Filling
from surveyapp.forms.definition import Form
from surveyapp.settings import Council
from surveyapp.storage import documents as stored
from surveyapp.web.moments import day
from surveyapp.web.open_forms import OpenForms, open_forms
from surveyapp.web.respond import documents, page, paper, submitting, thanks
from surveyapp.web.respond.answering import Answering
from surveyapp.web.services import services
from surveyapp.web.shelf import Document
from surveyapp.web.signed_in import current_account
from surveyapp.web.templating import page_language, speak

blueprint = Blueprint("respond", __name__)

FIRST_LANGUAGE = "en"
LARGEST_POST = 64 * 1024 * 1024
"""Bytes: several photos at once, as phones make them, so that one too large never costs the other answers."""


@blueprint.get("/")
def start() -> AnyResponse:
    """Show the open surveys in a language that the browser asks for."""
    spoken = _spoken(_known())
    response = make_response(index(request.accept_languages.best_match(spoken) or FIRST_LANGUAGE))
    response.headers["Vary"] = "Accept-Language"
    return response


@blueprint.get("/<language:language>/")
def index(language: str) -> str:
    """Show the open surveys in a language."""
    known = _known()
    _speak_if_spoken(known, language)
    surveys = [
        {"form": form, "language": shown, "title": languages.words(form, shown).text(":title", form.title)}
        for form in known.forms.values()
        if form.audience == "public" and not form.unlinked
        for shown in [language if known.offered(form.name, language) else form.default_language]
    ]
    return render_template("respond/index.html", surveys=surveys, spoken=_spoken(known), demo=known.demo)


@blueprint.get("/<language:language>/<form:name>")
def form(language: str, name: str) -> AnyResponse:
    """Show a form, blank: the same bytes for everyone."""
    known = _known()
    found = _form(known, language, name)
    if isinstance(found, AnyResponse):
        return found
    if _needs_sign_in(found):
        return redirect(url_for("account.sign_in", next=request.path))
    return documents.send(
        request, _document(known, found, language), immutable=False, public=found.audience != "staff"
    )


@blueprint.get("/<language:language>/<form:name>/<sha256:sha256>")
def document(language: str, name: str, sha256: str) -> AnyResponse:
    """Show a form exactly as it was when somebody began to answer it."""
    key = (name, language, sha256)
    kept = services().shelf.get(key)
    if kept is None:
        found = stored.get(services().database, sha256)
        if found is None or (found.form, found.language) != (name, language):
            abort(404)
        kept = Document(sha256, found.content)
        services().shelf.put(key, kept)
    form = _known().forms.get(name)
    if form is not None and _needs_sign_in(form):
        return redirect(url_for("account.sign_in", next=request.path))
    public = form is None or form.audience != "staff"
    return documents.send(request, kept, immutable=True, public=public)


@blueprint.post("/<language:language>/<form:name>")
def answer(language: str, name: str) -> AnyResponse:
    """Take one step through a form without JavaScript, up to sending it.

    A form for staff is taken from anybody who got as far as this: a sign-in that ran out must not cost
    answers. What comes in unsigned is kept as unverified.
    """
    request.max_content_length = LARGEST_POST
    known = _known()
    found = _form(known, language, name)
    if isinstance(found, AnyResponse):
        return found
    response = submitting.step(known, found, language, request)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/<language:language>/<form:name>/paper")
def on_paper(language: str, name: str) -> AnyResponse:
    """Show a form to print, with its codes for typing in later."""
    known = _known()
    found = _form(known, language, name)
    if isinstance(found, AnyResponse):
        return found
    return make_response(paper.render(found, languages.words(found, language)))


@blueprint.get("/<language:language>/<form:name>/sent/<uuid:uuid>")
def sent(language: str, name: str, uuid: UUID) -> AnyResponse:
    """Say thank you: reference, receipt code, what happens next."""
    known = _known()
    found = known.forms.get(name)
    if found is None:
        abort(404)
    _speak_if_spoken(known, language)
    response = make_response(thanks.render(known, found, uuid, request))
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/<language:language>/privacy")
def privacy(language: str) -> str:
    """Show the short privacy notice."""
    return _about(language, "privacy")


@blueprint.get("/<language:language>/accessibility")
def accessibility(language: str) -> str:
    """Show the accessibility statement."""
    return _about(language, "accessibility")


def _about(language: str, here: str) -> str:
    known = _known()
    _speak_if_spoken(known, language)
    return render_template(
        f"respond/{here}.html", spoken=_spoken(known), here=here, reviewed=_day(services().settings.council)
    )


def _day(council: Council) -> str:
    """Return when the council last looked at its accessibility statement; '' where it says nothing."""
    written = council.accessibility_reviewed
    try:
        return day(date.fromisoformat(written)) if written else ""
    except ValueError:
        return written  # in the council's own words


def _known() -> OpenForms:
    return open_forms(services().database, services().settings)


def _spoken(known: OpenForms) -> list[str]:
    """Return the languages in which anything is open, the first language first."""
    spoken = {one for offered in known.languages.values() for one in offered}
    return [FIRST_LANGUAGE, *sorted(spoken - {FIRST_LANGUAGE})]


def _speak_if_spoken(known: OpenForms, language: str) -> None:
    if language not in _spoken(known):
        abort(404)
    speak(language)


def _form(known: OpenForms, language: str, name: str) -> Form | AnyResponse:
    """Return the form, or where to go instead."""
    found = known.forms.get(name)
    if found is None:
        abort(404)
    if not known.offered(name, language):
        if request.method == "GET" and language in languages.known():
            return redirect(url_for("respond.form", language=found.default_language, name=name))
        abort(404)
    speak(language)
    return found


def _needs_sign_in(found: Form) -> bool:
    return found.audience == "staff" and current_account() is None


def _document(known: OpenForms, found: Form, language: str) -> Document:
    settings = services().settings
    key = (
        found.version,
        language,
        services().static.version,
        repr(known.languages[found.name]),
        languages.state(found.name, language),
        str(known.demo),
        repr(settings.council),
    )
    return services().shelf.get_or_make(
        key, lambda: documents.make(services().database, found, language, _blank(known, found))
    )


def _blank(known: OpenForms, found: Form) -> str:
    answering = Answering(Filling(found, clock=Clock()))
    answering.filling.open_repeats()
    return page.render(
        found, languages.words(found, page_language()), known, answering, page.Progress(current=0)
    )
