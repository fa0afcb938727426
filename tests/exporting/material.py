"""A small form in two versions, and submissions to it: what the tests of exporting are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from surveyapp.exporting import Source
from surveyapp.forms.definition import Choice, ChoiceList, Form, Group, Item, Question, Repeat, Rule

NOON = datetime(2026, 7, 1, 11, 0, tzinfo=UTC)
"""Noon in London, where the clocks are an hour ahead in July."""

FIRST = UUID(int=1)
VERSION = "a" * 64
OLD_VERSION = "b" * 64


@dataclass(frozen=True)
class Filled:
    """A submission, as exporting needs it."""

    answers: Mapping[str, object]
    uuid: UUID = FIRST
    form: str = "street-party"
    version: str = VERSION
    language: str = "en"
    channel: str = "web"
    area: str | None = "north"
    state: str = "received"
    demo: bool = False
    receipt_code: str = "K7QM2XR4WD9T"
    received_at: datetime = NOON
    started_at: datetime | None = NOON - timedelta(minutes=9)
    finished_at: datetime | None = NOON - timedelta(minutes=1)
    offset_minutes: int | None = 60


def question(kind: str, name: str, label: str = "", *, list_name: str = "", **more: object) -> Question:
    made = Question(name=name, key=name, type=kind, line=1, label=label, list_name=list_name)
    return replace(made, **more)  # type: ignore[arg-type]  # the fields of a question have different types


def choices(name: str, **labels: str) -> ChoiceList:
    return ChoiceList(name, tuple(Choice(code, label) for code, label in labels.items()))


JOBS = choices("jobs", food="Cook *something*", music="Play music", tidy="Tidy up")
AREAS = choices("area", north="The north", south="The south")

DISH: tuple[Item, ...] = (
    question("text", "dish", "What is it called?"),
    question("integer", "serves", "How many does it serve?"),
    Repeat(
        "part", "part", 1, label="Parts of the dish", children=(question("text", "part_name", "Which part?"),)
    ),
)

PARTY = Form(
    name="street-party",
    version=VERSION,
    title="Help with our street party",
    label="2",
    languages=("en",),
    children=(
        question("start", "start"),
        question("today", "today"),
        Group(
            "about",
            "about",
            1,
            label="About you",
            children=(
                question("select_one", "area", "Where do you live?", list_name="area"),
                question("text", "name", "What is your **name**?", classification="P1"),
                question(
                    "select_multiple",
                    "jobs",
                    "What would you do?",
                    list_name="jobs",
                    relevant=Rule("${name} != ''", ""),
                ),
                question("rank", "order", "What matters most?", list_name="jobs"),
                question("note", "thanks", "Thank you"),
            ),
        ),
        question("decimal", "hours", "How many hours have you got?"),
        question("calculate", "code"),
        question("date", "born", "When were you born?"),
        question("time", "from", "From what time?"),
        question("datetime", "back", "When shall we call back?"),
        question("geopoint", "place", "Where?"),
        question("geoshape", "plot", "Which plot?"),
        question("image", "photo", "A photo"),
        question("text", "health", "How is your health?", classification="P2"),
        Repeat("dishes", "dishes", 1, label="Dishes: tell us about one dish", children=DISH),
    ),
    choices={"jobs": JOBS, "area": AREAS},
)

OLDER = replace(
    PARTY,
    version=OLD_VERSION,
    label="1",
    children=(
        question("text", "pet", "Have you a pet?"),
        question("text", "hours", "How long have you got?"),
        question("text", "born", "How old are you?"),
        question("select_multiple", "jobs", "What can you do?", list_name="jobs"),
    ),
    choices={"jobs": choices("jobs", music="Make music", clowning="Be a clown")},
)


@dataclass
class Answers:
    """What one person answered, beginning with everything that can be."""

    given: dict[str, object] = field(
        default_factory=lambda: {
            "start": "2026-07-01T11:51:00.000+01:00",
            "today": "2026-07-01",
            "about": {
                "area": "north",
                "name": "Ann",
                "jobs": ["music", "food"],
                "order": ["tidy", "food", "music"],
            },
            "hours": 2.5,
            "code": 7,
            "born": "1971-02-03",
            "from": "14:30:00.000+01:00",
            "back": "2026-07-08T09:15:00.000+01:00",
            "place": {"type": "Point", "coordinates": [-1.5, 52.25, 80.0], "accuracy": 4.5},
            "plot": {"type": "Polygon", "coordinates": [[[0, 51], [1, 51], [1, 52], [0, 51]]]},
            "photo": {"name": "cake.jpg", "type": "image/jpeg", "bytes": 9, "sha256": "c" * 64},
            "health": "Fair",
            "dishes": [
                {"dish": "Pie", "serves": 6, "part": [{"part_name": "Crust"}, {"part_name": "Filling"}]},
                {"dish": "Salad"},
            ],
        }
    )


def everything() -> Filled:
    return Filled(Answers().given)


def source(
    submissions: Iterable[Filled] = (), *, versions: tuple[Form, ...] = (PARTY, OLDER), demo: bool = False
) -> Source:
    """Return a source of these submissions, which may be read again."""
    kept = [replace(submission, demo=demo) for submission in submissions]
    return Source(PARTY, versions, lambda: iter(kept), len(kept), "Olga Officer", NOON, demo=demo)


def many(count: int, entries: int = 2) -> Source:
    """Return a source that makes its submissions while they are read."""

    def made() -> Iterator[Filled]:
        for number in range(count):
            dishes = [{"dish": f"Dish {number}.{index}", "serves": index} for index in range(entries)]
            answers = {
                **Answers().given,
                "about": {"name": f"Person {number}", "jobs": ["food"]},
                "dishes": dishes,
            }
            yield Filled(answers, uuid=UUID(int=number))

    return Source(PARTY, (PARTY, OLDER), made, count, "Olga Officer", NOON)
