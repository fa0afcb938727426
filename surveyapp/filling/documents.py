"""The document of answers to send."""

from __future__ import annotations

from surveyapp.filling.instance import Branch, Entries, Leaf


def document(branch: Branch) -> dict[str, object]:
    """Return the answers in a group, an entry or the whole form: those that are relevant and there.

    Groups and repeats without any are left out; an entry without answers stays, so that the others keep their
    place.
    """
    found: dict[str, object] = {}
    for name, place in branch.children.items():
        if not place.relevant:
            continue
        if isinstance(place, Leaf):
            answer = place.value
        elif isinstance(place, Entries):
            answer = [document(entry) for entry in place.entries] or None
        else:
            answer = document(place) or None
        if answer is not None:
            found[name] = answer
    return found
