"""A form without JavaScript, one post at a time: what the person pressed, and which page comes next.

Every post carries the whole form, so nothing is kept between two of them. A page is refused (422) only for
what it showed; what an answer opens up is shown first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from flask import Request, Response, make_response

from surveyapp.filling import Problem
from surveyapp.forms.definition import Form
from surveyapp.web.open_forms import OpenForms
from surveyapp.web.respond import faults, page, sending
from surveyapp.web.respond.dropping import drop_what_no_longer_fits
from surveyapp.web.respond.journey import asked, page_of
from surveyapp.web.respond.names import path_of
from surveyapp.web.respond.step import Step, read
from surveyapp.web.respond.submission_id import new_id
from surveyapp.web.templating import gettext


def step(known: OpenForms, published: Form, language: str, request: Request) -> Response:
    """Return the page that answers a post, or where the sent submission is thanked for."""
    taken = read(known, published, language, request)
    action, _, argument = request.form.get("_do", "").partition(":")
    return ACTIONS.get(action, _continue)(taken, argument)


def _continue(taken: Step, _argument: str) -> Response:
    """Check what the page asked, show what the answers open up, else go on."""
    showing = taken.page()
    if showing is None:
        return _check(taken) if taken.current is None else _onwards(taken)
    dropped = drop_what_no_longer_fits(taken)
    fresh = taken.fresh(showing)
    shown_before = [path for path, _ in asked(showing, taken.filling) if path not in fresh]
    problems = taken.problems(shown_before)
    if problems:
        return _refuse(taken, problems)
    if fresh:
        taken.answering.opened = frozenset(fresh)
        taken.notices.append(gettext("Because of your answer, there is more on this page now."))
    if fresh or any(page_of(taken.form, path) == showing for path in dropped):
        return _show(taken, taken.current)
    return _onwards(taken)


def _back(taken: Step, _argument: str) -> Response:
    """Go to the page before; from checking the answers, to the last page."""
    way = taken.journey()
    checking = "_uuid" in taken.fields
    last = way.pages[-1].index if way.pages else None
    before = last if checking else way.before(taken.current or 0)
    taken.changing = False
    return _show(taken, before if before is not None else taken.current)


def _change(taken: Step, argument: str) -> Response:
    """Go to a page to change an answer, and come back to checking after it."""
    number = argument.partition(":")[0]
    taken.changing = True
    on_the_way = {str(one.index): one.index for one in taken.journey().pages}
    return _show(taken, on_the_way[number]) if number in on_the_way else _check(taken)


def _add(taken: Step, argument: str) -> Response:
    """Add an entry to a repeat."""
    if argument in taken.answering.repeats:
        taken.filling.add(path_of(argument))
    return _show(taken, taken.current)


def _stay(taken: Step, _argument: str) -> Response:
    """Show the same page again: in another language, or without what reading the post left out."""
    return _check(taken) if "_uuid" in taken.fields else _show(taken, taken.current)


def _start(taken: Step, _argument: str) -> Response:
    """Begin a form with some answers already in it."""
    taken.filling.open_repeats()
    progress = taken.progress(0)
    progress.whole = True
    return _answer(taken, progress)


def _onwards(taken: Step) -> Response:
    following = taken.journey().after(taken.current or 0, taken.seen, taken.filling, changing=taken.changing)
    return _check(taken) if following is None else _show(taken, following)


def _check(taken: Step) -> Response:
    """Show the answers to check, under an id that makes sending them twice the same as once."""
    drop_what_no_longer_fits(taken)
    problems = taken.problems()
    if problems:
        return _lead_to(taken, problems)
    progress = taken.progress(None)
    progress.changing = True
    progress.finished = datetime.now(UTC).replace(microsecond=0).isoformat()
    progress.uuid = str(new_id(timeless=taken.form.unlinked))
    return _answer(taken, progress)


def _lead_to(taken: Step, problems: list[Problem]) -> Response:
    """Show the page of the first problem: as an error, unless it only asks what was never asked before."""
    there = page_of(taken.form, problems[0].path)
    on_page = [one for one in problems if page_of(taken.form, one.path) == there]
    seen_before = there.index == taken.current or taken.current is None
    taken.current = there.index
    if seen_before or any(one.code != "required" for one in on_page):
        return _refuse(taken, on_page)
    taken.notices.append(gettext("There is more to answer here, because of an answer that you gave."))
    return _show(taken, there.index)


def _send(taken: Step, _argument: str) -> Response:
    """Store the answers; the same post again is the same submission."""
    uuid = sending.posted_id(taken.fields)
    if uuid is None:
        return _check(taken)
    problems = taken.problems()
    if problems:
        return _lead_to(taken, problems)
    outcome = sending.send(taken, uuid)
    match outcome:
        case sending.Sent():
            return outcome.response
        case sending.Refused():
            return _lead_to(taken, outcome.problems)
        case sending.Elsewhere():
            taken.notices.append(outcome.notice)
            response = _check(taken)
            response.status_code = 409
            return response


def _refuse(taken: Step, problems: list[Problem]) -> Response:
    taken.answering.errors = faults.errors(problems, taken.filling, taken.words)
    taken.answering.parts = faults.parts(problems)
    return _show(taken, taken.current, 422)


def _show(taken: Step, current: int | None, status: int = 200) -> Response:
    return _answer(taken, taken.progress(current or 0), status)


def _answer(taken: Step, progress: page.Progress, status: int = 200) -> Response:
    return make_response(page.render(taken.form, taken.words, taken.known, taken.answering, progress), status)


ACTIONS: Mapping[str, Callable[[Step, str], Response]] = {
    "continue": _continue,
    "back": _back,
    "change": _change,
    "add": _add,
    "remove": _stay,
    "unphoto": _stay,
    "language": _stay,
    "start": _start,
    "send": _send,
}
"""What each button of the page does, by the first part of its value."""
