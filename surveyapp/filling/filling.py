"""A form being filled in: it takes answers, and knows what is asked, offered, wrong and to be sent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from surveyapp.expressions import string
from surveyapp.filling import judging
from surveyapp.filling.clock import Clock
from surveyapp.filling.documents import document
from surveyapp.filling.instance import Branch, Entries, Leaf, Place, at, everything, leaves
from surveyapp.filling.outline import outline
from surveyapp.filling.problems import Dropped, Path, Problem
from surveyapp.filling.rules import Rules
from surveyapp.filling.settling import Settling
from surveyapp.filling.shapes import CLOCKED, tidy
from surveyapp.filling.taking import Taking
from surveyapp.forms.definition import Form, Question


class Filling:
    """One person's answers to a form, kept in line with its rules.

    Args:
        form: the form.
        answers: a document to go on from; None for a blank form, which gets the defaults.
        clock: when it is filled in.
        channel: how; some choices are offered on some channels only.
        random: a number from 0 up to 1, for random() and its like; by default from the system.

    Methods that take a path raise `KeyError` where the form, or the number of entries, has no such place.
    """

    def __init__(
        self,
        form: Form,
        answers: Mapping[str, object] | None = None,
        *,
        clock: Clock | None = None,
        channel: str = "web",
        random: Callable[[], float] | None = None,
    ) -> None:
        self.form = form
        self._rules = Rules(outline(form), (clock or Clock()).ends(), channel, random)
        self._settling = Settling(self._rules.outline, self._rules)
        self.taken = Taking()
        """What was found when the document was taken up; see `validate`."""
        self.taken.take(self._root, answers)
        self._settling.total = self.taken.total
        first = self._rules.moments[0]
        self._note_times({"start": _iso(first), "today": first.date().isoformat()})
        self._settling.begin(blank=answers is None)

    def question(self, path: Path) -> Question:
        """Return the question at a path."""
        return self._leaf(path).question

    def value(self, path: Path) -> object:
        """Return the answer in JSON, None for none. It is kept while the question is not relevant."""
        return self._leaf(path).value

    def answer(self, path: Path, value: object) -> list[Dropped]:
        """Take an answer, None to clear it; return the choices that its change took out of other answers."""
        return self.answer_all([(path, value)])

    def answer_all(self, answers: Iterable[tuple[Path, object]]) -> list[Dropped]:
        """Take several answers at once. Choices are dropped for what all of them together leave on offer."""
        for path, value in answers:
            leaf = self._leaf(path)
            self._settling.answered(leaf, tidy(leaf.question, value))
        return self._settling.settle()

    def relevant(self, path: Path) -> bool:
        """Return whether a question, group, repeat or entry is asked: by its own rule and all around it."""
        return self._place(path).relevant

    def required(self, path: Path) -> bool:
        """Return whether a question must be answered."""
        return judging.is_required(self._rules, self._leaf(path))

    def read_only(self, path: Path) -> bool:
        """Return whether a question shows its answer without letting it be changed."""
        rule = self._leaf(path).question.read_only
        return rule is not None and self._rules.holds(rule, self._leaf(path))

    def offered(self, path: Path) -> tuple[str, ...]:
        """Return the names of the choices on offer; () for a question without choices."""
        leaf = self._leaf(path)
        return self._rules.offered(leaf) if leaf.question.list_name else ()

    def count(self, path: Path) -> int:
        """Return the number of entries of a repeat."""
        return len(self._entries(path).entries)

    def add(self, path: Path) -> int:
        """Add an entry to a repeat and return its index.

        A repeat whose number the form sets, and one that is full, stays as it is; the index is then its
        count.
        """
        entries = self._entries(path)
        index = len(entries.entries)
        if not entries.fixed:
            self._settling.add(entries)
            self._settling.settle()
        return index

    def remove(self, path: Path) -> list[Dropped]:
        """Take an entry of a repeat out; return the choices that this took out of other answers."""
        entry = self._place(path)
        if not isinstance(entry.parent, Entries) or entry.parent.fixed:
            raise KeyError(path)
        self._settling.remove(entry.parent, int(path[-1]))
        return self._settling.settle()

    def open_repeats(self) -> None:
        """Give every repeat without a repeat_count its first entry, as XLSForm does."""
        for place in everything(self._root):
            if isinstance(place, Entries) and not place.fixed and not place.entries:
                self._settling.add(place)
        self._settling.settle()

    def problems(self, paths: Iterable[Path] | None = None) -> list[Problem]:
        """Return what is wrong with the answers, or with those at and below some paths, in their order."""
        places = [self._root] if paths is None else [self._place(path) for path in paths]
        return [problem for place in places for problem in judging.problems(self._rules, place)]

    def output(self, name: str, path: Path) -> str:
        """Return the text that stands for `${name}` in a label at a path."""
        return string(self._rules.find(name, self._place(path)))

    def document(self) -> dict[str, object]:
        """Return the answers to send: those that are relevant, calculations among them."""
        self._note_times({"end": _iso(self._rules.moments[-1])})
        return document(self._root)

    def places(self) -> Iterator[Place]:
        """Yield all places, for the server's judgement."""
        return everything(self._root)

    @property
    def _root(self) -> Branch:
        return self._settling.root

    def _place(self, path: Path) -> Place:
        return at(self._root, path)

    def _leaf(self, path: Path) -> Leaf:
        place = self._place(path)
        if not isinstance(place, Leaf):
            raise KeyError(path)
        return place

    def _entries(self, path: Path) -> Entries:
        place = self._place(path)
        if not isinstance(place, Entries):
            raise KeyError(path)
        return place

    def _note_times(self, times: Mapping[str, str]) -> None:
        """Fill in what the clock answers, unless the device has. An unlinked form keeps no times."""
        for leaf in leaves(self._root):
            if leaf.question.type in CLOCKED:
                if self.form.unlinked:
                    leaf.put(None)
                elif leaf.value is None and leaf.question.type in times:
                    leaf.put(times[leaf.question.type])


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
