"""The addresses under `/account/`."""

from __future__ import annotations

from flask import (
    Blueprint,
    Flask,
    Response,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response as AnyResponse

from surveyapp.languages import N_
from surveyapp.storage import accounts, sign_in_sessions
from surveyapp.storage.accounts import NotSignedIn
from surveyapp.storage.roles import ROLES, May, may
from surveyapp.web import signed_in
from surveyapp.web.account.fields import PasswordForm, SignInForm, errors
from surveyapp.web.moments import moment
from surveyapp.web.preferred_language import speak_preferred
from surveyapp.web.services import services
from surveyapp.web.templating import gettext, ngettext

blueprint = Blueprint("account", __name__, url_prefix="/account")

NO_MATCH = N_("The email address and password do not match an account")
WRONG_NOW = N_("This is not the password that you have now")
WEAK = N_(
    "Choose a password of 12 to 200 characters that does not repeat the same few. Three words are fine."
)


@blueprint.before_request
def choose_language() -> None:
    """Speak the language that the browser asks for, as far as there is one."""
    speak_preferred()


@blueprint.after_request
def keep_out_of_caches(response: Response) -> Response:
    """Let nothing of an account be kept in the browser's history or by a proxy."""
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/sign-in")
def sign_in() -> AnyResponse | str:
    """Show the sign-in page, or lead on somebody who is signed in."""
    if signed_in.current_account() is not None:
        return redirect(_next_address())
    return _sign_in_page(SignInForm())


@blueprint.post("/sign-in")
def take_sign_in() -> AnyResponse | str:
    """Sign a person in. An unknown name and a wrong password get the same answer, after the same time."""
    form = SignInForm(request.form)
    if not form.validate():
        return _refused(_sign_in_page(form), 422)
    found = accounts.authenticate(
        services().database, form.email.data or "", form.password.data or "", place=request.remote_addr or ""
    )
    if isinstance(found, NotSignedIn):
        form.password.errors = [_why_not(found)]
        response = _refused(_sign_in_page(form), 429 if found.wait else 422)
        if found.wait:
            response.headers["Retry-After"] = str(int(found.wait.total_seconds()) + 1)
        return response
    sign_in_sessions.end(services().database, signed_in.cookie())
    session.clear()
    response = make_response(redirect(_next_address(found)))
    signed_in.keep_cookie(response, sign_in_sessions.begin(services().database, found.id))
    return response


@blueprint.post("/sign-out")
def sign_out() -> AnyResponse:
    """End the session of this browser."""
    sign_in_sessions.end(services().database, signed_in.cookie())
    session.clear()
    response = make_response(redirect(url_for("account.sign_in")))
    signed_in.forget_cookie(response)
    return response


@blueprint.get("/")
@signed_in.needs()
def show() -> AnyResponse | str:
    """Show a person their account."""
    done = {
        "password": gettext("Your password is changed."),
        "elsewhere": gettext("You are signed out elsewhere."),
    }
    return _account_page(PasswordForm(), done.get(request.args.get("done", ""), ""))


@blueprint.post("/sign-out-elsewhere")
@signed_in.needs()
def sign_out_elsewhere() -> AnyResponse | str:
    """End the person's sessions in other browsers."""
    sign_in_sessions.end_others(services().database, signed_in.cookie())
    return redirect(url_for("account.show", done="elsewhere"))


@blueprint.post("/password")
@signed_in.needs()
def change_password() -> AnyResponse | str:
    """Change the person's password; it takes the one they have now, and wrong ones count as guesses."""
    form = PasswordForm(request.form)
    if not form.validate():
        return _refused(_account_page(form), 422)
    account = signed_in.known_account()
    found = accounts.authenticate(
        services().database, account.email, form.current.data or "", place=request.remote_addr or ""
    )
    if isinstance(found, NotSignedIn):
        form.current.errors = [_why_not(found, WRONG_NOW)]
        return _refused(_account_page(form), 429 if found.wait else 422)
    try:
        accounts.set_password(
            services().database,
            account.id,
            form.new.data or "",
            who=str(account.id),
            keep_session=_session_hash(),
        )
    except accounts.AccountError:
        form.new.errors = [gettext(WEAK)]
        return _refused(_account_page(form), 422)
    return redirect(url_for("account.show", done="password"))


def install(app: Flask) -> None:
    """Add the addresses, and tell every page who is signed in."""
    app.register_blueprint(blueprint)


def _why_not(found: NotSignedIn, no_match: str = NO_MATCH) -> str:
    if not found.wait:
        return gettext(no_match)
    minutes = max(1, -(-int(found.wait.total_seconds()) // 60))
    return ngettext(
        "Too many tries. Wait a minute, then try again",
        "Too many tries. Wait %(num)d minutes, then try again",
        minutes,
    ) % {"num": minutes}


def _next_address(account: accounts.Account | None = None) -> str:
    person = account or signed_in.current_account()
    desk = person is not None and may(person.roles, May.OPEN_OFFICE)
    first = url_for("office.start") if desk else url_for("account.show")
    return signed_in.safe_address(request.values.get("next", ""), first)


def _session_hash() -> str:
    found = signed_in.current()
    return found.session.id_hash if found else ""


def _refused(page: str, status: int) -> Response:
    return make_response(page, status)


def _sign_in_page(form: SignInForm) -> str:
    return render_template(
        "account/sign_in.html",
        account=None,
        demo=False,
        form=form,
        errors=errors(form),
        next=signed_in.safe_address(request.values.get("next", ""), ""),
    )


def _account_page(form: PasswordForm, done: str = "") -> str:
    account = signed_in.known_account()
    here = _session_hash()
    sessions = [
        {"since": moment(one.created_at), "current": one.id_hash == here}
        for one in sign_in_sessions.of(services().database, account.id)
    ]
    return render_template(
        "account/show.html",
        account=account,
        demo=False,
        form=form,
        errors=errors(form),
        done=done,
        sessions=sessions,
        role_names=[gettext(ROLES[name].title) for name in account.roles if name in ROLES],
        may_open_office=may(account.roles, May.OPEN_OFFICE),
    )
