"""Calculations that come out differently each time (`random()`, `uuid()`, `once()`), carried along.

Without JavaScript the form's state is only what the fields of the page hold. These values travel in a hidden
field, so that the answers that were checked are the answers that are sent, and a form sent twice is the same
bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping

from surveyapp import strict_json
from surveyapp.expressions import Tree
from surveyapp.filling import Filling, path_text
from surveyapp.forms.definition import Form, Question, Rule
from surveyapp.web.respond.journey import questions
from surveyapp.web.respond.names import item_at, path_of

FICKLE = frozenset({"random", "uuid", "once"})
"""Functions whose value is taken once and kept."""


def written(form: Form, filling: Filling) -> str:
    """Return the text of the hidden field; '' where the form calculates nothing of the kind."""
    if not any(_is_fickle(item) for item in form.items()):
        return ""
    values = {
        path_text(path): filling.value(path)
        for path, question in questions(form, filling)
        if _is_fickle(question) and filling.value(path) is not None
    }
    return json.dumps(values, separators=(",", ":")) if values else ""


def read(form: Form, text: str) -> Mapping[str, object]:
    """Return the values by path, as texts; none where the field holds nothing that can be read."""
    try:
        values = strict_json.loads(text)
    except ValueError:
        return {}
    found = values if isinstance(values, dict) else {}
    return {path: value for path, value in found.items() if _may_be_kept(form, path, value)}


def _may_be_kept(form: Form, path: str, value: object) -> bool:
    """Return whether this can be such a value: the field came from a browser, and may say anything."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return False
    finite = isinstance(value, str) or abs(value) <= sys.float_info.max
    return finite and _is_fickle(item_at(form, path_of(path)))


def _is_fickle(item: object) -> bool:
    rules = (
        (item.calculation, item.default) if isinstance(item, Question) and item.type == "calculate" else ()
    )
    return any(FICKLE & set(_called(rule.tree)) for rule in rules if isinstance(rule, Rule))


def _called(tree: Tree) -> Iterator[str]:
    if isinstance(tree, list):
        if tree[:1] == ["call"]:
            yield str(tree[1])
        for branch in tree:
            yield from _called(branch)
