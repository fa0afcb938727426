"""The cell `type` of a question: `select_one yes_no`."""

from __future__ import annotations

from collections.abc import Iterator

from surveyapp.forms.problems import did_you_mean, listed
from surveyapp.forms.vocabulary.types import REFUSED_TYPES, TYPE_ALIASES, TYPES

Said = tuple[str, str]
"""What is wrong, and what to write instead."""


def read_type(text: str) -> tuple[str, str, list[Said]]:
    """Return the type, its choice list ('' if it has none), and what is wrong with the cell.

    The type is '' where it cannot be told what was meant.
    """
    words = text.split()
    known, rest = _longest(words)
    if known in REFUSED_TYPES:
        refusal = REFUSED_TYPES[known]
        return "", "", [(f"The type {known} {refusal.why}", refusal.cure)]
    if known not in TYPES:
        word = text.split(maxsplit=1)[0] if text else ""
        cure = did_you_mean(word, (*TYPES, *REFUSED_TYPES), f"Use {listed(TYPES)}")
        return "", "", [(f"There is no type {word}", cure)]
    problems = []
    if words[: len(words) - len(rest)] != [known]:
        problems.append(("This type has another name here", f"Write {' '.join([known, *rest])}"))
    if TYPES[known].takes_list:
        problems.extend(_wrong_with_list(known, rest))
        return known, rest[0] if rest else "", problems
    if rest:
        problems.append((f"{' '.join(rest)} does not belong to the type {known}", f"Write only {known}"))
    return known, "", problems


def _longest(words: list[str]) -> tuple[str, list[str]]:
    """Return the type that the first words mean, in its own spelling, and the words behind it."""
    for count in range(min(len(words), 6), 0, -1):
        first = " ".join(words[:count])
        for spelling in (first, first.replace("_", " "), first.replace(" ", "_"), first.lower()):
            known = TYPE_ALIASES.get(spelling, spelling)
            if known in TYPES or known in REFUSED_TYPES:
                return known, words[count:]
    return "", words


def _wrong_with_list(known: str, rest: list[str]) -> Iterator[Said]:
    if not rest:
        yield f"The type {known} needs the name of a choice list", f"Write {known} and the name of a list"
    elif rest[1:] in (["or_other"], ["or", "other"]):
        yield (
            "or_other is not supported yet",
            "Add a choice other to the list, and a text question that is relevant for it",
        )
    elif rest[1:]:
        yield f"{' '.join(rest[1:])} does not belong to the type", f"Write {known} {rest[0]}"
