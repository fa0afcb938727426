"""Who is signed in, and what a page asks of them before it opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import Response, abort, current_app, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from surveyapp.storage import sign_in_sessions
from surveyapp.storage.accounts import Account
from surveyapp.storage.roles import May, may
from surveyapp.storage.sign_in_sessions import SignedIn
from surveyapp.web.services import services

Parameters = ParamSpec("Parameters")
View = Callable[Parameters, AnyResponse | str]


def current() -> SignedIn | None:
    """Return the person signed in by this request's cookie, and their session; looked up once a request."""
    if "signed_in" not in g:
        token = cookie()
        g.signed_in = sign_in_sessions.find(services().database, token) if token else None
    found: SignedIn | None = g.signed_in
    return found


def current_account() -> Account | None:
    """Return the account that is signed in, or None."""
    found = current()
    return None if found is None else found.account


def known_account() -> Account:
    """Return the account that is signed in, on a page that needs one; without one, 403."""
    account = current_account()
    if account is None:
        abort(403)
    return account


def needs(what: May | None = None) -> Callable[[View[Parameters]], View[Parameters]]:
    """Let a page open only for somebody who is signed in and, where given, may do this.

    Anybody else is led to the sign-in page, and from there back; whose roles do not allow it gets 403.
    """

    def decorate(view: View[Parameters]) -> View[Parameters]:
        @wraps(view)
        def checked(*args: Parameters.args, **kwargs: Parameters.kwargs) -> AnyResponse | str:
            account = current_account()
            if account is None:
                return redirect(url_for("account.sign_in", next=_here()))
            if what is not None and not may(account.roles, what):
                abort(403)
            return view(*args, **kwargs)

        return checked

    return decorate


def safe_address(address: str, otherwise: str) -> str:
    """Return an address given by the browser if it leads to a page of ours, else the other one."""
    # A path of one slash names no host, whatever follows; browsers read a backslash as a slash.
    ours = address.startswith("/") and not address.startswith("//")
    return address if ours and "\\" not in address and address.isprintable() else otherwise


def cookie() -> str:
    """Return the token in this request's cookie, or ''."""
    return request.cookies.get(_cookie_name(), "")


def keep_cookie(response: Response, token: str) -> None:
    """Sign the browser in: it forgets the token when it is closed, and no script can read it."""
    response.set_cookie(_cookie_name(), token, httponly=True, samesite="Lax", secure=_secure(), path="/")


def forget_cookie(response: Response) -> None:
    """Sign the browser out."""
    response.delete_cookie(_cookie_name(), httponly=True, samesite="Lax", secure=_secure(), path="/")


def _here() -> str:
    """Return where to go after signing in: this page, if it can be asked for again."""
    if request.method not in ("GET", "HEAD"):
        return "/"
    return request.full_path if request.query_string else request.path


def _secure() -> bool:
    return bool(current_app.config["SESSION_COOKIE_SECURE"])


def _cookie_name() -> str:
    # The prefix makes browsers refuse the cookie from another host or over plain HTTP (RFC 6265bis).
    return "__Host-surveyapp-signed-in" if _secure() else "surveyapp-signed-in"
