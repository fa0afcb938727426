"""What every page of the office has: the side menu, the demo's mark, a language, nothing kept in caches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, render_template, url_for

from surveyapp import languages
from surveyapp.forms.definition import Form
from surveyapp.storage.roles import May, may
from surveyapp.web.open_forms import OpenForms, open_forms
from surveyapp.web.preferred_language import speak_preferred
from surveyapp.web.services import services
from surveyapp.web.signed_in import known_account
from surveyapp.web.templating import gettext, page_language

blueprint = Blueprint("office", __name__, url_prefix="/office")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the side menu."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of the side menu under one heading."""

    heading: str
    entries: tuple[Entry, ...]


@blueprint.before_request
def choose_language() -> None:
    """Speak the language that the browser asks for, as far as there is one."""
    speak_preferred()


@blueprint.after_request
def keep_out_of_caches(response: Response) -> Response:
    """Let no answer be kept in the browser's history or by a proxy."""
    response.headers["Cache-Control"] = "no-store"
    return response


def known() -> OpenForms:
    """Return the published forms."""
    return open_forms(services().database, services().settings)


def title_of(form: Form) -> str:
    """Return a form's title in the page's language, or in its own."""
    return languages.words(form, page_language()).text(":title", form.title)


def page(template: str, **values: object) -> str:
    """Return a page of the office."""
    account = known_account()
    found = known()
    return render_template(
        template, account=account, demo=found.demo, menu=_menu(found.forms, account.roles), **values
    )


def _menu(forms: Mapping[str, Form], roles: tuple[str, ...]) -> list[Part]:
    surveys = Part(gettext("Surveys"), (Entry(gettext("Running now"), url_for("office.start")),))
    answers = Part(
        gettext("Answers"),
        tuple(Entry(title_of(form), url_for("office.survey", name=form.name)) for form in forms.values()),
    )
    records = Part(gettext("Records"), (Entry(gettext("Activity log"), url_for("office.activity")),))
    return [surveys, *([answers] if forms else []), *([records] if may(roles, May.SEE_EVENTS) else [])]
