"""The expression language of XLSForm: text -> tree -> value. Pure, and the floor that everything stands on.

`docs/expressions.md` describes the language for those who write forms. JavaScript evaluates the same trees
(`static/js/expressions.js`); `tests/conformance/expressions` holds what both have to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from surveyapp.expressions.answers import text, tree_of
from surveyapp.expressions.context import Context, nearest
from surveyapp.expressions.errors import ExpressionError
from surveyapp.expressions.evaluator import run
from surveyapp.expressions.functions import FUNCTIONS, NOT_SUPPORTED
from surveyapp.expressions.nodes import Node
from surveyapp.expressions.parser import parse
from surveyapp.expressions.trees import Tree, references
from surveyapp.expressions.values import Value, boolean, number, string

__all__ = [
    "FUNCTIONS",
    "NOT_SUPPORTED",
    "Context",
    "ExpressionError",
    "Node",
    "Tree",
    "Value",
    "boolean",
    "evaluate",
    "number",
    "parse",
    "references",
    "run",
    "string",
    "text",
    "tree_of",
]


def evaluate(
    text_of_expression: str,
    answers: Mapping[str, object],
    this: object = None,
    now: datetime | None = None,
) -> bool | float | str:
    """Return the value of an expression over a document of answers; a node gives its text.

    Args:
        text_of_expression: as an author writes it.
        answers: JSON, as submissions have it. `${x}` finds `x` at any depth.
        this: the JSON answer that `.` means; none is the top of the answers.
        now: what now() and today() are taken from, in the zone of the device; none is this moment in the zone
            of this machine.

    Raises:
        ExpressionError: the text is no expression.
    """
    tree = parse(text_of_expression)
    root = tree_of(answers)
    node = root
    if this is not None:
        node = Node("this", text(this))
        node.parent = root
    moment = (now or datetime.now().astimezone()).astimezone(now.tzinfo if now else None)
    value = run(tree, Context(node, node, nearest, {}, moment))
    return string(value) if isinstance(value, list) else value
