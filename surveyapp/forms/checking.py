"""Many forms at once: checked for `surveyapp forms check`, and told apart for `surveyapp forms list`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from surveyapp.forms.definition import Form, Question
from surveyapp.forms.loading import load
from surveyapp.forms.problems import FormError, FormProblem, did_you_mean
from surveyapp.forms.vocabulary.types import NEVER_KEPT


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of forms."""

    path: Path
    name: str
    title: str
    version: str
    languages: tuple[str, ...]
    audience: str
    questions: int
    """Questions that hold an answer, calculations among them."""
    problems: tuple[FormProblem, ...] = ()
    """What is wrong with it; then only its path and name are known."""


def check(paths: Iterable[Path | str], data: Path | str | None = None) -> list[FormProblem]:
    """Return all that is wrong with these forms, a folder standing for the forms in it; [] if nothing is."""
    found, problems = _load_all(paths, data)
    names = {form.name for _, form in found}
    for path, form in found:
        beside = names | {one.stem for one in path.parent.glob("*.yaml")}
        if form.then is not None and form.then.form not in beside:
            said = f"There is no form {form.then.form} to offer after this one"
            cure = did_you_mean(form.then.form, sorted(beside - {form.name}), "Leave then: out")
            problems.append(FormProblem(str(path), _line_of_then(path), "", "then", said, cure))
    return problems


def listing(paths: Iterable[Path | str], data: Path | str | None = None) -> list[Listed]:
    """Return a line about each of these forms by name, a folder standing for the forms in it."""
    found, problems = _load_all(paths, data)
    broken: dict[str, list[FormProblem]] = {}
    for problem in problems:
        broken.setdefault(problem.file, []).append(problem)
    lines = [_line(path, form) for path, form in found]
    loaded = {path for path, _ in found}
    lines.extend(
        Listed(path, path.stem, "", "", (), "", 0, tuple(broken.get(str(path), problems)))
        for path in form_files(paths)
        if path not in loaded
    )
    return sorted(lines, key=lambda one: one.name)


def form_files(paths: Iterable[Path | str]) -> Iterator[Path]:
    """Yield the files of forms: those given, and those ending in .yaml in the folders given."""
    for path in map(Path, paths):
        yield from sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def _load_all(
    paths: Iterable[Path | str], data: Path | str | None
) -> tuple[list[tuple[Path, Form]], list[FormProblem]]:
    found: list[tuple[Path, Form]] = []
    problems: list[FormProblem] = []
    for path in form_files(paths):
        try:
            found.append((path, load(path, data)))
        except FormError as error:
            problems.extend(error.problems)
        except OSError as error:
            said = f"The file cannot be opened: {error.strerror or error}"
            problems.append(FormProblem(str(path), 1, "", "", said, "Check the path"))
    return found, problems


def _line(path: Path, form: Form) -> Listed:
    kept = [item for item in form.items() if isinstance(item, Question) and item.type not in NEVER_KEPT]
    return Listed(path, form.name, form.title, form.version, form.languages, form.audience, len(kept))


def _line_of_then(path: Path) -> int:
    lines = path.read_text("utf-8-sig").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith("then:")), 1)
