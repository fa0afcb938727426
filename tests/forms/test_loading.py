"""The settings of a form, and loading as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from surveyapp import forms
from surveyapp.forms import FormError
from surveyapp.forms.definition import Again, Rule, Then
from tests.forms.authoring import given, load, problems, problems_of

ASKS = "- {name: a, type: text, label: A}"


def test_a_form_knows_its_settings() -> None:
    form = load(
        ASKS,
        top="""\
            version: 007
            form_id: Old Id
            default_language: cy
            languages: [en, cy, pt-BR]
            audience: code
            unlinked: yes
            minutes: 15
            style: pages
            mapping: {directory: {name: a, offers: [a, a]}, other: No}
            then: {form: equality, relevant: "${a} = 'x'"}
            again: {label: Once more, keep: [a]}
            """,
    )
    assert (form.name, form.title, form.label, form.form_id) == ("test", "A test", "007", "Old Id")
    assert (form.default_language, form.languages) == ("cy", ("cy", "en", "pt-BR"))
    assert (form.audience, form.unlinked, form.minutes, form.style) == ("code", True, 15, "pages")
    assert form.mapping == {"directory": {"name": "a", "offers": ["a", "a"]}, "other": "No"}
    assert form.then == Then("equality", Rule("${a} = 'x'", ["=", ["ref", "a"], "x"]))
    assert form.again == Again("Once more", ("a",))


def test_what_is_left_out_has_a_sensible_value() -> None:
    form = load(ASKS)
    assert (form.label, form.form_id, form.default_language, form.languages) == ("", "", "en", ("en",))
    assert (form.audience, form.unlinked, form.minutes, form.style) == ("public", False, None, "pages")
    assert (form.mapping, form.then, form.again) == ({}, None, None)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        (
            "instance_name: x",
            "instance_name: The setting instance_name is not supported yet. "
            "Leave it out: a submission goes by its reference.",
        ),
        ("form_title: x", "form_title: The setting form_title has another name here. Write title."),
        (
            "sms_keyword: x",
            "sms_keyword: The setting sms_keyword is refused: forms are not sent by text message. "
            "Leave it out.",
        ),
        (
            "attribute::x: y",
            "attribute::x: The setting attribute::x is refused: "
            "it changes the XML of other tools. Leave it out.",
        ),
        ("minute: 3", "minute: There is no setting minute. Did you mean minutes?"),
        ("minutes: ten", "minutes: ten is no whole number from 1 to 600. Write digits only."),
        ("audience: everyone", "audience: everyone is not known here. Write public, code or staff."),
        ("unlinked: maybe", "unlinked: maybe is neither yes nor no. Write yes or no."),
        ("style: theme-grid", "style: theme-grid is not known here. Write pages."),
        (
            "languages: [english]",
            "languages: english is no language tag. Write tags such as en, cy or pt-BR.",
        ),
        (
            "languages: [cy]",
            "languages: The form is written in en, which is not among its languages. "
            "Add en to languages:, or set default_language:.",
        ),
        ("languages: [en, cy, cy]", "languages: cy is there twice. Keep one of them."),
        ("mapping: [a]", "mapping: mapping is no mapping. Write each output as name: and what feeds it."),
    ],
)
def test_what_is_wrong_with_a_setting_is_said(setting: str, said: str) -> None:
    assert problems(ASKS, top=setting)[0] == f"5: {said}"


def test_the_form_is_called_as_its_file() -> None:
    (problem,) = problems_of(f"form: other\ntitle: T\nsurvey:\n  {ASKS}\n")
    assert str(problem) == (
        "test.yaml:1: form: The form is called other, and its file test.yaml. "
        "Write form: test, or rename the file to other.yaml."
    )
    assert [one.message for one in problems_of(f"form: Test\ntitle: T\nsurvey:\n  {ASKS}\n")] == [
        "Test is no name of a form"
    ]


@pytest.mark.parametrize("text", ["", "# nothing\n", "- a\n", "words\n"])
def test_a_file_that_holds_no_form_says_so(text: str) -> None:
    (problem,) = problems_of(text)
    assert problem.message == "This file holds no form"


def test_what_is_missing_at_the_top_is_said() -> None:
    assert [one.message for one in problems_of("style: pages\n")] == [
        "The setting form is missing",
        "The setting title is missing",
        "The setting survey is missing",
    ]


def test_a_problem_has_its_parts() -> None:
    lines = f"  {ASKS}\n  - name: b\n    type: text\n    label: B\n    relevant: . >\n"
    text = f"form: test\ntitle: T\nsurvey:\n{lines}"
    (problem,) = problems_of(text)
    assert (problem.file, problem.line, problem.question, problem.column) == ("test.yaml", 8, "b", "relevant")
    assert problem.character == 3
    assert problem.message
    assert problem.cure


def test_an_error_prints_one_problem_a_line_with_the_path_as_given(tmp_path: Path) -> None:
    path = tmp_path / "test.yaml"
    path.write_text("form: test\ntitle: T\nsurvey:\n  - {name: a, type: tekst, lable: A}\n", "utf-8")
    with pytest.raises(FormError) as caught:
        forms.load(path)
    lines = str(caught.value).splitlines()
    assert len(lines) == len(caught.value.problems) == 2
    assert all(line.startswith(f"{path}:4: a: ") for line in lines)


def test_loading_is_reading_the_sources(tmp_path: Path) -> None:
    path = tmp_path / "test.yaml"
    path.write_text(given("form: test\ntitle: T\nsurvey:\n  " + ASKS).source, "utf-8")
    assert forms.load(path) == forms.read(forms.sources(path))
