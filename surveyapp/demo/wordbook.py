"""The made-up town's places, people, words and habits, read from the files in `town/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

TOWN = Path(__file__).parent / "town"

Table = Mapping[str, "Table | list[Table] | str"]


@cache
def table(name: str) -> dict[str, object]:
    """Return a file of the town. Every scalar is text, so that `yes` is a choice and not true."""
    read = yaml.load((TOWN / f"{name}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 # gives texts, lists and tables only
    assert isinstance(read, dict)  # noqa: S101 # our own file
    return read


def part(name: str, *keys: str) -> dict[str, object]:
    """Return a table inside a file; empty where there is none."""
    found: object = table(name)
    for key in keys:
        found = found.get(key, {}) if isinstance(found, dict) else {}
    return found if isinstance(found, dict) else {}


def texts(name: str, *keys: str) -> list[str]:
    """Return a list of texts inside a file; empty where there is none."""
    found: object = part(name, *keys[:-1]).get(keys[-1])
    return [str(one) for one in found] if isinstance(found, list) else []


def records(name: str, key: str) -> list[dict[str, object]]:
    """Return a list of tables inside a file."""
    found = table(name).get(key)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


@cache
def weights(question: str, list_name: str) -> Mapping[str, float]:
    """Return how likely people choose what, by question or else by choice list."""
    found = part("weights", "weights", question) or part("weights", "weights", list_name)
    return {name: float(str(weight)) for name, weight in found.items()}


@cache
def numbers(*keys: str) -> tuple[float, ...]:
    """Return a list of numbers in `weights.yaml`; empty where there is none."""
    return tuple(float(one) for one in texts("weights", *keys))


def number(key: str, name: str, otherwise: float) -> float:
    """Return one number of a table in `weights.yaml`."""
    found = part("weights", key).get(name)
    return otherwise if found is None else float(str(found))
