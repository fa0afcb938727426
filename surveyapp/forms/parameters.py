"""The cell `parameters`: `start=0 end=4 step=1`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from surveyapp.forms.problems import did_you_mean, listed
from surveyapp.forms.vocabulary.types import REFUSED_PARAMETERS, TYPES

Said = tuple[str, str]
"""What is wrong, and what to write instead."""

MOST_STEPS = 101
"""Steps of a range; each is a button on the page."""
LARGEST_NUMBER = Decimal(10) ** 9


def read_parameters(text: str, question_type: str) -> tuple[dict[str, str], list[Said]]:
    """Return the parameters of a question, and what is wrong with them."""
    problems: list[Said] = []
    found: dict[str, str] = {}
    known = TYPES[question_type].parameters
    # XLSForm takes spaces, commas and semicolons between parameters, and spaces round the sign.
    for part in re.split(r"[\s,;]+", re.sub(r"\s*=\s*", "=", text)):
        name, sign, value = part.partition("=")
        if not part:
            continue
        if not sign or not value:
            problems.append((f"{part} is no parameter", "Write name=value, with spaces between several"))
        elif name in found:
            problems.append((f"The parameter {name} is there twice", "Keep one of them"))
        elif name not in known:
            problems.append(_unknown(name, question_type, known))
        else:
            found[name] = value
    problems.extend(_wrong_with(question_type, found))
    return found, problems


def _unknown(name: str, question_type: str, known: tuple[str, ...]) -> Said:
    if name in REFUSED_PARAMETERS:
        return f"The parameter {name} is not supported yet", "Leave it out"
    otherwise = f"Use {listed(known)}" if known else f"A question of type {question_type} has none"
    return f"There is no parameter {name} for the type {question_type}", did_you_mean(name, known, otherwise)


def _wrong_with(question_type: str, found: Mapping[str, str]) -> Iterator[Said]:
    if question_type == "range":
        yield from _wrong_with_range(found)
    pixels = found.get("max-pixels")
    if pixels is not None and not re.fullmatch(r"[1-9][0-9]{1,4}", pixels):
        yield f"max-pixels={pixels} is no number of pixels", "Write a whole number from 10 to 99999"


def _wrong_with_range(found: Mapping[str, str]) -> Iterator[Said]:
    numbers: dict[str, Decimal] = {}
    for name, default in (("start", "1"), ("end", "10"), ("step", "1")):
        number = _decimal(found.get(name, default))
        if number is None:
            yield f"{name}={found[name]} is no number", f"Write digits, such as {name}={default}"
        else:
            numbers[name] = number
    if len(numbers) < 3:
        return
    start, end, step = numbers["start"], numbers["end"], numbers["step"]
    if step <= 0:
        yield f"step={step} does not lead anywhere", "Write a step above 0, and the smaller end as start"
    elif end <= start:
        yield f"end={end} is not above start={start}", "Write the smaller number as start"
    elif (end - start) % step:
        yield (
            f"From {start} in steps of {step}, {end} is never reached",
            "Choose a step that divides the distance",
        )
    elif (end - start) / step >= MOST_STEPS:
        yield f"This range has more than {MOST_STEPS} steps", "Use integer or decimal with a constraint"


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    usable = number.is_finite() and abs(number) < LARGEST_NUMBER and number == round(number, 9)
    return number if usable else None
