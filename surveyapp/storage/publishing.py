"""Which forms are open, and every version of them that ever was.

A version is known by the hash of its content and kept for ever with its source and data files, so that every
answer can be read and checked again by the very form it was given to.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Literal

from sqlmodel import Session, col, select

from surveyapp import forms
from surveyapp.forms import FormError, Sources
from surveyapp.forms.definition import Form
from surveyapp.storage import events
from surveyapp.storage.database import Database, insert_new
from surveyapp.storage.tables import FormRow, FormVersionRow

NAME = re.compile(r"[a-z][a-z0-9-]{0,62}")
VERSION = re.compile(r"[0-9a-f]{64}")
PARSED_FORMS = 64
"""Versions that one process keeps parsed."""


@dataclass(frozen=True, slots=True)
class Published:
    """A published form, without its questions."""

    form: str
    version: str
    title: str
    audience: str


@dataclass(frozen=True, slots=True)
class Seeded:
    """What became of a form's file."""

    form: str
    outcome: Literal["new", "changed", "unchanged", "broken"]
    problem: FormError | None = None
    """What is wrong with a broken one; the version that was published before stays."""


def publish(
    database: Database,
    sources: Sources,
    at: datetime | None = None,
    who: str = events.COMMAND_LINE,
    *,
    seeded: bool = False,
) -> Form:
    """Make this the current version of a form; the others stay.

    Args:
        database: where to.
        sources: what the version is made of.
        at: when; now by default.
        who: publishes it, for the log.
        seeded: whether it comes from the folder of forms, which is remembered (see `seed`).

    Raises:
        FormError: the form cannot be used.
    """
    form = forms.read(sources)
    moment = at or datetime.now(UTC)
    version = FormVersionRow(
        form=form.name,
        version=form.version,
        source=sources.source,
        files=dict(sources.files),
        first_published_at=moment,
    )

    def work(session: Session) -> None:
        insert_new(session, version)
        if _make_current(session, form, moment, seeded):
            events.record(session, who, "published_form", form.name, {"version": form.version}, moment)

    database.transaction(work)
    return form


def published(database: Database) -> list[Published]:
    """Return the published forms, by name."""
    with database.session() as session:
        rows = session.exec(select(FormRow).order_by(col(FormRow.form))).all()
    return [Published(row.form, row.version, row.title, row.audience) for row in rows]


def form(database: Database, name: str, version: str | None = None) -> Form | None:
    """Return a form as it is now, or exactly as it was in a version; None where that was never published
    here.

    Raises:
        FormError: this release cannot read the version any more.
    """
    if not NAME.fullmatch(name) or (version is not None and not VERSION.fullmatch(version)):
        return None
    query = select(FormRow.version).where(FormRow.form == name)
    if version is not None:
        query = select(FormVersionRow.version).where(FormVersionRow.form == name)
        query = query.where(FormVersionRow.version == version)
    with database.session() as session:
        found = session.exec(query).first()
        return None if found is None else _read(session, name, found)


def versions(database: Database, name: str) -> list[Form]:
    """Return every version of a form: the current one, then the others, the last published first.

    Raises:
        FormError: this release cannot read a version any more.
    """
    query = (
        select(FormVersionRow.version)
        .join(FormRow, col(FormRow.form) == FormVersionRow.form, isouter=True)
        .where(FormVersionRow.form == name)
        .order_by(
            (col(FormRow.version) == FormVersionRow.version).desc(),
            col(FormVersionRow.first_published_at).desc(),
            col(FormVersionRow.version),
        )
    )
    with database.session() as session:
        return [_read(session, name, version) for version in session.exec(query).all()]


def seed(database: Database, folder: Path, data: Path | None = None) -> list[Seeded]:
    """Publish every form of a folder whose file or data files have changed since they were last seeded.

    A form that was edited in the database since stays as it is while its file stays the same. A form that
    cannot be used, or is too broken to be read, does not keep the others out.

    Args:
        database: where to.
        folder: holds the forms, one `.yaml` each, and their data files.
        data: holds data files that are taken before those of the same name in `folder`.
    """
    return [_seed(database, path, data) for path in sorted(folder.glob("*.yaml"))]


def _seed(database: Database, path: Path, data: Path | None) -> Seeded:
    try:
        sources = forms.sources(path, data)
        with database.session() as session:
            row = session.get(FormRow, path.stem)
        if row is not None and row.seeded == sources.version:
            return Seeded(path.stem, "unchanged")
        publish(database, sources, seeded=True)
    except FormError as error:
        return Seeded(path.stem, "broken", error)
    return Seeded(path.stem, "new" if row is None else "changed")


def _read(session: Session, name: str, version: str) -> Form:
    """Return a version, parsed; each process parses it once while it is in use."""
    found = _parsed.get(version)
    if found is None:
        row = session.get_one(FormVersionRow, (name, version))
        files: Mapping[str, object] = row.files if isinstance(row.files, dict) else {}
        found = forms.read(Sources(name, row.source, {file: str(text) for file, text in files.items()}))
        _parsed.put(version, found)
    return found


class _Shelf:
    """The forms that this process has parsed, by version, those longest unused out first."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._forms: OrderedDict[str, Form] = OrderedDict()

    def get(self, version: str) -> Form | None:
        with self._lock:
            if version in self._forms:
                self._forms.move_to_end(version)
            return self._forms.get(version)

    def put(self, version: str, form: Form) -> None:
        with self._lock:
            self._forms[version] = form
            while len(self._forms) > PARSED_FORMS:
                self._forms.popitem(last=False)


_parsed = _Shelf()


def _make_current(session: Session, form: Form, moment: datetime, seeded: bool) -> bool:
    """Point at this version, and return whether another one or none was the current one."""
    row = session.get(FormRow, form.name, with_for_update=True)
    if row is None:
        row = FormRow(form=form.name, version="", title="", audience="", published_at=moment)
    changed = row.version != form.version
    if changed:
        row.version = form.version
        row.title = form.title
        row.audience = form.audience
        row.published_at = moment
    if seeded:
        row.seeded = form.version
    session.add(row)
    return changed
