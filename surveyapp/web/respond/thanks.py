"""Thanks: the reference, the receipt code, what happens next, and the form that is offered after this one."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from flask import Request, abort, render_template

from surveyapp import expressions, languages
from surveyapp.forms.definition import Form
from surveyapp.storage import submissions, unlinked
from surveyapp.storage.keys import key
from surveyapp.web.open_forms import OpenForms
from surveyapp.web.respond.again import carried, was_sent_by
from surveyapp.web.services import services
from surveyapp.web.templating import page_language


@dataclass(frozen=True, slots=True)
class Offer:
    """A form to answer next."""

    address: str
    language: str
    title: str


def render(known: OpenForms, form: Form, uuid: UUID, request: Request) -> str:
    """Return the page, for a submission that is kept; 404 for any other."""
    sent = submissions.get(services().database, _kept_under(form, uuid))
    if sent is None or sent.form != form.name:
        abort(404)
    # What was sent is read in the version that was answered, which may not be the one that is open now.
    words = languages.words(form, page_language())
    again = form.again
    return render_template(
        "respond/sent.html",
        form=form,
        title=words.text(":title", form.title),
        uuid=str(uuid),
        receipt_code=spaced(sent.receipt_code),
        offer=_offer(known, form, sent.answers),
        again=words.text(":again", again.label) if again is not None else "",
        carried=list(carried(form, sent.answers)) if again is not None and was_sent_by(request, uuid) else [],
        demo=known.demo,
    )


def _kept_under(form: Form, uuid: UUID) -> UUID:
    """Return the id of the kept submission, which for an unlinked form may be another than the sender's."""
    return unlinked.kept_uuid(uuid, key(services().database, "submissions")) if form.unlinked else uuid


def spaced(receipt_code: str) -> str:
    """Return a receipt code in groups of four, which are easier to read out and to note down."""
    return " ".join(receipt_code[start : start + 4] for start in range(0, len(receipt_code), 4))


def _offer(known: OpenForms, form: Form, answers: dict[str, object]) -> Offer | None:
    """Return the form that is offered after this one, if it is open and its rule holds on these answers."""
    if form.then is None or form.then.form not in known.forms:
        return None
    rule = form.then.relevant
    if rule is not None and not expressions.boolean(expressions.evaluate(rule.text, answers)):
        return None
    following = known.forms[form.then.form]
    language = (
        page_language() if known.offered(following.name, page_language()) else following.default_language
    )
    title = languages.words(following, language).text(":title", following.title)
    return Offer(f"/{language}/{following.name}", language, title)
