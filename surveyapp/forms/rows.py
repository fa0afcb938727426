"""A row of YAML checked against its schema; whatever is wrong is reported at its own line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from marshmallow import Schema, ValidationError

from surveyapp.forms.problems import Report, did_you_mean, listed
from surveyapp.forms.vocabulary.refusals import Refusal
from surveyapp.forms.yaml_nodes import Node, Row, Sequence, Text


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words that a kind of row knows beside those of its schema."""

    what: str
    """What the words are called: column, setting."""
    aliases: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, Refusal] = field(default_factory=dict)
    families: Mapping[str, Refusal] = field(default_factory=dict)
    any_other: bool = False
    """Whether unknown words are the author's own."""


def checked(
    schema: Schema, row: Row, report: Report, spelling: Spelling, question: str = ""
) -> dict[str, str]:
    """Return the texts of a row that are as they should be, none of them empty; report the others."""
    data = {key: _plain(value) for key, value in row.values.items() if _is_known(key, schema, row, spelling)}
    for key in row.values.keys() - data.keys():
        _unknown(key, schema, row, report, spelling, question)
    try:
        valid = schema.load({key: value for key, value in data.items() if key in schema.fields})
    except ValidationError as error:
        valid = error.valid_data if isinstance(error.valid_data, dict) else {}
        for key, said in error.messages_dict.items():
            _report(str(key), said, row, report, spelling, question)
    others = {key: row.text(key) for key in data if key not in schema.fields}
    return {key: value for key, value in {**valid, **others}.items() if isinstance(value, str) and value}


def only_texts(row: Row, report: Report, question: str) -> None:
    """Report every value of a row that is not a text."""
    for key, value in row.values.items():
        if not isinstance(value, Text):
            report.add(
                value.line, "This is a list or a mapping, not a text", "", question=question, column=key
            )


def texts_of(node: Node | None, report: Report, column: str, cure: str) -> list[Text]:
    """Return the texts of a list: `[a, b]`, or one text with spaces between the words."""
    if node is None:
        return []
    if isinstance(node, Text):
        return [Text(word, node.line) for word in node.value.replace(",", " ").split()]
    if isinstance(node, Sequence):
        wrong = [one for one in node.items if not isinstance(one, Text)]
        for one in wrong:
            report.add(one.line, "A text is needed here", cure, column=column)
        return [one for one in node.items if isinstance(one, Text)]
    report.add(node.line, "A list is needed here", cure, column=column)
    return []


def _plain(node: Node) -> object:
    if isinstance(node, Text):
        return node.value
    return [] if isinstance(node, Sequence) else {}


def _is_known(key: str, schema: Schema, row: Row, spelling: Spelling) -> bool:
    if key in schema.fields:
        return True
    return spelling.any_other and isinstance(row.values[key], Text) and _refusal(key, spelling) is None


def _refusal(key: str, spelling: Spelling) -> Refusal | None:
    if key in spelling.refused:
        return spelling.refused[key]
    return next((why for start, why in spelling.families.items() if key.startswith(start)), None)


def _unknown(key: str, schema: Schema, row: Row, report: Report, spelling: Spelling, question: str) -> None:
    line = row.keys[key].line
    refusal = _refusal(key, spelling)
    if refusal is not None:
        message, cure = f"The {spelling.what} {key} {refusal.why}", refusal.cure
    elif spelling.aliases.get(key) in schema.fields:
        message = f"The {spelling.what} {key} has another name here"
        cure = f"Write {spelling.aliases[key]}"
    elif spelling.any_other:
        message, cure = f"The {spelling.what} {key} is a list or a mapping, not a text", "Write one text"
    elif not key.strip() or (" " in key and not row.text(key)):
        message = f"There is no {spelling.what} {key}".rstrip()
        cure = "If it belongs to the text before the comma, put quotes round the whole text"
    else:
        message = f"There is no {spelling.what} {key}"
        cure = did_you_mean(key, schema.fields, f"Use {listed(schema.fields)}")
    report.add(line, message, cure, question=question, column=key)


def _report(key: str, said: object, row: Row, report: Report, spelling: Spelling, question: str) -> None:
    cure = ""
    if isinstance(said, dict):
        message, cure = str(said.get("message", "")), str(said.get("cure", ""))
    else:
        message = str(said[0]) if isinstance(said, list) and said else str(said)
    if message == "is missing" or key not in row.values:
        message, cure = f"The {spelling.what} {key} is missing", f"Add {key}: to it"
    report.add(row.line_of(key), message, cure, question=question, column=key)
