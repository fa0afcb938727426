"""The questions of all versions of a form, merged: each once, in the order of the published version.

Questions that only older versions ask come last. One whose type changed so that it needs other columns counts
as two questions: the older one comes last too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from surveyapp.exporting.shapes import Attached, Count, Day, Many, Moment, One, Plain, Point, Shape, Trace
from surveyapp.exporting.source import Options
from surveyapp.exporting.wording import Wording, labels
from surveyapp.forms.definition import Form, Item, Question, Repeat

Steps = tuple[str, ...]
"""The way from a submission, or an entry of a repeat, to an answer: names of groups, then of the question."""

FAMILIES = {
    "select_one": "choice",
    "select_multiple": "choices",
    "rank": "rank",
    "date": "date",
    "today": "date",
    "time": "time",
    "datetime": "moment",
    "start": "moment",
    "end": "moment",
    "geopoint": "point",
    "start-geopoint": "point",
    "geotrace": "trace",
    "geoshape": "trace",
    "image": "file",
    "audio": "file",
    "video": "file",
    "file": "file",
    "background-audio": "file",
    "repeat": "repeat",
    "integer": "number",
    "decimal": "number",
    "range": "number",
}
"""Types that share their columns with each other. Every other type is text, unless its answer is a number."""

SILENT = {"note", "csv-external", "xml-external"}
"""Types that never have an answer."""

BY_ITSELF = {
    "start": "Begun, by the device's clock",
    "end": "Ended, by the device's clock",
    "today": "Day, by the device's clock",
}
"""Words for what a device answers without being asked, for which forms have none."""

PLACES = {"point", "trace"}
NUMBERS_AND_TEXTS = {"number", "text"}


@dataclass(slots=True)
class Asked:
    """One question, or one repeat as a count, over all versions that ask it."""

    table: str
    """The key of the repeat it is asked in; empty for the form itself."""
    key: str
    family: str
    removed: bool
    """Whether the published version does not ask it any more, or not in this way."""
    steps: dict[str, Steps] = field(default_factory=dict)
    """Where its answer lies, by version."""
    seen: list[tuple[Wording, Question | Repeat]] = field(default_factory=list)
    """How each version asks it, newest first."""

    def title(self) -> str:
        """Return its words in the newest version that asks it; ours where the device answers it by itself."""
        wording, item = self.seen[0]
        return wording.title(item) or (BY_ITSELF.get(item.type, "") if isinstance(item, Question) else "")

    def shape(self, options: Options) -> Shape:
        """Return how its answers lie in columns."""
        return _SHAPES[self.family](self, options)

    def labels(self) -> dict[str, str]:
        """Return the words of its choices, by name."""
        lists = ((wording, item.list_name) for wording, item in self.seen if isinstance(item, Question))
        return labels(lists)


def merged(wordings: tuple[Wording, ...]) -> list[Asked]:
    """Return every question of every version, those of the published version first.

    Args:
        wordings: the versions with their words, the published one first.
    """
    found: dict[tuple[str, str, str], Asked] = {}
    for wording in wordings:
        for table, item, steps in walk(wording.form.children):
            identity = (table, item.key, _family(item))
            asked = found.get(identity)
            if asked is None:
                asked = found[identity] = Asked(*identity, removed=wording is not wordings[0])
            asked.steps[wording.form.version] = steps
            asked.seen.append((wording, item))
    return sorted(found.values(), key=lambda asked: asked.removed)


def has_places(form: Form) -> bool:
    """Return whether a form asks for anything that can be shown on a map."""
    return any(
        FAMILIES.get(item.type) in PLACES for _, item, _ in walk(form.children) if isinstance(item, Question)
    )


def walk(
    children: tuple[Item, ...], table: str = "", steps: Steps = ()
) -> Iterator[tuple[str, Question | Repeat, Steps]]:
    """Yield each question and repeat in document order, with its table and the steps to it."""
    for item in children:
        here = (*steps, item.name)
        if isinstance(item, Question):
            if item.type not in SILENT:
                yield table, item, here
        elif isinstance(item, Repeat):
            yield table, item, here
            yield from walk(item.children, item.key)
        else:
            yield from walk(item.children, table, here)


def _family(item: Question | Repeat) -> str:
    if isinstance(item, Repeat):
        return "repeat"
    family = FAMILIES.get(item.type.lower().removesuffix("_from_file"), "text")
    return "value" if family in NUMBERS_AND_TEXTS else family


def _plain(asked: Asked, _options: Options) -> Shape:
    item = asked.seen[0][1]
    number = isinstance(item, Question) and FAMILIES.get(item.type) == "number"
    return Plain(12 if number else 32)


_SHAPES: dict[str, Callable[[Asked, Options], Shape]] = {
    "value": _plain,
    "repeat": lambda _asked, _options: Count(),
    "choice": lambda asked, options: One(asked.labels(), options.values),
    "choices": lambda asked, options: Many(asked.labels(), options.values),
    "rank": lambda asked, options: Many(asked.labels(), options.values, ranked=True),
    "date": lambda _asked, _options: Day(),
    "time": lambda _asked, _options: Moment(with_date=False),
    "moment": lambda _asked, _options: Moment(),
    "point": lambda _asked, _options: Point(),
    "trace": lambda _asked, _options: Trace(),
    "file": lambda _asked, options: Attached(options.attachments),
}
