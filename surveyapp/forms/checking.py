"""Many forms at once, as `surveyapp forms check` looks at them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from surveyapp import places
from surveyapp.forms.definition import Form
from surveyapp.forms.loading import load
from surveyapp.forms.problems import FormError, FormProblem, did_you_mean


def check(paths: Iterable[Path | str], data: Path | str | None = None) -> list[FormProblem]:
    """Return all that is wrong with these forms, a folder standing for the forms in it; [] if nothing is.

    A form offered after one of them has to be among them, beside it, or one that ships with the product.
    """
    found, problems = _load_all(paths, data)
    known = {form.name for _, form in found} | {path.stem for path in form_files([places.FORMS])}
    for path, form in found:
        beside = known | {one.stem for one in path.parent.glob("*.yaml")}
        if form.then is not None and form.then.form not in beside:
            said = f"There is no form {form.then.form} to offer after this one"
            cure = did_you_mean(form.then.form, sorted(beside - {form.name}), "Leave then: out")
            problems.append(FormProblem(str(path), _line_of_then(path), "", "then", said, cure))
    return problems


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


def _line_of_then(path: Path) -> int:
    lines = path.read_text("utf-8-sig").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith("then:")), 1)
