"""Every word of XLSForm is supported or refused by name, and the reference describes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from surveyapp import forms
from surveyapp.forms.schema import (
    AgainSchema,
    ChoiceSchema,
    FormSchema,
    GroupSchema,
    QuestionSchema,
    RepeatSchema,
    ThenSchema,
)
from surveyapp.forms.vocabulary import columns, settings, types
from tests.forms.authoring import problems

HERE = Path(__file__).parent
REFERENCE = (HERE.parent.parent / "docs" / "form-language.md").read_text("utf-8")
XLSFORM = {
    kind: words.split()
    for kind, words in yaml.safe_load(
        (HERE.parent / "data" / "xlsform-words.yaml").read_text("utf-8")
    ).items()
}
BY_NAME = re.compile(r"is (?:not supported yet|refused|written differently|not needed)|has another name here")


def refused_by_name(found: list[str], word: str) -> bool:
    return any(BY_NAME.search(one) and word in one for one in found)


@pytest.mark.parametrize("word", XLSFORM["types"])
def test_a_type_is_supported_or_refused_by_name(word: str) -> None:
    found = problems(f"- {{name: q, type: {word}, label: Q}}")
    assert word in types.TYPES or any(BY_NAME.search(one) for one in found)


@pytest.mark.parametrize("word", XLSFORM["columns"])
def test_a_column_is_supported_or_refused_by_name(word: str) -> None:
    found = problems(f"- {{name: q, type: text, label: Q, '{word}': x}}")
    assert word in columns.QUESTION_COLUMNS or refused_by_name(found, word)


@pytest.mark.parametrize("word", ["count", "jr:count", "repeat_count"])
def test_a_column_of_a_repeat_is_supported_or_refused_by_name(word: str) -> None:
    found = problems(f"- {{repeat: r, questions: [{{name: q, type: text, label: Q}}], '{word}': 2}}")
    assert found == [] if word in columns.REPEAT_COLUMNS else refused_by_name(found, word)


@pytest.mark.parametrize(
    "word", ["image", "big-image", "audio", "video", "geometry", "media::image", "label::Cymraeg"]
)
def test_a_column_of_a_choice_is_refused_by_name(word: str) -> None:
    choices = f"l:\n  - {{name: a, label: A, '{word}': x}}\n"
    assert refused_by_name(problems("- {name: q, type: select_one l, label: Q}", choices), word)


@pytest.mark.parametrize("word", XLSFORM["settings"])
def test_a_setting_is_supported_or_refused_by_name(word: str) -> None:
    found = problems("- {name: q, type: text, label: Q}", top=f"{word}: x")
    assert word in settings.SETTINGS or refused_by_name(found, word)


@pytest.mark.parametrize("word", XLSFORM["appearances"])
def test_an_appearance_is_supported_or_refused_by_name(word: str) -> None:
    found = problems(f"- {{name: q, type: date, label: Q, appearance: '{word}'}}")
    assert word in types.APPEARANCES or refused_by_name(found, word)


@pytest.mark.parametrize("word", XLSFORM["parameters"])
def test_a_parameter_is_supported_or_refused_by_name(word: str) -> None:
    found = problems(f"- {{name: q, type: date, label: Q, parameters: {word}=1}}")
    assert word in types.PARAMETERS or refused_by_name(found, word)


def test_what_is_described_is_what_is_read() -> None:
    described = (
        (columns.QUESTION_COLUMNS, QuestionSchema()),
        (columns.GROUP_COLUMNS, GroupSchema()),
        (columns.REPEAT_COLUMNS, RepeatSchema()),
        (columns.CHOICE_COLUMNS, ChoiceSchema()),
        (settings.SETTINGS, FormSchema()),
        (settings.THEN_COLUMNS, ThenSchema()),
        (settings.AGAIN_COLUMNS, AgainSchema()),
    )
    assert [set(words) ^ set(schema.fields) for words, schema in described] == [set()] * len(described)


def test_what_a_type_can_have_is_described() -> None:
    every = types.TYPES.values()
    assert {word for one in every for word in one.parameters} == set(types.PARAMETERS)
    appearances = {word for one in every for word in one.appearances}
    assert {*appearances, *(word for some in types.ITEM_APPEARANCES.values() for word in some)} == set(
        types.APPEARANCES
    )


def test_nothing_is_both_supported_and_refused() -> None:
    assert set(types.TYPES) & {*types.REFUSED_TYPES, *types.TYPE_ALIASES} == set()
    assert set(types.APPEARANCES) & types.REFUSED_APPEARANCES == set()
    assert set(types.PARAMETERS) & types.REFUSED_PARAMETERS == set()
    assert set(columns.QUESTION_COLUMNS) & {*columns.REFUSED_COLUMNS, *columns.COLUMN_ALIASES} == set()
    assert set(settings.SETTINGS) & {*settings.REFUSED_SETTINGS, *settings.SETTING_ALIASES} == set()


DESCRIBED = {
    **{f"type {word}": word for word in types.TYPES},
    **{
        f"column {word}": word
        for word in {**columns.QUESTION_COLUMNS, **columns.REPEAT_COLUMNS, **columns.GROUP_COLUMNS}
    },
    **{f"choice column {word}": word for word in columns.CHOICE_COLUMNS},
    **{f"setting {word}": word for word in settings.SETTINGS},
    **{f"then {word}": word for word in settings.THEN_COLUMNS},
    **{f"again {word}": word for word in settings.AGAIN_COLUMNS},
    **{f"appearance {word}": word for word in types.APPEARANCES},
    **{f"parameter {word}": word for word in types.PARAMETERS},
    **{f"channel {word}": word for word in settings.CHANNELS},
    **{f"class {word}": word for word in settings.CLASSES},
    **{f"input {word}": word for word in settings.INPUTS},
    **{f"audience {word}": word for word in settings.AUDIENCES},
}
"""Every word of the form language, under what it is."""


@pytest.mark.parametrize("word", DESCRIBED.values(), ids=DESCRIBED)
def test_the_reference_describes_every_word(word: str) -> None:
    assert re.search(rf"^\| `{re.escape(word)}`[^|]*\| .{{8,}}", REFERENCE, re.MULTILINE)


REFUSED = {
    **{f"type {word}": word for word in types.REFUSED_TYPES},
    **{f"column {word}": word for word in columns.REFUSED_COLUMNS},
    **{f"setting {word}": word for word in settings.REFUSED_SETTINGS},
    **{f"appearance {word}": word for word in types.REFUSED_APPEARANCES},
    **{f"parameter {word}": word for word in types.REFUSED_PARAMETERS},
}


def test_the_reference_names_every_word_that_is_refused() -> None:
    refusals = REFERENCE.split("## What is refused, and why")[1]
    assert [what for what, word in REFUSED.items() if f"`{word}`" not in refusals] == []


def test_the_tutorial_is_a_form_that_can_be_loaded(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(form: .*?)```", REFERENCE, re.DOTALL)
    name = example.split("\n")[0].removeprefix("form: ")
    (tmp_path / f"{name}.yaml").write_text(example, "utf-8")
    assert forms.check([tmp_path]) == []
