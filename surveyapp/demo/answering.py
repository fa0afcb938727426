"""A made-up person fills in a form, question by question, as its logic asks them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from surveyapp.demo import choosing, entries, saying, wordbook
from surveyapp.demo.person import Person
from surveyapp.filling import Clock, Filling, Path
from surveyapp.forms.definition import Form, Item, Question, Repeat

UNASKED = frozenset(
    {"note", "calculate", "hidden", "start", "end", "today", "image", "audio", "video", "file"}
)


class Answering:
    """One person filling in one form."""

    def __init__(self, form: Form, person: Person, started: datetime, finished: datetime) -> None:
        """Open the form at a moment; both are aware."""
        self._person = person
        self._finished = finished
        self._filling = Filling(form, clock=Clock(started, finished), channel=person.channel)
        self._told: set[str] = set()

    def document(self) -> dict[str, object]:
        """Fill in the whole form and return the answers to send."""
        self._go_through(self._filling.form.children, ())
        return self._filling.document()

    def _go_through(self, items: Sequence[Item], path: Path) -> None:
        for item in items:
            here = (*path, item.name)
            if not self._filling.relevant(here):
                continue
            if isinstance(item, Question):
                self._answer(item, here)
            elif isinstance(item, Repeat):
                self._go_through_repeat(item, here)
            else:
                self._go_through(item.children, here)

    def _go_through_repeat(self, repeat: Repeat, path: Path) -> None:
        if repeat.repeat_count is None:
            for _ in range(entries.how_many(repeat.name, self._person)):
                self._filling.add(path)
        for index in range(self._filling.count(path)):
            self._person.facts = entries.facts(repeat.name, index, self._person, self._told)
            self._go_through(repeat.children, (*path, index))
            self._person.facts = {}

    def _answer(self, question: Question, path: Path) -> None:
        if question.type in UNASKED or self._filling.read_only(path):
            return
        often = wordbook.number("answered", question.name, 0.8)
        if not self._filling.required(path) and not self._person.happens(often):
            return
        value = self._value(question, path)
        if value is not None:
            self._filling.answer(path, value)

    def _value(self, question: Question, path: Path) -> object:
        offered = self._filling.offered(path)
        fact = self._person.facts.get(question.name)
        if fact is not None and (not offered or fact in offered):
            return fact
        match question.type:
            case "select_one":
                return self._one(question, offered)
            case "select_multiple":
                return choosing.several(question, self._person, offered) if offered else None
            case "range":
                return choosing.rating(question, self._person)
            case "integer":
                return self._number(question)
            case "date":
                return (self._finished + timedelta(days=self._person.chance.randint(1, 8))).date().isoformat()
            case "text":
                return saying.written(question.name, self._person, lambda name: self._beside(path, name))
            case _:
                return None

    def _one(self, question: Question, offered: Sequence[str]) -> str | None:
        """Return a choice; who tells of several activities tells of different ones where there are some."""
        if question.list_name == "approach":
            offered = [name for name in offered if f"{question.name}/{name}" not in self._told] or offered
        if not offered:
            return None
        chosen = choosing.one(question, self._person, offered)
        self._told.add(f"{question.name}/{chosen}")
        return chosen

    def _number(self, question: Question) -> int:
        if question.name == "ex_group_n":
            return self._person.chance.randint(4, 18)
        return self._person.chance.choice((6, 8, 10, 12, 15, 20, 25, 30, 40, 60, 80, 120, 200))

    def _beside(self, path: Path, name: str) -> object:
        return self._filling.value((*path[:-1], name))
