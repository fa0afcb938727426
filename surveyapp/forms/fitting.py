"""Which columns a type of question can have, and which it needs."""

from __future__ import annotations

from collections.abc import Iterator

from surveyapp.forms.vocabulary.types import COLUMNS_BY_TYPE, TYPES
from surveyapp.forms.yaml_nodes import Row, Text


def not_for(kind: str, column: str, name: str) -> tuple[str, str] | None:
    """Return why a type of question cannot have a column and what to do instead; None if it can."""
    if kind in COLUMNS_BY_TYPE:
        allowed = column in COLUMNS_BY_TYPE[kind]
        return None if allowed else (f"A question of type {kind} has no {column}", "Leave it out")
    if column == "calculation":
        cure = "Use the type calculate, and ${" + name + "} in the label of a note to show it"
        return f"calculation is not supported yet for the type {kind}", cure
    if column in ("choice_filter", "alert") and not TYPES[kind].takes_list:
        use = "to filter" if column == "choice_filter" else "to alert on"
        return f"A question of type {kind} has no choices {use}", "Leave it out"
    wanted = {"input": "text", "steps": "range"}.get(column, kind)
    if kind != wanted:
        return f"{column} is for the type {wanted}, not for {kind}", "Leave it out"
    return None


def lacking(row: Row, kind: str) -> Iterator[str]:
    """Yield the columns that a question of a type needs and does not have."""
    if TYPES[kind].kind != "silent" and _is_empty(row, "label"):
        yield "label"
    if kind == "calculate" and _is_empty(row, "calculation"):
        yield "calculation"


def _is_empty(row: Row, column: str) -> bool:
    return column not in row.values or (isinstance(row.values[column], Text) and not row.text(column))
