"""The one door through which every submission comes: checked by its own version, kept once, receipted.

Receipt and submission are written together or not at all. Nothing is looked up first to decide whether to
insert: the key of `receipt` decides, so that two of the same that arrive at once are one submission with one
receipt.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal, cast
from uuid import UUID

from sqlmodel import Session

from surveyapp.filling import Clock, Problem, validate
from surveyapp.forms.definition import Form, Item, Question, Repeat
from surveyapp.storage import attachments, publishing, receipts, unlinked
from surveyapp.storage.columns import JsonValue
from surveyapp.storage.database import Database, insert_new
from surveyapp.storage.keys import key
from surveyapp.storage.receipts import Receipt
from surveyapp.storage.submissions import RECEIVED, UNVERIFIED
from surveyapp.storage.tables import ConflictRow, ReceiptRow, SubmissionRow

CHANNELS = ("web", "html", "device", "kiosk", "paper", "import", "openrosa")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
YEARS = range(1970, 2201)
"""No phone's clock is further off, and every time zone can count with these."""
AREA = "area"
"""The choice list whose answer is the area of a submission."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A submission as it arrives."""

    uuid: UUID
    body: bytes
    """The very bytes that came: their SHA-256 tells the same submission from another."""
    form: str
    version: str
    language: str
    """BCP 47."""
    channel: str
    started_at: datetime | None
    """Aware, in the offset of the device."""
    finished_at: datetime | None
    answers: Mapping[str, object]
    """JSON, as it was parsed."""
    receipt_code: str | None = None
    """Made on the device, where it made one."""
    demo: bool = False
    trusted: bool = False
    """Whether it comes from somebody who is signed in, where the form is for staff."""
    received_at: datetime | None = None
    """When, for made-up ones and those taken over from elsewhere; now for all others."""

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal digits."""
        return hashlib.sha256(self.body).hexdigest()

    def __post_init__(self) -> None:
        """Refuse what only a programming mistake lets through to here.

        Raises:
            ValueError: channel, language or a time is not what it has to be.
        """
        if self.channel not in CHANNELS:
            raise ValueError(f"channel: {self.channel!r} is none of {', '.join(CHANNELS)}")
        if not LANGUAGE.fullmatch(self.language):
            raise ValueError(f"language: {self.language!r} is not a language tag (BCP 47)")
        for moment in (self.started_at, self.finished_at, self.received_at):
            if moment is not None and (moment.tzinfo is None or moment.year not in YEARS):
                raise ValueError(f"{moment} has no time zone, or is too far off to be a moment")


@dataclass(frozen=True, slots=True)
class Accepted:
    """It is kept; `new` is false where it was kept already."""

    receipt: Receipt
    new: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """It breaks rules of the form, and nothing of it is kept."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another document is kept under its uuid (this one is kept too, aside), or its version is unknown."""

    kind: Literal["conflict", "unknown_version"]


@dataclass(frozen=True, slots=True)
class UnknownForm:
    """No form of this name was ever published here."""


Outcome = Accepted | Refused | Conflict | UnknownForm


