"""Checks a call of a function while it is parsed: its name, its number of arguments, and those in quotes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from surveyapp.expressions.automaton import program
from surveyapp.expressions.errors import ExpressionError
from surveyapp.expressions.functions import FUNCTIONS, NOT_SUPPORTED
from surveyapp.expressions.moments import CODES
from surveyapp.expressions.trees import NAMED_ARGUMENTS, Tree, branches, can_be_nodes, head


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a call: its tree, and the column at which it starts."""

    tree: Tree
    column: int


def checked(name: str, column: int, arguments: list[Argument]) -> Tree:
    """Return the tree of a call.

    Raises:
        ExpressionError: there is no such function, or not with these arguments.
    """
    function = FUNCTIONS.get(name)
    if function is None:
        raise _unknown(name, column)
    if len(arguments) not in function.counts:
        message = f"{name}() takes {function.numbers()}, not {len(arguments)}"
        raise ExpressionError(message, column, f"Write {function.usage}")
    for argument, usage in zip(arguments, function.arguments(), strict=False):
        if usage.rstrip("?") == "nodes" and not can_be_nodes(argument.tree):
            message = f"{name}() looks at answers, and this is a single value"
            raise ExpressionError(message, argument.column, "Write ${name}, or a path such as ${repeat}/name")
    for place, check in QUOTED.get(name, {}).items():
        if isinstance(arguments[place].tree, str):
            check(arguments[place])
    trees = [argument.tree for argument in arguments]
    for place in NAMED_ARGUMENTS.get(name, ()):
        if place < len(trees):
            trees[place] = _named(name, arguments[place])
    return ["call", name, *trees]


def _unknown(name: str, column: int) -> ExpressionError:
    if name in NOT_SUPPORTED:
        return ExpressionError(
            f"The function {name}() is not supported yet", column, "Write the rule without it"
        )
    near = get_close_matches(name, [*FUNCTIONS, *NOT_SUPPORTED], n=1) or get_close_matches(
        name.lower(), FUNCTIONS, n=1
    )
    cure = f"Did you mean {near[0]}()?" if near else "docs/expressions.md lists all functions"
    return ExpressionError(f"There is no function {name}()", column, cure)


def _named(name: str, argument: Argument) -> str:
    """Return the name that an argument means: `${x}`, `'${x}'` or a path that ends in it."""
    tree = argument.tree
    if isinstance(tree, str):
        found = tree.strip().removeprefix("${").removesuffix("}").strip().rpartition("/")[2]
    elif head(tree) == "ref":
        found = str(branches(tree)[0])
    else:
        last = branches(tree)[-1] if head(tree) == "path" else ""
        found = str(last[1]) if isinstance(last, list) and last[0] == "child" else ""
    if not found or found == "*":
        usage = (
            "jr:choice-name(${x}, '${x}')" if name == "jr:choice-name" else f"{name}(${{x}}, ${{repeat}}, 1)"
        )
        raise ExpressionError(
            f"{name}() needs the name of a question here", argument.column, f"Write {usage}"
        )
    return found


def _check_pattern(argument: Argument) -> None:
    try:
        program(str(argument.tree))
    except ExpressionError as error:
        # The column counts in the pattern, which starts after a quote.
        raise ExpressionError(error.message, argument.column + error.column, error.cure) from None


def _check_format(argument: Argument) -> None:
    pattern = str(argument.tree)
    place = 0
    while (place := pattern.find("%", place)) >= 0:
        code = pattern[place + 1 : place + 2]
        if not code or code not in CODES:
            message = f"%{code} is no code of a date format"
            raise ExpressionError(
                message, argument.column + place + 1, "Write %Y, %m, %d, %e, %b, %a, %H, %M or %S"
            )
        place += 2


Check = Callable[[Argument], None]

QUOTED: Mapping[str, Mapping[int, Check]] = {
    "regex": {1: _check_pattern},
    "format-date": {1: _check_format},
    "format-date-time": {1: _check_format},
}
"""What is looked at in arguments that are texts in quotes, by function and place."""
