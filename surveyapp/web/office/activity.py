"""The activity log, for whoever answers for data protection: who did what, and when."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response as AnyResponse

from surveyapp.languages import N_
from surveyapp.storage import accounts, events
from surveyapp.storage.roles import May
from surveyapp.web.moments import moment
from surveyapp.web.office import desk
from surveyapp.web.services import services
from surveyapp.web.signed_in import needs
from surveyapp.web.templating import gettext

SHOWN = 50
MOST_PAGES = 200

ACTIONS = {
    "signed_in": N_("Signed in"),
    "signed_out": N_("Signed out"),
    "signed_out_elsewhere": N_("Signed out in other browsers"),
    "created_account": N_("Added an account"),
    "changed_password": N_("Changed a password"),
    "changed_roles": N_("Changed roles"),
    "disabled_account": N_("Shut an account"),
    "enabled_account": N_("Opened an account again"),
    "exported_answers": N_("Downloaded answers"),
    "imported_answers": N_("Brought in answers"),
    "published_form": N_("Published a form"),
    "loaded_demo": N_("Loaded the demo"),
    "removed_demo": N_("Removed the demo"),
}
"""What an action means; one that is not here is shown as it is."""


@desk.blueprint.get("/activity")
@needs(May.SEE_EVENTS)
def activity() -> AnyResponse | str:
    """Show the log, newest first, a page at a time."""
    number = max(1, min(request.args.get("page", 1, type=int), MOST_PAGES))
    found = events.latest(services().database, SHOWN * number + 1)
    shown = found[SHOWN * (number - 1) : SHOWN * number]
    names = {str(account.id): account.email for account in accounts.every(services().database)}
    rows = [
        {
            "at": moment(event.at),
            "who": gettext("The command line")
            if event.who == events.COMMAND_LINE
            else names.get(event.who, event.who),
            "action": gettext(ACTIONS[event.action]) if event.action in ACTIONS else event.action,
            "subject": names.get(event.subject, event.subject),
            "detail": _words(event),
        }
        for event in shown
    ]
    return desk.page("office/activity.html", rows=rows, number=number, more=len(found) > SHOWN * number)


def _words(event: events.Event) -> str:
    """Return the detail of an event as `name: value` pairs."""
    parts = []
    for name, value in event.detail.items():
        said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        parts.append(f"{name.replace('_', ' ')}: {said}")
    return "; ".join(parts)
