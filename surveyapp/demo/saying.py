"""What made-up people write where a question wants text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from surveyapp.demo import wordbook
from surveyapp.demo.person import Person

Beside = Callable[[str], object]
"""Gives the answer to a question beside the one that is asked, in the same group or entry."""
Writer = Callable[[Person, Beside], str]


def written(question: str, person: Person, beside: Beside) -> str | None:
    """Return what somebody writes; None where they have nothing to say."""
    writer = WRITERS.get(question)
    return (writer(person, beside) or None) if writer else None


def _best(person: Person, _beside: Beside) -> str:
    line = person.pick(_lines("as_best", person.language))
    extra = person.pick(wordbook.texts("words", "extra_lines", person.language) or [""])
    if extra and line[-1].isalpha():
        line += "."
    return f"{line} {extra}".strip()


def _skill(person: Person, beside: Beside) -> str:
    category = str(beside("sk_cat"))
    own = wordbook.texts("words", f"skill_{person.language}", category)
    lines = own or wordbook.texts("words", "skill", category)
    return person.pick(lines) if lines else ""


def _activity(approach: str) -> Writer:
    def name(person: Person, beside: Beside) -> str:
        service = wordbook.part("approaches", "services", person.service).get("short", "")
        made = (
            person.pick(wordbook.texts("approaches", "names", str(beside(approach))))
            .format(service=service)
            .strip()
        )
        return made[0].upper() + made[1:]

    return name


def _case(person: Person, _beside: Beside) -> str:
    return f"NF-{person.area[-1]}{person.chance.randrange(1, 900):03}"


def _note(person: Person, beside: Beside) -> str:
    lines = wordbook.texts("words", "vs_note", str(beside("vs_outcome")))
    return person.pick(lines or wordbook.texts("words", "vs_note", "any"))


def _lines(question: str, language: str) -> list[str]:
    return wordbook.texts("words", question, language) or wordbook.texts("words", question, "en")


def _line(question: str) -> Writer:
    return lambda person, _beside: person.pick(_lines(question, person.language))


WRITERS: Mapping[str, Writer] = {
    "as_best": _best,
    "as_psect": lambda person, _beside: person.sector,
    "sk_more": _skill,
    "as_name": lambda person, _beside: person.name,
    "as_phone": lambda person, _beside: person.phone,
    "as_email": lambda person, _beside: person.email,
    "as_post": lambda person, _beside: person.home,
    "ex_service_other": lambda person, _beside: person.pick(wordbook.texts("approaches", "other_services")),
    "ex_act_name": _activity("ex_act_approach"),
    "ex_idea_name": _activity("ex_idea_approach"),
    "ex_contact_name": lambda person, _beside: person.name,
    "ex_contact_email": lambda person, _beside: person.email,
    "ex_anything": _line("ex_anything"),
    "cp_offer_more": _line("cp_offer_more"),
    "cp_support_more": _line("cp_support_more"),
    "cp_psect": lambda person, _beside: person.sector,
    "cp_name": lambda person, _beside: person.name,
    "cp_phone": lambda person, _beside: person.phone,
    "cp_email": lambda person, _beside: person.email,
    "cp_post": lambda person, _beside: person.home,
    "eq_ethnic_own": _line("eq_ethnic_own"),
    "vs_case": _case,
    "vs_note": _note,
}
