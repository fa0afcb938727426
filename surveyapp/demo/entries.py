"""Things that several answers tell about together: a place, a group, a day to call back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from surveyapp.demo import wordbook
from surveyapp.demo.person import Person

REPEATS = {"as_place": "places", "as_grp": "groups"}
METRES = 0.00001
"""Degrees of latitude in about one metre."""


def how_many(repeat: str, person: Person) -> int:
    """Return how many entries somebody adds to a repeat; at least one, since they said that they had some."""
    weights = wordbook.numbers("entries", repeat) or (0.0, 1.0)
    return person.chance.choices(range(len(weights)), weights)[0]


def facts(repeat: str, index: int, person: Person, told: set[str]) -> dict[str, object]:
    """Return the answers of one entry that belong together, for an entry about something not yet told."""
    if repeat == "cp_act":
        return _doing(person)
    if repeat not in REPEATS:
        return {"topic": f"{repeat}/{index}"}
    records = [one for one in wordbook.records("places", REPEATS[repeat]) if str(one["names"]) not in told]
    weights = [4.0 if one["area"] == person.area else 1.0 for one in records]
    record = person.chance.choices(records, weights)[0]
    told.add(str(record["names"]))
    return _place(record, person) if repeat == "as_place" else _group(record, person)


def _doing(person: Person) -> dict[str, object]:
    """Return what somebody does: the form asks for it in words first, and then for its kind."""
    weights = wordbook.weights("capability", "capability")
    kind = person.weighed({name: weights[name] for name in wordbook.part("words", "doing")})
    return {"ca_cat": kind, "ca_what": person.pick(wordbook.texts("words", "doing", kind))}


def _place(record: Mapping[str, object], person: Person) -> dict[str, object]:
    states = record["state"]
    assert isinstance(states, dict)  # noqa: S101 # our own file
    return {
        "pl_name": _called(record, person),
        "pl_cat": record["kind"],
        "pl_addr": record["near"],
        "pl_loc": _point(record, person),
        "pl_state": person.weighed({name: float(weight) for name, weight in states.items()}),
    }


def _group(record: Mapping[str, object], person: Person) -> dict[str, object]:
    meets = record.get("meets")
    return {
        "gr_name": _called(record, person),
        "gr_cat": record["kind"],
        "gr_where": "public" if meets else "moves",
        "gr_place": meets,
        "gr_loc": _point(record, person),
    }


def _called(record: Mapping[str, object], person: Person) -> str:
    """Return one of the names of a thing, the first more often than the others."""
    names = record["names"]
    assert isinstance(names, list)  # noqa: S101 # our own file
    return str(names[0]) if person.happens(0.6) else str(person.chance.choice(names))


def _point(record: Mapping[str, object], person: Person) -> dict[str, object] | None:
    """Return where a thing is, as exactly as a phone says it."""
    at = record.get("at")
    if not isinstance(at, Sequence):
        return None
    latitude, longitude = (float(number) + METRES * person.chance.gauss(0, 8) for number in at)
    accuracy = round(person.chance.uniform(4, 30), 1)
    return {"type": "Point", "coordinates": [round(longitude, 6), round(latitude, 6)], "accuracy": accuracy}
