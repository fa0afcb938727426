"""The forms that are open, and each of their versions."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response, jsonify

from surveyapp.forms import compiled
from surveyapp.storage import publishing
from surveyapp.web.api.blueprint import address
from surveyapp.web.api.problems import refuse
from surveyapp.web.api.schemas import FormVersionSchema, PublishedFormsSchema
from surveyapp.web.open_forms import open_forms
from surveyapp.web.services import services


@address("GET", "/forms", {HTTPStatus.OK: PublishedFormsSchema})
def list_forms() -> Response:
    """List the forms that are open, with the languages in which they are offered."""
    known = open_forms(services().database, services().settings)
    listed = [
        {
            "form": form.name,
            "version": form.version,
            "title": form.title,
            "languages": list(known.languages[form.name]),
        }
        for form in known.forms.values()
    ]
    response = jsonify(PublishedFormsSchema().dump({"forms": listed}))
    response.headers["Cache-Control"] = "no-cache"
    return response


@address(
    "GET",
    "/forms/<form:name>/versions/<sha256:version>",
    {HTTPStatus.OK: FormVersionSchema},
    refusals=[HTTPStatus.NOT_FOUND],
)
def get_form_version(name: str, version: str) -> Response:
    """Give one version of a form. It never changes, so it may be kept for ever."""
    form = publishing.form(services().database, name, version)
    if form is None:
        refuse(
            HTTPStatus.NOT_FOUND, "unknown_version", f"There is no version {version} of a form {name!r} here."
        )
    content = FormVersionSchema().dump(
        {
            "form": form.name,
            "version": form.version,
            "title": form.title,
            "default_language": form.default_language,
            "audience": form.audience,
            "model": compiled(form).as_json(),
        }
    )
    response = jsonify(content)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
