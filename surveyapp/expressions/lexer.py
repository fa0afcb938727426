"""An expression cut into tokens: numbers, texts, names, references and symbols."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from surveyapp.expressions.errors import ExpressionError

Kind = Literal["number", "text", "name", "ref", "symbol", "end"]


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression. `text` is without quotes or `${}`; `column` counts from 1."""

    kind: Kind
    text: str
    column: int


NAME = r"[^\W\d][\w.\-]*"
TOKEN = re.compile(
    rf"""(?P<space>[ \t\r\n\u00a0]+)
    |(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    |(?P<text>'[^']*'|"[^"]*")
    |(?P<ref>\$\{{\s*{NAME}\s*\}})
    |(?P<name>{NAME}(?::{NAME})?)
    |(?P<mistake>==|&&|&|\|\||<>|=>|=<|//)
    |(?P<symbol>::|\.\.|!=|<=|>=|[-+*/|=<>()\[\],.])""",
    re.VERBOSE,
)

CURES = {
    "==": "Write = to compare",
    "&&": "Write and",
    "&": "Write and, or join texts with concat()",
    "||": "Write or",
    "<>": "Write !=",
    "=>": "Write >=",
    "=<": "Write <=",
    "//": "Write the whole path, such as ${repeat}/name",
    "!": "Write not(…), or != to compare",
    "%": "Write mod for the remainder of a division",
    "^": "Write pow(base, exponent)",
    "@": "Answers have no attributes: write the name of a question",
    ";": "Separate the arguments of a function with commas",
    "{": "Write ${name} to read a question",
    "}": "Write ${name} to read a question",
    "≥": "Write >=",
    "≤": "Write <=",
    "≠": "Write !=",
    "−": "Write the hyphen - for minus",
    "–": "Write the hyphen - for minus",
    "×": "Write *",
    "÷": "Write div",
}
STARTS_WITH_CURES = {
    "'": ("This text has no closing quote", "End it with '"),
    '"': ("This text has no closing quote", 'End it with "'),
}
CURVED_QUOTES = "‘’‚“”„«»`´"


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of an expression, the last of kind `end`.

    Raises:
        ExpressionError: at the first thing that no expression can hold.
    """
    place = 0
    while place < len(text):
        match = TOKEN.match(text, place)
        if match is None or match.lastgroup == "mistake":
            raise _mistake(text, place, match[0] if match else text[place])
        token = _token(match)
        if token is not None:
            yield token
        place = match.end()
    yield Token("end", "", max(len(text), 1))


def _token(match: re.Match[str]) -> Token | None:
    text, column = match[0], match.start() + 1
    match match.lastgroup:
        case "space":
            return None
        case "number":
            return Token("number", text, column)
        case "text":
            return Token("text", text[1:-1], column)
        case "ref":
            return Token("ref", text[2:-1].strip(), column)
        case "name":
            return Token("name", text, column)
        case _:
            return Token("symbol", text, column)


def _mistake(text: str, place: int, found: str) -> ExpressionError:
    column = place + 1
    if found in STARTS_WITH_CURES:
        return ExpressionError(*_with_column(STARTS_WITH_CURES[found], column))
    if found in CURVED_QUOTES:
        return ExpressionError(
            f"The quote {found} is not a straight one", column, "Write ' or \" around a text"
        )
    if found == "$":
        return _broken_reference(text[place:], column)
    return ExpressionError(f"{found} has no meaning here", column, CURES.get(found, ""))


def _broken_reference(rest: str, column: int) -> ExpressionError:
    if rest.startswith("${last-saved#"):
        message = "${last-saved#…}, an answer of the submission before, is not supported"
        return ExpressionError(message, column, "Give the question a default instead")
    if rest.startswith("${"):
        cure = "A name starts with a letter or _ and goes on with letters, digits, dots, - and _"
        return ExpressionError("${…} does not hold the name of a question", column, cure)
    return ExpressionError("$ has no meaning alone", column, "Write ${name} to read a question")


def _with_column(words: tuple[str, str], column: int) -> tuple[str, int, str]:
    message, cure = words
    return message, column, cure
