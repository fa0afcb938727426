"""A form between two requests: the filling, and what was typed but could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from surveyapp.filling import Filling, Path, Problem, shown, spoken
from surveyapp.forms.definition import Group, Question, Repeat
from surveyapp.languages import Words
from surveyapp.web import markup

Raw = str | Sequence[str] | Mapping[str, str]
"""What a question's fields held: a text, the ticked values, or texts by part (day, month, year)."""


@dataclass(slots=True)
class Answering:
    """The state of one person's form between two requests."""

    filling: Filling
    channel: str = "web"
    """How the form is filled in, by which some choices are not on offer at all."""
    typed: dict[Path, Raw] = field(default_factory=dict)
    """What stands in the fields, where the filling holds no value for it."""
    unread: list[Problem] = field(default_factory=list)
    """Why it could not be read."""
    posted: bool = False
    """Whether a person's post was read, rather than a blank form drawn for everyone."""
    errors: dict[Path, str] = field(default_factory=dict)
    """The errors to show, in the words of the page."""
    parts: dict[Path, tuple[str, ...]] = field(default_factory=dict)
    """Which fields of a question are at fault, where only some of its several are."""
    opened: frozenset[Path] = frozenset()
    """Questions that the last answers opened; the entries they stand in are shown open."""
    repeats: set[str] = field(default_factory=set)
    """The paths of the repeats to which a person may add entries, as texts."""
    tokens: dict[Path, str] = field(default_factory=dict)
    """Under which token an uploaded photo is held."""

    def relevant(self, path: Path) -> bool:
        """Return whether a question, group or repeat is asked."""
        return self.filling.relevant(path)

    def count(self, path: Path) -> int:
        """Return the number of entries of a repeat."""
        return self.filling.count(path)

    def offered(self, path: Path) -> Sequence[str]:
        """Return the names of the choices on offer."""
        return self.filling.offered(path)

    def error(self, path: Path) -> str:
        """Return the error shown at a question, or ''."""
        return self.errors.get(path, "")

    def wanted(self, entry: Path) -> bool:
        """Return whether anything inside an entry needs to be seen: an error, or a question just opened."""
        return any(path[: len(entry)] == entry for path in (*self.errors, *self.opened))

    def shown(self, path: Path) -> Raw:
        """Return what stands in the fields of a question."""
        if path in self.typed:
            return self.typed[path]
        question = self.filling.question(path)
        if question.type == "image":
            return {"held": self.tokens.get(path, "")}
        return shown(question, self.filling.value(path))

    def photo(self, path: Path) -> Mapping[str, object] | None:
        """Return the photo that a question holds."""
        value = self.filling.value(path)
        return value if isinstance(value, dict) else None

    def output(self, name: str, path: Path) -> str:
        """Return the text that stands for `${name}` in a label at `path`."""
        return self.filling.output(name, path)

    def title(self, entry: Path, repeat: Repeat, words: Words) -> str:
        """Return what an entry of a repeat is called.

        Its first note, where the form sets the entries; else its first answer that a person would recognise.
        """
        note = next(
            (one for one in repeat.children if isinstance(one, Question) and one.type == "note"), None
        )
        if repeat.repeat_count is not None and note is not None:
            place = (*entry, note.name)
            text = markup.plain(words.text(f"{note.key}:label", note.label))
            return markup.REFERENCE.sub(lambda found: self.output(found[1], place), text)
        for path, question in _questions(entry, repeat):
            value = self.filling.value(path)
            if value not in (None, "", []) and question.type in ("text", "select_one", "calculate"):
                return spoken(question, value, self.filling.form, words)
        return ""


def _questions(path: Path, group: Group) -> Sequence[tuple[Path, Question]]:
    found: list[tuple[Path, Question]] = []
    texts: list[tuple[Path, Question]] = []
    for child in group.children:
        if isinstance(child, Question):
            (texts if child.type in ("text", "calculate") else found).append(((*path, child.name), child))
        elif not isinstance(child, Repeat):
            found.extend(_questions((*path, child.name), child))
    return [*texts, *found]
