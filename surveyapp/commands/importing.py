"""Lines of JSON as submissions, each through the same door as one from a phone."""

from __future__ import annotations

import codecs
import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from surveyapp import strict_json
from surveyapp.filling import MESSAGES
from surveyapp.forms.definition import Form
from surveyapp.storage import receiving, submissions
from surveyapp.storage.database import Database
from surveyapp.storage.receiving import Accepted, Conflict, Delivery, Refused

FIELDS = frozenset(
    {"uuid", "form", "version", "language", "channel", "received_at", "started_at", "finished_at", "answers"}
)
CHANNEL = "import"


class LineError(Exception):
    """A line cannot be read; the text says why and what to write."""


@dataclass(slots=True)
class Outcome:
    """What came of a file."""

    new: int = 0
    known: int = 0
    """Lines whose submission is kept already."""
    refused: list[str] = field(default_factory=list)
    """Reasons, `file:line: answer: what is wrong`; a line may have several."""
    lines_refused: set[int] = field(default_factory=set)

    def refuse(self, file: Path, number: int, reason: str) -> None:
        """Note why a line was refused."""
        self.refused.append(f"{file}:{number}: {reason}")
        self.lines_refused.add(number)


def take_in(
    database: Database, form: Form, file: Path, *, demo: bool, advance: Callable[[int], None]
) -> Outcome:
    """Receive every line of a file."""
    outcome = Outcome()
    seen: Counter[str] = Counter()
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                _take_line(database, form, outcome, file, number, line, seen, demo)
            advance(number)
    return outcome


def _take_line(
    database: Database,
    form: Form,
    outcome: Outcome,
    file: Path,
    number: int,
    line: bytes,
    seen: Counter[str],
    demo: bool,
) -> None:
    try:
        delivery = read(line, form, seen, demo=demo)
    except LineError as error:
        outcome.refuse(file, number, str(error))
        return
    kept = submissions.get(database, delivery.uuid)
    if kept is not None and kept.form == form.name and kept.answers == delivery.answers:
        outcome.known += 1
        return
    match receiving.receive(database, delivery):
        case Accepted(new=new):
            outcome.new += new
            outcome.known += not new
        case Refused(problems=problems):
            for problem in problems:
                place = "/".join(str(part) for part in problem.path)
                said = problem.message or MESSAGES.get(problem.code, "")
                outcome.refuse(file, number, f"{place}: {problem.code}. {said}".strip())
        case Conflict(kind="unknown_version"):
            outcome.refuse(
                file,
                number,
                f"version: no version {delivery.version!r} of {form.name} is kept here. "
                "Leave `version` out to take the newest.",
            )
        case Conflict():
            outcome.refuse(
                file,
                number,
                f"uuid: a submission {delivery.uuid} with other answers is kept already. "
                "Both are kept for an officer to compare.",
            )
        case _:
            outcome.refuse(file, number, f"form: {delivery.form!r} is not published here.")


def read(line: bytes, form: Form, seen: Counter[str], *, demo: bool) -> Delivery:
    """Return a line as a delivery.

    A line without a uuid gets one made from its content, so importing a file again keeps nothing twice; of
    two lines that are alike, each is a submission of its own.

    Raises:
        LineError: it is not an object with `answers`, or a field cannot be read.
    """
    document = _document(line)
    if document.get("form", form.name) != form.name:
        raise LineError(f"form: this line is of {document['form']!r}, not of {form.name!r}.")
    digest = hashlib.sha256(line.strip()).hexdigest()
    seen[digest] += 1
    started, finished = _moment(document, "started_at"), _moment(document, "finished_at")
    answers = document["answers"]
    language, channel = (
        _text(document, "language", form.default_language),
        _text(document, "channel", CHANNEL),
    )
    if not receiving.LANGUAGE.fullmatch(language):
        raise LineError(f"language: {language!r} is not a language tag. Write one such as en, cy or ur.")
    if channel not in receiving.CHANNELS:
        raise LineError(f"channel: {channel!r} is not known. Write one of: {', '.join(receiving.CHANNELS)}.")
    assert isinstance(answers, dict)  # noqa: S101 # _document has looked
    return Delivery(
        uuid=_uuid(document, f"{form.name}/{digest}/{seen[digest]}"),
        body=line.strip(),
        form=form.name,
        version=_text(document, "version", form.version),
        language=language,
        channel=channel,
        started_at=started,
        finished_at=finished,
        answers=answers,
        demo=demo,
        trusted=True,
        received_at=_moment(document, "received_at"),
    )


def _document(line: bytes) -> Mapping[str, object]:
    try:
        document = strict_json.loads(line.removeprefix(codecs.BOM_UTF8))
    except ValueError as error:
        raise LineError(
            f'this is not JSON ({error}). Write one object, like {{"answers": {{…}}}}.'
        ) from error
    if not isinstance(document, dict) or not isinstance(document.get("answers"), dict):
        raise LineError('there are no answers. Write an object like {"answers": {…}}.')
    unknown = sorted(document.keys() - FIELDS)
    if unknown:
        raise LineError(f"{unknown[0]}: unknown field. Write one of: {', '.join(sorted(FIELDS))}.")
    return document


def _text(document: Mapping[str, object], name: str, otherwise: str) -> str:
    value = document.get(name)
    if value is None:
        return otherwise
    if not isinstance(value, str):
        raise LineError(f"{name}: {value!r} is not a text.")
    return value


def _uuid(document: Mapping[str, object], content: str) -> UUID:
    written = _text(document, "uuid", "")
    try:
        return (
            UUID(written)
            if written
            else UUID(bytes=hashlib.sha256(content.encode()).digest()[:16], version=5)
        )
    except ValueError as error:
        raise LineError(f"uuid: {written!r} is not a UUID. Leave it out to have one made.") from error


def _moment(document: Mapping[str, object], name: str) -> datetime | None:
    written = _text(document, name, "")
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as error:
        raise LineError(
            f"{name}: {written!r} is not a moment. Write one like 2026-11-25T14:05:00+00:00."
        ) from error
    if moment.year not in receiving.YEARS:
        years = f"{receiving.YEARS[0]} and {receiving.YEARS[-1]}"
        raise LineError(f"{name}: {written!r} is not a moment between {years}.")
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
