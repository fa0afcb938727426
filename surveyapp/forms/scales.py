"""The steps of a range, and what the author says that each of them means."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from surveyapp.forms.definition import Question


def steps(question: Question) -> list[str]:
    """Return the steps of a range from its start to its end, as texts."""
    start, end, step = (
        Decimal(question.parameters.get(name, default))
        for name, default in (("start", "1"), ("end", "10"), ("step", "1"))
    )
    count = int((end - start) / step) if step else 0
    return [f"{(start + step * index).normalize():f}" for index in range(count + 1)]


def meanings(text: str) -> Mapping[str, str]:
    """Return the words of each step, by step: the lines of the column `steps`, `1 Hardly anyone notices`."""
    lines = (line.strip().partition(" ") for line in text.splitlines())
    return {step: words.strip() for step, _, words in lines if words}
