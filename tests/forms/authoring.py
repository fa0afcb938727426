"""Small forms for tests, written as an author writes them."""

from __future__ import annotations

from textwrap import dedent, indent

from surveyapp import forms
from surveyapp.forms import FormError, FormProblem, Sources
from surveyapp.forms.definition import Form

YES_NO = """\
yes_no:
  - {name: yes, label: Yes}
  - {name: no, label: No}
"""


def source(survey: str, choices: str = "", top: str = "") -> str:
    """Return a form called `test` with these questions, from line 4 on, choice lists and other settings."""
    parts = [
        "form: test\ntitle: A test",
        f"survey:\n{indent(dedent(survey).strip(chr(10)), '  ')}",
        f"choices:\n{indent(dedent(choices), '  ')}" if choices else "",
        dedent(top),
    ]
    return "\n".join(part for part in parts if part) + "\n"


def load(survey: str, choices: str = "", top: str = "", **files: str) -> Form:
    """Return the form; data files are given by their stem."""
    return forms.read(given(source(survey, choices, top), **files))


def given(text: str, **files: str) -> Sources:
    """Return the sources of the form `test`; data files are given by their stem."""
    return Sources("test", text, {f"{name}.csv": dedent(rows) for name, rows in files.items()})


def problems_of(text: str, **files: str) -> list[FormProblem]:
    """Return what is wrong with the whole text of a form; [] if nothing is."""
    try:
        forms.read(given(text, **files))
    except FormError as error:
        return list(error.problems)
    return []


def problems(survey: str, choices: str = "", top: str = "", **files: str) -> list[str]:
    """Return what is wrong, as it is printed but for the name of the form's file."""
    found = problems_of(source(survey, choices, top), **files)
    return [str(one).removeprefix("test.yaml:") for one in found]
