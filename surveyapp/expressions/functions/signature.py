"""How a function says its name, what it is given and what it gives."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from surveyapp.expressions.values import Value

MANY = 1_000_000
"""More arguments than any expression has room for."""

Given = Callable[..., Value]


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the language.

    Attributes:
        name: as it is written, `count-selected`.
        usage: how it is written with its arguments: `round(number, places?)`; `?` marks one that may be left
            out, `…` one that may come several times. An argument called `nodes` has to be a path or a
            reference.
        counts: the numbers of arguments it takes.
        lazy: True if it is given its arguments not yet evaluated, each as a callable without arguments.
        run: the context, then the arguments -> the value.
    """

    name: str
    usage: str
    counts: range
    lazy: bool
    run: Given

    def arguments(self) -> list[str]:
        """Return the names of the arguments as the usage has them, with their `?` and `…`."""
        return [name.strip() for name in self.usage[len(self.name) + 1 : -1].split(",") if name.strip()]

    def numbers(self) -> str:
        """Return how many arguments it takes: '1 argument', '2 or 3 arguments', 'at least 2 arguments'."""
        if self.counts.stop >= MANY:
            return f"at least {_arguments(str(self.counts.start))}"
        counts = ", ".join(str(count) for count in self.counts)
        return "no arguments" if counts == "0" else _arguments(" or ".join(counts.rsplit(", ", 1)))


def function(usage: str, counts: range | None = None, *, lazy: bool = False) -> Callable[[Given], Function]:
    """Declare a function by its usage. `counts` is only needed where the usage does not say it all."""
    name, _, rest = usage.partition("(")
    arguments = [argument for argument in re.split(r",\s*", rest.rstrip(")")) if argument]
    least = sum(not argument.endswith("?") for argument in arguments)
    most = MANY if usage.endswith("…)") else len(arguments) + 1

    def declare(run: Given) -> Function:
        return Function(name, usage, range(least, most) if counts is None else counts, lazy, run)

    return declare


def _arguments(count: str) -> str:
    return f"{count} argument" if count == "1" else f"{count} arguments"
