"""A word of XLSForm that this form language does not take."""

from __future__ import annotations

from dataclasses import dataclass

NOT_YET = "not supported yet"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a word is refused, and what to write instead. `why` follows the word: "rank is refused"."""

    why: str
    cure: str


def not_yet(cure: str) -> Refusal:
    """Return the refusal of something that is to come."""
    return Refusal(f"is {NOT_YET}", cure)
