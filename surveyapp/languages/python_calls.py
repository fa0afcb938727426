"""Extraction from our own Python code, by its syntax tree.

Babel's own reader works on tokens and takes every string inside the brackets: from `gettext(WORDS["change"])`
it would have `change` translated. Here only an argument that is itself a text counts.
"""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Collection, Iterator, Mapping
from typing import BinaryIO


def extract_python(
    fileobj: BinaryIO,
    keywords: Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, str],  # noqa: ARG001 # part of Babel's contract
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Yield every call of a gettext function with the texts among its arguments; None stands for any other.

    Args:
        fileobj: the open source file.
        keywords: names of the functions.
        comment_tags: words with which a comment for translators begins, on the lines just above the call.
        options: not used.
    """
    source = fileobj.read()
    comments = _comments(source, tuple(comment_tags))
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        name = _name(call.func)
        if name in keywords and call.args:
            texts = tuple(_text(argument) for argument in call.args)
            yield call.lineno, name, texts, _above(comments, call.lineno)


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _text(argument: ast.expr) -> str | None:
    match argument:
        case ast.Constant(value=str(text)):
            return text
        case _:
            return None


def _comments(source: bytes, tags: tuple[str, ...]) -> dict[int, tuple[str, bool]]:
    """Return the comments by line, each with whether it begins one for translators."""
    found = {}
    for token in tokenize.tokenize(io.BytesIO(source).readline):
        if token.type == tokenize.COMMENT:
            text = token.string.lstrip("# ")
            found[token.start[0]] = (text, text.startswith(tags))
    return found


def _above(comments: Mapping[int, tuple[str, bool]], line: int) -> list[str]:
    lines: list[str] = []
    for above in range(line - 1, 0, -1):
        text, begins = comments.get(above, ("", False))
        if not text:
            return []
        lines.insert(0, text)
        if begins:
            return lines
    return []
