"""JSON lines: one submission a line, its answers as they are kept. A public contract (docs/workbook.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from surveyapp.exporting.passing import submissions
from surveyapp.exporting.source import Options, Progress, Source, Submission, TableWritten, Written
from surveyapp.exporting.withholding import Withheld, withheld
from surveyapp.forms.definition import Item, Question, Repeat


def write(source: Source, path: Path, options: Options, progress: Progress) -> Written:
    """Write one line a submission: `uuid, form, version, language, channel, received_at, answers`."""
    hidden = withheld(source.forms(), options)
    rows = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for submission in submissions(source, progress):
            file.write(line(submission, open_answers(source, submission, hidden)) + "\n")
            rows += 1
    return Written(rows, (TableWritten("answers", rows),))


def line(submission: Submission, answers: Mapping[str, object]) -> str:
    """Return a submission as one line of JSON."""
    document = {
        "uuid": str(submission.uuid),
        "form": submission.form,
        "version": submission.version,
        "language": submission.language,
        "channel": submission.channel,
        "received_at": submission.received_at.isoformat(),
        "answers": answers,
    }
    text = json.dumps(document, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which UTF-8 has no spelling for
        return json.dumps(document)
    return text


def open_answers(source: Source, submission: Submission, hidden: Withheld) -> Mapping[str, object]:
    """Return a submission's answers without those to the hidden questions.

    Raises:
        ExportError: the submission's version is not among those of the source.
    """
    form = source.form_of(submission)
    return _without(submission.answers, form.children, "", hidden) if hidden else submission.answers


def _without(
    answers: Mapping[str, object], children: tuple[Item, ...], table: str, hidden: Withheld
) -> dict[str, object]:
    """Return a copy of a group's or an entry's answers, without the hidden ones at any depth."""
    items = {item.name: item for item in children}
    return {
        name: _inner(value, items.get(name), table, hidden)
        for name, value in answers.items()
        if not _is_hidden(items.get(name), table, hidden)
    }


def _is_hidden(item: Item | None, table: str, hidden: Withheld) -> bool:
    return isinstance(item, Question) and (table, item.key) in hidden


def _inner(value: object, item: Item | None, table: str, hidden: Withheld) -> object:
    if item is None or isinstance(item, Question):
        return value
    inner = item.key if isinstance(item, Repeat) else table
    if isinstance(value, Mapping):
        return _without(value, item.children, inner, hidden)
    if isinstance(value, list):
        return [_inner(entry, item, table, hidden) for entry in value]
    return value
