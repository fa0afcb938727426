"""Whatever an author writes, the loader gives a form or says what is wrong and where; it never breaks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from surveyapp import forms
from surveyapp.forms import FormError, Sources
from surveyapp.forms.vocabulary.columns import (
    CHOICE_COLUMNS,
    COLUMN_ALIASES,
    GROUP_COLUMNS,
    QUESTION_COLUMNS,
    REFUSED_COLUMNS,
    REPEAT_COLUMNS,
)
from surveyapp.forms.vocabulary.settings import REFUSED_SETTINGS, SETTINGS
from surveyapp.forms.vocabulary.types import APPEARANCES, PARAMETERS, REFUSED_TYPES, TYPE_ALIASES, TYPES

FORMS = Path(__file__).parent.parent.parent / "forms"

names = st.sampled_from(["a", "b", "c", "a.b", "meta", "1", "", "data", "é", "yes_no"])
expressions = st.sampled_from(
    [
        "${a} = 'x'",
        "${b} + 1",
        ". > (1",
        "../b",
        "../../../x",
        "/data/a",
        "count(${c})",
        "instance('yes_no')/root/item[name = ${a}]/label",
        "instance(${a})/root",
        "pulldata('d', 'x', 'y', ${a})",
        "selected(${a}, name)",
        "current()/../b",
        "indexed-repeat(${a}, ${b}, 1)",
        "jr:choice-name(${a}, '${a}')",
        "*",
        ".",
        "yes",
        "no",
    ]
)
types = st.sampled_from([*TYPES, *REFUSED_TYPES, *TYPE_ALIASES]).flatmap(
    lambda name: st.sampled_from([name, f"{name} yes_no", f"{name} yes_no or_other", f"{name}  d x"])
)
words = st.one_of(
    names,
    expressions,
    types,
    st.sampled_from([*APPEARANCES, "start=0 end=4 step=1", "step=0", "start=a", "max-pixels=x", "d.csv"]),
    st.sampled_from(list(PARAMETERS)).map("{}=9".format),
    st.text(max_size=12),
)
columns = st.sampled_from(
    [
        *QUESTION_COLUMNS,
        *GROUP_COLUMNS,
        *REPEAT_COLUMNS,
        *COLUMN_ALIASES,
        *REFUSED_COLUMNS,
        "label::Welsh (cy)",
    ]
)
rows = st.recursive(
    st.dictionaries(columns, words, max_size=6),
    lambda inside: st.builds(
        lambda row, questions: {**row, "questions": questions},
        st.dictionaries(columns, words, max_size=5),
        st.lists(inside, max_size=4),
    ),
    max_leaves=8,
)
sensible_rows = st.recursive(
    st.builds(
        lambda name, kind, more: {"name": name, "type": kind, "label": "L", **more}, names, types, rows
    ),
    lambda inside: st.builds(
        lambda kind, name, questions, more: {kind: name, "questions": questions, **more},
        st.sampled_from(["group", "repeat"]),
        names,
        st.lists(inside, max_size=4),
        st.dictionaries(st.sampled_from(["relevant", "repeat_count"]), expressions, max_size=2),
    ),
    max_leaves=8,
)
choices = st.dictionaries(
    names,
    st.one_of(
        words,
        st.lists(st.dictionaries(st.sampled_from([*CHOICE_COLUMNS, "co"]), words, max_size=4), max_size=3),
    ),
    max_size=3,
)
anything = st.recursive(
    words,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(words, inside, max_size=3),
    max_leaves=10,
)
tops = st.builds(
    lambda survey, lists, more: {"form": "test", "title": "T", "survey": survey, "choices": lists, **more},
    st.lists(sensible_rows | rows, max_size=5),
    choices,
    st.dictionaries(st.sampled_from([*SETTINGS, *REFUSED_SETTINGS]), anything, max_size=3),
)


def has_a_place(source: str, files: dict[str, str] | None = None) -> None:
    """Read a form; whatever is wrong has a file, a line that there is, and words."""
    texts = {"test.yaml": source, **(files or {})}
    try:
        form = forms.read(Sources("test", source, files or {}))
    except FormError as error:
        assert error.problems
        for problem in error.problems:
            assert 1 <= problem.line <= len(re.split("\r\n|\r|\n", texts[problem.file]))
            assert problem.message
            assert str(problem).startswith(f"{problem.file}:{problem.line}: ")
    else:
        model = forms.compiled(form).as_json()
        assert model["version"] == form.version
        forms.pages(form)


@settings(max_examples=60, deadline=None)
@for_all(st.text(max_size=300))
def test_any_text(source: str) -> None:
    has_a_place(source)


@settings(max_examples=100, deadline=None)
@for_all(st.text(alphabet=" \n-:{}[]'\"#&*!|>%@`,?abc\t$", max_size=120))
def test_any_text_of_the_signs_of_yaml(source: str) -> None:
    has_a_place(source)


@settings(max_examples=80, deadline=None)
@for_all(tops | anything)
def test_any_yaml(top: object) -> None:
    has_a_place(yaml.safe_dump(top, allow_unicode=True, sort_keys=False))


@settings(max_examples=50, deadline=None)
@for_all(
    st.text(max_size=200) | st.text(alphabet='ab,"\n\r code label', max_size=60).map("code,label\n".__add__)
)
def test_any_data_file(rows_of_file: str) -> None:
    survey = "survey:\n- {name: q, type: select_one d, label: Q}\n- {name: e, type: csv-external}\n"
    source = f"form: test\ntitle: T\n{survey}choices:\n  d: d.csv\n"
    has_a_place(source, {"d.csv": rows_of_file, "e.csv": rows_of_file})


@settings(max_examples=25, deadline=None)
@for_all(st.data())
def test_a_good_form_with_a_line_spoilt(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([FORMS / "equality.yaml", FORMS / "priority-rating.yaml"]))
    lines = path.read_text("utf-8").splitlines()
    place = data.draw(st.integers(0, len(lines) - 1))
    spoil = data.draw(
        st.sampled_from(["", "  - x", "\t", "{", "'", "}", ": :", "- {name: a}", "    label: x"])
    )
    lines[place] = data.draw(st.sampled_from([spoil, lines[place] + spoil, spoil + lines[place]]))
    given = forms.sources(path)
    has_a_place("\n".join(lines), dict(given.files))


def test_a_file_that_is_no_text_says_on_which_line(tmp_path: Path) -> None:
    path = tmp_path / "test.yaml"
    path.write_bytes(b"form: test\ntitle: caf\xe9\n")
    with pytest.raises(FormError) as caught:
        forms.load(path)
    assert str(caught.value) == f"{path}:2: This line is no text in UTF-8. Save the file as UTF-8."
