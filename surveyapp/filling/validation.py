"""The server's judgement of a submission: nothing that a device says is taken on trust."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice

from surveyapp.filling.claims import alike
from surveyapp.filling.clock import Clock
from surveyapp.filling.filling import Filling
from surveyapp.filling.instance import Entries, Leaf
from surveyapp.filling.problems import Problem, path_text
from surveyapp.filling.shapes import fault
from surveyapp.filling.taking import MOST_PROBLEMS
from surveyapp.forms.definition import Form


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the server makes of a submission.

    Attributes:
        ok: whether it keeps all rules.
        problems: what is wrong, the first hundred things.
        answers: the document to keep: without what was not relevant, with calculations done again.
        recomputed: calculations in which the device differed: `{path: {"device": …, "server": …}}`.
    """

    ok: bool
    problems: tuple[Problem, ...]
    answers: Mapping[str, object]
    recomputed: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


def validate(form: Form, answers: object, *, clock: Clock | None = None, channel: str = "web") -> Verdict:
    """Judge a document of answers against a form, whatever JSON it is. Never raises.

    Args:
        form: the very version that was filled in.
        answers: JSON as it was parsed.
        clock: when the form was begun and finished; see `Clock`.
        channel: how it was filled in; some choices are offered on some channels only.
    """
    if not isinstance(answers, Mapping):
        return Verdict(False, (Problem((), "wrong_type"),), {})
    filling = Filling(form, answers, clock=clock, channel=channel)
    problems = tuple(islice(chain(_misfits(filling), filling.problems()), MOST_PROBLEMS))
    return Verdict(not problems, problems, filling.document(), _recomputed(filling))


def _misfits(filling: Filling) -> Iterator[Problem]:
    """Yield what did not fit into the form where that is relevant, and entries beyond a repeat_count."""
    for place, problem in filling.taken.misfits:
        if place.relevant:
            yield problem
    for place in filling.places():
        if isinstance(place, Entries) and place.relevant and place.spare:
            yield Problem(place.path(), "too_many_entries")


def _recomputed(filling: Filling) -> dict[str, Mapping[str, object]]:
    return {
        path_text(leaf.path()): {"device": claim, "server": leaf.value}
        for leaf, claim in filling.taken.claims.items()
        if claim is not None and leaf.relevant and not _stands(leaf, claim)
    }


def _stands(leaf: Leaf, claim: object) -> bool:
    return not fault(leaf.question, claim) and alike(claim, leaf.value)
