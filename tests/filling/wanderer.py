"""Somebody who wanders through a form at random, always the same way for the same number."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from surveyapp.filling import path_text
from surveyapp.filling.instance import Entries, Leaf
from surveyapp.filling.judging import UNASKED
from surveyapp.forms.definition import Form, Question
from tests.filling.journeys import Journey, Replay, Step

PLACE = {"type": "Point", "coordinates": [-1.89, 52.48], "accuracy": 7.5}
PHOTO = {"name": "a.jpg", "type": "image/jpeg", "bytes": 9, "sha256": "0" * 64}
TEXTS = ("", "Ann", "B12 9", "0121 303 9944", "ann@example.org", "n" * 150, "yes", " ", "😀 قطة")
DAYS = ("2026-11-24", "2026-11-25", "2026-11-26", "2026-02-30", "2026-11-25T10:00")
NUMBERS = (0, 1, 2, 3, 5, 6, 18, 25, -1, 1.5)
LARGE = (*NUMBERS, 100_001, 2**53, 0.1)
WRONG: tuple[object, ...] = (True, {}, [["a"]], "?", {"type": "Point"}, [1], {"sha256": 1})


def wandering(form: Form, number: int, length: int) -> tuple[Journey, list[object]]:
    """Return a journey of so many random steps, and what Python saw: after each step the whole state."""
    chance = Random(number)  # noqa: S311 # a test that repeats itself, no secret
    journey = Journey(f"{form.name} {number}", form, [], channel=chance.choice(["web", "device"]))
    replay = Replay(journey)
    steps: list[Step] = []
    seen: list[object] = []
    for _ in range(length):
        step = _step(replay, chance)
        steps.append(step)
        seen.append(replay.seen_at(step))
        steps.append({"state": [[what, path] for what, path in _asked(replay)]})
        seen.append(replay.seen_at(steps[-1]))
    return Journey(journey.name, form, steps, channel=journey.channel), seen


def _step(replay: Replay, chance: Random) -> Step:
    places = list(replay.filling.places())
    repeats = [place for place in places if isinstance(place, Entries) and not place.fixed]
    if repeats and chance.random() < 0.2:
        entries = chance.choice(repeats)
        path = path_text(entries.path())
        if entries.entries and (len(entries.entries) > 3 or chance.random() < 0.4):
            return {"remove": f"{path}/{chance.randrange(len(entries.entries))}"}
        return {"add": path}
    asked = [place for place in places if isinstance(place, Leaf) and place.question.type not in UNASKED]
    relevant = [leaf for leaf in asked if leaf.relevant]
    leaf = chance.choice(relevant if relevant and chance.random() < 0.9 else asked)
    return {"answer": path_text(leaf.path()), "value": _value(replay, leaf, chance)}


def _value(replay: Replay, leaf: Leaf, chance: Random) -> object:
    if chance.random() < 0.1:
        return None
    if chance.random() < 0.04:
        return chance.choice(WRONG)
    question = leaf.question
    if question.list_name:
        return _chosen(replay, leaf, chance)
    return chance.choice(_usual(question))


def _chosen(replay: Replay, leaf: Leaf, chance: Random) -> object:
    offered = replay.filling.offered(leaf.path())
    every = [choice.name for choice in replay.journey.form.choices[leaf.question.list_name].choices]
    names = every if not offered or chance.random() < 0.1 else list(offered)
    if leaf.question.type == "select_one":
        return "yes" if "yes" in names and chance.random() < 0.8 else chance.choice(names)
    return chance.sample(names, min(len(names), chance.choice([1, 1, 2, 3])))


def _usual(question: Question) -> tuple[object, ...]:
    kinds: dict[str, tuple[object, ...]] = {
        "integer": NUMBERS,
        "decimal": LARGE,
        "range": NUMBERS,
        "date": DAYS,
        "geopoint": (PLACE,),
        "image": (PHOTO,),
    }
    return kinds.get(question.type, TEXTS)


def _asked(replay: Replay) -> Iterator[tuple[str, str]]:
    """Yield what to look at: everything that a page may show or send."""
    for place in replay.filling.places():
        path = path_text(place.path())
        yield "relevant", path
        if isinstance(place, Entries):
            yield "count", path
        if isinstance(place, Leaf):
            yield "value", path
            if place.relevant and place.question.choice_filter is not None:
                yield "offered", path
    yield "problems", ""
    yield "document", ""
