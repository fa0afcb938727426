"""What a browser posted, read into the state of the form. Nothing typed or uploaded is lost on the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO, cast

from werkzeug.datastructures import FileStorage, MultiDict

from surveyapp.filling import Clock, Filling, Path, Problem, entry, path_text
from surveyapp.forms.definition import Form, Item, Question, Repeat
from surveyapp.forms.vocabulary.types import SILENT
from surveyapp.languages import Words
from surveyapp.storage import attachments
from surveyapp.web.respond import fields
from surveyapp.web.respond.answering import Answering, Raw
from surveyapp.web.respond.names import entries, entry_prefix

CHANNEL = "html"
"""How a form was filled in: on a page without JavaScript."""
UNREADABLE = "image"
"""Code of the problem with a file that is not a photo that can be kept."""


Answers = dict[str, object]


@dataclass(slots=True)
class Posted:
    """A request's fields and files, and where uploaded files are kept meanwhile."""

    form: Form
    words: Words
    """In the language that the fields were filled in in, by which the names of months are read."""
    fields: MultiDict[str, str]
    files: MultiDict[str, FileStorage]
    uploads: attachments.Uploads
    removed: str = ""
    """The path of an entry to leave out, as text."""
    without_photo: str = ""
    """The path of a question whose photo to leave out, as text."""
    typed: dict[Path, Raw] = field(default_factory=dict)
    unread: list[Problem] = field(default_factory=list)
    repeats: set[str] = field(default_factory=set)
    tokens: dict[Path, str] = field(default_factory=dict)

    def answering(self, clock: Clock, kept: Mapping[str, object]) -> Answering:
        """Return the form's state as the fields tell it.

        Args:
            clock: when the form was begun, and perhaps finished.
            kept: values of calculations that must stay as they were; see `kept_values`.
        """
        answers = self._read(self.form.children, (), "", kept)
        filling = Filling(self.form, answers, clock=clock, channel=CHANNEL)
        return Answering(
            filling,
            CHANNEL,
            posted=True,
            typed=self.typed,
            unread=self.unread,
            repeats=self.repeats,
            tokens=self.tokens,
        )

    def _read(self, items: Sequence[Item], path: Path, prefix: str, kept: Mapping[str, object]) -> Answers:
        answers: Answers = {}
        for item in items:
            here = (*path, item.name)
            if isinstance(item, Repeat):
                answers[item.name] = self._read_entries(item, here, prefix, kept)
            elif not isinstance(item, Question):
                answers[item.name] = self._read(item.children, here, prefix, kept)
            elif path_text(here) in kept:
                answers[item.name] = kept[path_text(here)]
            elif item.type not in SILENT and item.type != "note":
                answers[item.name] = self._read_question(item, here, f"{prefix}{item.key}")
        return {name: answer for name, answer in answers.items() if answer is not None}

    def _read_entries(
        self, repeat: Repeat, path: Path, prefix: str, kept: Mapping[str, object]
    ) -> list[Answers]:
        fixed = repeat.repeat_count is not None
        if not fixed:
            self.repeats.add(path_text(path))
        read: list[Answers] = []
        for posted in entries(prefix, repeat.key, self.fields):
            if fixed or path_text((*path, posted)) != self.removed:
                inside = entry_prefix(prefix, repeat.key, posted)
                read.append(self._read(repeat.children, (*path, len(read)), inside, kept))
        return read

    def _read_question(self, question: Question, path: Path, name: str) -> object:
        if fields.kind(question) == "photo":
            return self._read_photo(path, name, question)
        raw = self._raw(question, name)
        value = entry(question, raw, self.form, self.words)
        if isinstance(value, Problem):
            self.typed[path] = raw
            self.unread.append(value.at(path))
            return None
        return value

    def _raw(self, question: Question, name: str) -> Raw:
        match fields.kind(question):
            case "many":
                return self.fields.getlist(name)
            case "date":
                return {part: self.fields.get(f"{name}-{part}", "") for part in ("day", "month", "year")}
            case "point":
                return {
                    part: self.fields.get(f"{name}-{part}", "")
                    for part in ("latitude", "longitude", "accuracy")
                }
            case _:
                return self.fields.get(name, "")

    def _read_photo(self, path: Path, name: str, question: Question) -> object:
        """Take a new photo, or the one held since an earlier post."""
        if path_text(path) == self.without_photo:
            return None
        upload = self.files.get(f"{name}-file")
        if upload is not None and upload.filename:
            stream = cast("BinaryIO", upload.stream)
            try:
                held = self.uploads.hold(stream, upload.filename, question.parameters)
            except attachments.Unacceptable as refusal:
                self.unread.append(Problem(path, UNREADABLE, refusal.message))
            else:
                self.tokens[path] = self.uploads.token(held)
                return held
        token = self.fields.get(f"{name}-held", "")
        found = self.uploads.find(token) if token else None
        if found is not None:
            self.tokens[path] = token
        return found
