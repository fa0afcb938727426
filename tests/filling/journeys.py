"""Journeys through forms: what a person does step by step, and what both engines must see.

A file in tests/conformance/filling holds `form` (lines of YAML, or the name of a shipped form) and
`journeys`, each with `name`, `steps` and perhaps `now`, `channel`, `answers`. A step is one of

    {"answer": path, "value": …, "dropped": {path: [names]}}     {"answer_all": {path: value}, "dropped": …}
    {"add": path}    {"remove": path}    {"open_repeats": true}
    {"expect": {"relevant" | "required" | "read_only" | "value" | "offered" | "count": {path: …},
                "output": {"name@path": text}, "problems": {path: code}, "document": {…}}}

`problems` and `document` are whole: nothing else may be wrong, nothing else be sent.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from surveyapp import places
from surveyapp.filling import Clock, Dropped, Filling, path_text
from surveyapp.filling import Path as Place
from surveyapp.forms import Sources, compiled, load, read
from surveyapp.forms.definition import Form

FOLDER = Path(__file__).parent.parent / "conformance" / "filling"
NOON = "2026-11-25T12:00:00.000+00:00"

Step = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Journey:
    """One person's way through a form."""

    name: str
    form: Form
    steps: Sequence[Step]
    now: str = NOON
    channel: str = "web"
    answers: Mapping[str, object] | None = None

    def as_json(self) -> dict[str, object]:
        """Return what replay.mjs reads."""
        found: dict[str, object] = {"model": compiled(self.form).as_json(), "steps": self.steps}
        lists = self.form.choices.values()
        labels = {one.name: {choice.name: choice.label for choice in one.choices} for one in lists}
        found |= {"now": self.now, "channel": self.channel, "labels": labels}
        return found if self.answers is None else {**found, "answers": self.answers}


def journeys() -> dict[str, Journey]:
    """Return all journeys by file and name."""
    found = {}
    for path in sorted(FOLDER.glob("*.json")):
        content = json.loads(path.read_text("utf-8"))
        form = form_of(content["form"], path.stem)
        for journey in content["journeys"]:
            known = {key: value for key, value in journey.items() if key != "about"}
            found[f"{path.stem}: {journey['name']}"] = Journey(form=form, **known)
    return found


def form_of(source: str | list[str], name: str) -> Form:
    """Return a shipped form by its name, or the form that lines of YAML make."""
    if isinstance(source, str):
        return load(places.FORMS / f"{source}.yaml")
    return read(Sources(name, "\n".join(source) + "\n"))


def place_of(path: str) -> Place:
    """Return the path that a text stands for."""
    return tuple(int(part) if part.isdigit() else part for part in path.split("/")) if path else ()


def replayed_by_script(node: Path, ways: Sequence[Journey]) -> list[list[object]]:
    """Return what the page's JavaScript sees at each step of each journey."""
    lines = "\n".join(json.dumps(way.as_json()) for way in ways)
    script = Path(__file__).with_name("replay.mjs")
    command = [str(node), "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", str(script)]
    ended = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


@dataclass(slots=True)
class Replay:
    """A journey as Python takes it."""

    journey: Journey
    filling: Filling = field(init=False)

    def __post_init__(self) -> None:
        moment = datetime.fromisoformat(self.journey.now)
        journey = self.journey
        self.filling = Filling(
            journey.form,
            journey.answers,
            clock=Clock(moment, moment),
            channel=journey.channel,
            random=lambda: 0.25,
        )

    def seen(self) -> list[object]:
        """Return what is seen at each step, as JSON."""
        return [self.seen_at(step) for step in self.journey.steps]

    def seen_at(self, step: Step) -> object:
        """Take one step and return what is seen, as JSON."""
        found: object = json.loads(json.dumps(self.step(step)))
        return found

    def step(self, step: Step) -> object:
        """Take one step."""
        match step:
            case {"answer": str(path)}:
                return dropped(self.filling.answer(place_of(path), step.get("value")))
            case {"answer_all": dict(answers)}:
                given = [(place_of(path), value) for path, value in answers.items()]
                return dropped(self.filling.answer_all(given))
            case {"add": str(path)}:
                return self.filling.add(place_of(path))
            case {"remove": str(path)}:
                return dropped(self.filling.remove(place_of(path)))
            case {"open_repeats": True}:
                self.filling.open_repeats()
                return None
            case {"state": list(asked)}:
                return [self.told(what, path) for what, path in asked]
            case {"expect": dict(expected)}:
                return {what: self.answered(what, asked) for what, asked in expected.items()}
        raise AssertionError(f"{self.journey.name} has an unknown step: {step}")

    def answered(self, what: str, asked: Mapping[str, object]) -> object:
        """Return what the filling tells of the paths that are asked for."""
        if what == "problems":
            return {path_text(problem.path): problem.code for problem in self.filling.problems()}
        return self.told(what, "") if what == "document" else {path: self.told(what, path) for path in asked}

    def told(self, what: str, path: str) -> object:
        """Return one thing that the filling tells."""
        if what == "document":
            return self.filling.document()
        if what == "problems":
            return [[path_text(problem.path), problem.code] for problem in self.filling.problems()]
        if what == "output":
            name, _, place = path.partition("@")
            return self.filling.output(name, place_of(place))
        tell = getattr(self.filling, what)
        return tell(place_of(path))


def dropped(found: Sequence[Dropped]) -> list[dict[str, object]]:
    """Return dropped choices as JavaScript has them."""
    return [{"path": path_text(one.path), "names": list(one.names)} for one in found]


def expected_of(step: Step) -> object:
    """Return what must be seen at a step; None where nothing is expected."""
    if "expect" in step:
        return step["expect"]
    names = step.get("dropped", {}) if "value" in step or "answer_all" in step or "answer" in step else None
    if not isinstance(names, Mapping):
        return None
    return [{"path": path, "names": list(gone)} for path, gone in names.items()]


def without_times(document: object) -> object:
    """Return a document without what the clock answered, which test_validation looks at."""
    if not isinstance(document, dict):
        return document
    return {name: answer for name, answer in document.items() if name not in ("start", "end", "today")}
