"""The first page of the office: which surveys run now, and how many answers they have."""

from __future__ import annotations

from dataclasses import dataclass

from flask import url_for
from werkzeug.wrappers import Response as AnyResponse

from surveyapp.forms.definition import Form
from surveyapp.storage.roles import May
from surveyapp.web.moments import moment
from surveyapp.web.office import desk, tallies
from surveyapp.web.office.making import Downloads
from surveyapp.web.services import services
from surveyapp.web.signed_in import needs


@dataclass(frozen=True, slots=True)
class Card:
    """One survey on the page."""

    title: str
    address: str
    counted: tallies.Tally
    last: str
    """When the last answer came, in words; empty where nobody shall know."""
    link: str
    real: str
    """The address of its real answers."""


@desk.blueprint.get("/")
@needs(May.OPEN_OFFICE)
def start() -> AnyResponse | str:
    """Show every published form with its counts."""
    Downloads(services().settings.home).tidy()
    known = desk.known()
    made_up = tallies.show_demo(known.demo)
    surveys = [_card(form, known.demo, made_up) for form in known.forms.values()]
    total = sum(one.counted.count for one in surveys)
    return desk.page("office/start.html", surveys=surveys, total=total, made_up=made_up)


def _card(form: Form, loaded: bool, made_up: bool) -> Card:
    counted = tallies.of(services().database, form, demo=made_up)
    return Card(
        title=desk.title_of(form),
        address=tallies.address(form, loaded, made_up),
        counted=counted,
        last=moment(counted.last) if counted.last and not form.unlinked else "",
        link=url_for("respond.form", language=form.default_language, name=form.name, _external=True),
        real=tallies.address(form, loaded, made_up=False),
    )
