"""One survey in the office: its counts, its newest answers, and the way to download them."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response as AnyResponse

from surveyapp.forms.definition import Form
from surveyapp.storage.accounts import Account
from surveyapp.storage.roles import May, may
from surveyapp.web.account.fields import errors
from surveyapp.web.moments import moment
from surveyapp.web.office import desk, newest, tallies
from surveyapp.web.office.wishes import DownloadForm, choices_of
from surveyapp.web.services import services
from surveyapp.web.signed_in import known_account, needs


@desk.blueprint.get("/surveys/<name>")
@needs(May.OPEN_OFFICE)
def survey(name: str) -> AnyResponse | str:
    """Show one form's answers, as far as the person may see them."""
    form = desk.known().forms.get(name)
    if form is None:
        abort(404)
    return show(form, DownloadForm())


def show(form: Form, download: DownloadForm) -> str:
    """Return the page of a form, with what was typed into its download form."""
    account = known_account()
    loaded = desk.known().demo
    made_up = tallies.show_demo(loaded)
    counted = tallies.of(services().database, form, demo=made_up)
    spoken = choices_of(download, form, account)
    rows = may_see_answers(form, account) and counted.count > 0
    return desk.page(
        "office/survey.html",
        form=form,
        title=desk.title_of(form),
        counted=counted,
        last=moment(counted.last) if counted.last and not form.unlinked else "",
        made_up=made_up,
        newest=newest.table(services().database, form, account, demo=made_up) if rows else None,
        may_export=may_see_answers(form, account),
        download=download,
        download_errors=errors(download),
        spoken=spoken,
    )


def may_see_answers(form: Form, account: Account) -> bool:
    """Return whether somebody may see single answers to a form; hardly anybody may to an unlinked one."""
    needed = May.SEE_EQUALITY_ROWS if form.unlinked else May.EXPORT
    return may(account.roles, needed)
