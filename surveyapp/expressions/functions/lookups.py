"""Functions that reach further: to data files, to the node a rule belongs to, to new identifiers."""

from __future__ import annotations

from surveyapp.expressions.context import Context
from surveyapp.expressions.functions.signature import function
from surveyapp.expressions.nodes import Node
from surveyapp.expressions.values import Value, number, string

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MAX_DIGITS = 255


@function("current()")
def current(context: Context) -> Value:
    """Return the node that the whole expression belongs to, inside a predicate too."""
    return [context.current]


@function("instance(name)")
def instance(context: Context, name: Value) -> Value:
    """Return the data file or choice list of a name; `/root/item` goes on to its rows."""
    found = context.instances.get(string(name))
    return [] if found is None else [found]


@function("pulldata(name, wanted, column, value)")
def pulldata(context: Context, name: Value, wanted: Value, column: Value, value: Value) -> Value:
    """Return what the first row of a data file with a value in a column has in another; '' if none has it."""
    data = context.instances.get(string(name))
    key, sought = string(column), string(value)
    for row in _rows(data) if data is not None else ():
        if any(cell.name == key and cell.value == sought for cell in row.children):
            return next((cell.value for cell in row.children if cell.name == string(wanted)), "")
    return ""


@function("uuid(length?)")
def uuid(context: Context, length: Value | None = None) -> Value:
    """Return a new random UUID, or as many random letters and digits as asked for (at most 255)."""
    if length is not None:
        asked = number(length)
        count = int(min(asked, MAX_DIGITS)) if asked > 0 else 0
        return "".join(_digit(36, context) for _ in range(count))
    digits = "".join(_digit(16, context) for _ in range(32)).lower()
    variant = "89ab"[int(context.random() * 4)]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


def _rows(data: Node) -> list[Node]:
    return [row for root in data.children for row in root.children]


def _digit(base: int, context: Context) -> str:
    return DIGITS[int(context.random() * base)]


FUNCTIONS = (current, instance, pulldata, uuid)
