"""Downloading answers: ask for a file, wait for it if it is large, fetch it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flask import abort, make_response, redirect, request, send_file, url_for
from werkzeug.wrappers import Response as AnyResponse

from surveyapp import handover
from surveyapp.exporting import file_name
from surveyapp.storage.roles import May
from surveyapp.web.office import desk, survey, tallies
from surveyapp.web.office.making import Download, Downloads
from surveyapp.web.office.wishes import DownloadForm, choices_of, options, wish
from surveyapp.web.services import services
from surveyapp.web.signed_in import known_account, needs

PATIENCE = 8.0
"""Seconds for which a request waits for its file; most are made in less."""


@desk.blueprint.post("/surveys/<name>/download")
@needs(May.EXPORT)
def ask(name: str) -> AnyResponse | str:
    """Begin to make a file, and lead to it, or to the page that waits for it."""
    form = desk.known().forms.get(name)
    account = known_account()
    if form is None:
        abort(404)
    if not survey.may_see_answers(form, account):
        abort(403)
    download = DownloadForm(request.form)
    choices_of(download, form, account)
    if not download.validate():
        return make_response(survey.show(form, download), 422)
    database = services().database
    wanted = wish(download, form, demo=tallies.show_demo(desk.known().demo))
    written = options(download, account)
    source = handover.source(database, wanted, account.name)

    def make(path: Path, progress: Callable[[int, int], None]) -> None:
        handover.hand_over(
            database, wanted, path, written, name=account.name, who=str(account.id), progress=progress
        )

    begun = _downloads().start(
        account.id, form.name, file_name(source, str(download.format.data)), make, PATIENCE
    )
    if _downloads().is_whole(begun):
        return redirect(url_for("office.fetch", token=begun.token), 303)
    return redirect(url_for("office.wait", token=begun.token), 303)


@desk.blueprint.get("/downloads/<token>")
@needs(May.EXPORT)
def wait(token: str) -> AnyResponse | str:
    """Show how far a file is, and lead to it when it is whole."""
    download = _find(token)
    form = desk.known().forms.get(download.form)
    return desk.page(
        "office/download.html",
        download=download,
        whole=_downloads().is_whole(download),
        title=desk.title_of(form) if form else download.form,
    )


@desk.blueprint.get("/downloads/<token>/file")
@needs(May.EXPORT)
def fetch(token: str) -> AnyResponse | str:
    """Send a file that is whole."""
    download = _find(token)
    if not _downloads().is_whole(download):
        return redirect(url_for("office.wait", token=token))
    return send_file(
        _downloads().path(download), as_attachment=True, download_name=download.file_name, max_age=0
    )


def _downloads() -> Downloads:
    return Downloads(services().settings.home)


def _find(token: str) -> Download:
    download = _downloads().find(token, known_account().id)
    if download is None:
        abort(404)
    return download