def receive(database: Database, delivery: Delivery) -> Outcome:
    """Check a submission by the very version it was filled in, keep it, and return its receipt.

    What is kept are the answers as the server understands them: without what was not relevant, with
    calculations done again, and beside them where the device had calculated otherwise. A form for staff from
    nobody who is signed in is kept as `unverified`. Of an unlinked form nothing is kept that leads to its
    sender.
    """
    form = publishing.form(database, delivery.form, delivery.version)
    if form is None:
        known_form = publishing.form(database, delivery.form) is not None
        return Conflict("unknown_version") if known_form else UnknownForm()
    arrival = _Arrival.of(database, form, delivery)
    known = receipts.find(database, arrival.uuid)
    if known is not None and known.sha256 == arrival.mark:
        return Accepted(arrival.told(known), new=False)
    clock = Clock(delivery.started_at, delivery.finished_at)
    verdict = validate(form, delivery.answers, clock=clock, channel=delivery.channel)
    if not verdict.ok:
        return Refused(verdict.problems)
    return database.transaction(lambda session: arrival.keep(session, verdict.answers, verdict.recomputed))


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A delivery on its way into the tables, with all that may be known of it."""

    form: Form
    delivery: Delivery
    uuid: UUID
    """Under which it is kept."""
    mark: str
    """By which the same is known again: the SHA-256 of its bytes, or of what may be kept of them."""
    received_at: datetime
    receipt_code: str

    @classmethod
    def of(cls, database: Database, form: Form, delivery: Delivery) -> _Arrival:
        received_at = delivery.received_at or datetime.now(UTC)
        secret = key(database, "submissions")
        code = delivery.receipt_code
        return cls(
            form=form, delivery=delivery, uuid=unlinked.kept_uuid(delivery.uuid, secret) if form.unlinked else
            delivery.uuid, mark=unlinked.mark(form, delivery.answers, delivery.language, delivery.channel)
            if form.unlinked else delivery.sha256,
            received_at=unlinked.week_of(received_at) if form.unlinked else received_at, receipt_code=code if
            code and receipts.is_code(code) else receipts.code_for(delivery.uuid, secret),
        )

    def keep(
        self, session: Session, answers: Mapping[str, object], recomputed: Mapping[str, object]
    ) -> Outcome:
        if self.form.unlinked:
            answers, recomputed = (unlinked.without_traces(self.form, each) for each in (answers, recomputed))
        receipt = ReceiptRow(
            uuid=self.uuid,
            sha256=self.mark,
            form=self.form.name,
            received_at=self.received_at,
            receipt_code=self.receipt_code,
        )
        new = insert_new(session, receipt)
        if new:
            session.add(self._submission(answers, recomputed))
        else:
            receipt = session.get_one(ReceiptRow, self.uuid)
        same = receipt.sha256 == self.mark
        if not same:
            insert_new(session, self._conflict(answers))
        if new or not same:
            attachments.claim(session, sorted(_attached(answers)))
        return Accepted(self.told(receipts.of_row(receipt, self.uuid)), new) if same else Conflict("conflict")

    def told(self, kept: Receipt) -> Receipt:
        """Return the receipt for the sender, who knows the submission by its own id and bytes."""
        return replace(kept, uuid=self.delivery.uuid, sha256=self.delivery.sha256)

    def _submission(
        self, answers: Mapping[str, object], recomputed: Mapping[str, object]
    ) -> SubmissionRow:
        delivery = self.delivery
        linked = not self.form.unlinked
        return SubmissionRow(
            form=self.form.name,
            received_at=self.received_at,
            uuid=self.uuid,
            version=self.form.version,
            language=delivery.language,
            channel=delivery.channel,
            area=_area(self.form, answers),
            state=UNVERIFIED if self.form.audience == "staff" and not delivery.trusted else RECEIVED,
            demo=delivery.demo,
            started_at=delivery.started_at if linked else None,
            finished_at=delivery.finished_at if linked else None,
            offset_minutes=_offset_minutes(delivery) if linked else None,
            answers=_json(answers),
            recomputed=_json(recomputed) if recomputed else None,
        )

    def _conflict(self, answers: Mapping[str, object]) -> ConflictRow:
        return ConflictRow(
            uuid=self.uuid,
            sha256=self.mark,
            form=self.form.name,
            version=self.form.version,
            language=self.delivery.language,
            channel=self.delivery.channel,
            received_at=self.received_at,
            demo=self.delivery.demo,
            answers=_json(answers),
        )


def _offset_minutes(delivery: Delivery) -> int | None:
    moment = delivery.finished_at or delivery.started_at
    offset = moment.utcoffset() if moment is not None else None
    return None if offset is None else round(offset.total_seconds() / 60)


def _area(form: Form, answers: Mapping[str, object]) -> str | None:
    """Return the first answer, in document order, to a question whose choices are the council's areas."""
    return next(_areas(form.children, answers), None)


def _areas(items: Iterable[Item], answers: Mapping[str, object]) -> Iterator[str]:
    for item in items:
        answer = answers.get(item.name)
        if isinstance(item, Question):
            if item.type == "select_one" and item.list_name == AREA and isinstance(answer, str):
                yield answer
        elif isinstance(item, Repeat):
            for entry in answer if isinstance(answer, list) else ():
                yield from _areas(item.children, entry)
        elif isinstance(answer, Mapping):
            yield from _areas(item.children, answer)


def _attached(answer: object) -> Iterator[str]:
    """Yield the hashes of the files that answers name."""
    if isinstance(answer, Mapping):
        if isinstance(sha256 := answer.get("sha256"), str):
            yield sha256
        answer = list(answer.values())
    if isinstance(answer, list):
        for each in answer:
            yield from _attached(each)


def _json(document: Mapping[str, object]) -> JsonValue:
    return cast("JsonValue", document)
