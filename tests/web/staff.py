"""People who sign in, for tests: accounts by role, and a browser in which one of them is signed in."""

from __future__ import annotations

from flask import Flask
from werkzeug.datastructures import MultiDict

from surveyapp.storage import accounts, sign_in_sessions
from surveyapp.storage.accounts import Account
from surveyapp.web.services import Services
from tests.web.client import Client, Page

PASSWORD = "kettle-orchard-meadow"
COOKIE = "surveyapp-signed-in"


def services_of(app: Flask) -> Services:
    """Return the services of an application outside a request."""
    found = app.extensions["surveyapp"]
    assert isinstance(found, Services)
    return found


def account(app: Flask, name: str, *roles: str) -> Account:
    """Return the account of this name, made with these roles if need be."""
    database = services_of(app).database
    email = f"{name}@council.example"
    return accounts.find(database, email) or accounts.create(database, email, name.title(), PASSWORD, roles)


def signed_in(app: Flask, name: str, *roles: str) -> Client:
    """Return a browser in which somebody is signed in; how that is done is tested in `account`."""
    person = account(app, name, *roles)
    client = Client(app)
    client.http.set_cookie(COOKIE, sign_in_sessions.begin(services_of(app).database, person.id))
    return client


def submit(page: Page, action: str = "", **fields: str) -> Page:
    """Fill in fields and post the form whose address ends so."""
    forms = [one for one in page.document.first("main").all("form") if one.get("action").endswith(action)]
    form = forms[0] if forms else page.document.first("form")
    data: MultiDict[str, object] = MultiDict()
    for control in form.all("input", "select"):
        kind, name = control.get("type"), control.get("name")
        if control.tag == "select":
            data[name] = control.first("option").get("value")
        elif kind not in ("radio", "checkbox") or control.has("checked"):
            data[name] = control.get("value")
    for name, value in fields.items():
        data[name] = value
    return page.client.post(form.get("action") or page.path, data)
