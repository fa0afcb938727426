"""Answers in JSON, as expressions see them: everything is a text underneath, as in XForms."""

from __future__ import annotations

import math
from collections.abc import Mapping

from surveyapp.expressions.nodes import Node
from surveyapp.expressions.numerals import number_text


def text(answer: object) -> str:
    """Return the text that stands for a JSON answer in an expression.

    A number is its decimal text, a list its items joined by a space, a GeoJSON point `"lat lon alt accuracy"`
    (0 for what is not known), a line or polygon its points joined by `;`, a file its name. Nothing, a group
    and a repeat are ''.
    """
    if answer is None:
        return ""
    if isinstance(answer, bool):
        return "true" if answer else "false"
    if isinstance(answer, int | float):
        return number_text(_as_float(answer))
    if isinstance(answer, list):
        return " ".join(text(item) for item in answer if not isinstance(item, Mapping))
    if isinstance(answer, Mapping):
        return _text_of_object(answer)
    return str(answer)


def tree_of(answers: Mapping[str, object]) -> Node:
    """Return a document of answers as nodes, under a top node called `data`.

    An object is a group, an array of objects a repeat, everything else an answer (see `text`). An answer of
    null and an empty array are no nodes at all.
    """
    root = Node("data")
    _grow(root, answers)
    return root


def _grow(parent: Node, answers: Mapping[str, object]) -> None:
    for name, answer in answers.items():
        given = answer if isinstance(answer, list) else [answer]
        entries = [entry for entry in given if isinstance(entry, Mapping) and _is_group(entry)]
        if entries and len(entries) == len(given):
            for entry in entries:
                _grow(Node(name, parent=parent), entry)
        elif answer is not None and answer != []:
            Node(name, text(answer), parent)


def _is_group(answer: Mapping[str, object]) -> bool:
    """Tell a group from a place on the map and from a file, which are objects too."""
    return not ("coordinates" in answer or "sha256" in answer)


def _as_float(number: float) -> float:
    """Return a number as JavaScript reads it, however many digits JSON gave it."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def _text_of_object(answer: Mapping[str, object]) -> str:
    if "sha256" in answer:
        return str(answer.get("name", ""))
    coordinates = answer.get("coordinates")
    if not isinstance(coordinates, list):
        return ""
    if answer.get("type") == "Point":
        return _text_of_point(coordinates, answer.get("accuracy"))
    line = coordinates[0] if answer.get("type") == "Polygon" and coordinates else coordinates
    return ";".join(_text_of_point(point, None) for point in line if isinstance(point, list))


def _text_of_point(coordinates: list[object], accuracy: object) -> str:
    """GeoJSON has the longitude first, XForms the latitude."""
    if len(coordinates) < 2:
        return ""
    longitude, latitude, *altitude = coordinates
    return " ".join(text(part) for part in (latitude, longitude, *(altitude[:1] or [0]), accuracy or 0))
