"""YAML as texts with their lines."""

from __future__ import annotations

import pytest

from surveyapp.forms.problems import Report
from surveyapp.forms.yaml_nodes import DEEPEST, LONGEST, Row, Sequence, Text, read


def told(source: str) -> list[str]:
    report = Report("f.yaml")
    read(source, report)
    return [str(problem) for problem in report.found]


def test_every_scalar_is_a_text_with_its_line() -> None:
    top = read("a: No\nb: 007\nc: 'x: y'\nd:\n  - 1.50\n  - {e: null, f: }\n", Report("f.yaml"))
    assert isinstance(top, Row)
    assert top.values["a"] == Text("No", 1)
    assert top.values["b"] == Text("007", 2)
    assert top.text("c") == "x: y"
    inside = top.values["d"]
    assert isinstance(inside, Sequence)
    assert inside.items[0] == Text("1.50", 5)
    row = inside.items[1]
    assert isinstance(row, Row)
    assert (row.line, row.text("e"), row.text("f"), row.text("g"), row.line_of("g")) == (6, "null", "", "", 6)


def test_a_folded_text_is_one_line() -> None:
    top = read("a: >-\n  one\n  two\n", Report("f.yaml"))
    assert isinstance(top, Row)
    assert top.text("a") == "one two"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("a: 1\nb: 2\na: 3\n", "f.yaml:3: a: a is written twice here, first on line 1. Keep one of them."),
        ("a: &x 1\n", "f.yaml:1: Anchors (&) are not supported. Leave it out, or put quotes round the text."),
        (
            "a: *x\n",
            "f.yaml:1: Aliases (*) are not supported. Write the text out again, or put quotes round it.",
        ),
        ("a: !!int 1\n", "f.yaml:1: Tags (!) are not supported. Leave it out, or put quotes round the text."),
        ("a: 1\n---\nb: 2\n", "f.yaml:2: A second document begins here. Leave the line --- out."),
        (
            "? [a, b]\n: c\n",
            "f.yaml:1: A list or a mapping stands where a name belongs. Put quotes round the text.",
        ),
    ],
)
def test_what_a_form_does_not_need_is_refused(source: str, said: str) -> None:
    assert told(source) == [said]


@pytest.mark.parametrize(
    ("source", "line", "cure"),
    [
        ("a: 1\n\tb: 2\n", 2, "Indent with spaces, not with tabs."),
        ("a: one: two\n", 1, "Put quotes round a text that holds a colon and a space."),
        (
            "a: 1\nb: {c: ${d}}\n",
            2,
            "Between brackets, put quotes round a text that holds , { } [ ] or a colon.",
        ),
        ("a: 1\nb: @c\n", 2, "Put quotes round a text that begins with this character."),
        ("a: 'one\n", 2, "Close the quotes or brackets that were opened before."),
        ("a: 1\nb\nc: 2\n", 3, "Write name: value, and check how the lines are indented."),
        ("a: 1\nb: \x07\n", 2, "Check the quotes and the indentation of this line."),
    ],
)
def test_what_is_no_yaml_says_where_and_what_helps(source: str, line: int, cure: str) -> None:
    found = told(source)
    assert len(found) == 1
    assert found[0].startswith(f"f.yaml:{line}: This is not YAML: ")
    assert found[0].endswith(cure)


def test_depth_and_length_are_bounded() -> None:
    assert "levels are inside one another" in told("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1))[0]
    assert told("a" * (LONGEST + 1)) == [
        "f.yaml:1: The file has more than 2,000,000 characters. Move long lists to data files."
    ]
