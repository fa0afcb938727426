"""How far the eyes of a rule reach: whether it can see other entries of the repeats that it stands in."""

from __future__ import annotations

from surveyapp.expressions import Tree


def stays_inside(tree: Tree, room: int) -> bool:
    """Return whether a rule in an entry of a repeat reads nothing of the other entries of that repeat.

    `${name}` never does. A path may, if it starts somewhere else or goes up more than `room` steps, which is
    how many there are from the rule's question up to its entry.
    """
    if not isinstance(tree, list):
        return True
    kind, *parts = tree
    match kind:
        case "call":
            return parts[0] != "indexed-repeat" and all(stays_inside(part, room) for part in parts[1:])
        case "path":
            return _starts_near(parts[0], room) and _steps_stay(parts[1:], room)
        case "filter":
            return False
        case "ref" | "here" | "root":
            return True
    return all(stays_inside(part, room) for part in parts)


def _starts_near(start: Tree, room: int) -> bool:
    """A path may start at the rule itself or in a data file; from a repeat it would lead into every entry."""
    if start in (["here"], ["call", "current"]):
        return True
    return isinstance(start, list) and start[:2] == ["call", "instance"] and stays_inside(start, room)


def _steps_stay(steps: list[Tree], room: int) -> bool:
    """In a predicate `..` starts at another node, so there no step up is sure to stay inside."""
    parts = [step for step in steps if isinstance(step, list)]
    up = sum(1 for step in parts if step[0] == "parent")
    return up <= room and all(stays_inside(predicate, 0) for step in parts for predicate in step[2:])
