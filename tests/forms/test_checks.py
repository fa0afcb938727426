"""Checks of a whole form: references, circles, what is offered afterwards."""

from __future__ import annotations

import pytest

from tests.forms.authoring import YES_NO, problems, problems_of, source


def rule(expression: str, column: str = "relevant") -> str:
    """Return a form with a question `a`, a repeat `r` with `x`, and a rule at `q` on line 10."""
    return source(
        f"""
        - {{name: a, type: select_one yes_no, label: A}}
        - repeat: r
          questions:
            - {{name: x, type: integer, label: X}}
        - name: q
          type: select_multiple yes_no
          {column}: {expression}
          label: Q
        - {{name: d, type: csv-external}}
        """,
        YES_NO,
    )


def told(text: str) -> list[str]:
    return [str(one).removeprefix("test.yaml:") for one in problems_of(text, d="key,town\n1,North\n")]


@pytest.mark.parametrize(
    "expression",
    [
        "${a} = 'yes'",
        "../a = 'yes'",
        "/data/a = 'yes'",
        "/data/r/x = 1",
        "sum(${x}) > 1",
        "sum(${r}/x) > 1",
        "${r}[position() = 1]/x > 1",
        "count(/data/r/*) > 1",
        "indexed-repeat(${x}, ${r}, 1) > 1",
        "jr:choice-name(${a}, '${a}') = 'Yes'",
        "instance('d')/root/item[key = ${a}]/town = 'North'",
        "instance('yes_no')/root/item[name = 'yes']/label = 'Yes'",
        "pulldata('d', 'town', 'key', ${a}) = 'North'",
        "current()/../a = 'yes'",
    ],
)
def test_a_rule_may_read_what_there_is(expression: str) -> None:
    assert told(rule(expression)) == []


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("${aa} = 'yes'", "(character 3): There is no question aa. Did you mean a?"),
        (
            "../aa = 'yes'",
            "(character 4): There is nothing called aa at the top of the form. Did you mean a?",
        ),
        (
            "sum(${r}/y) > 1",
            "(character 10): There is nothing called y in r. Write ${name} to read a question by its name.",
        ),
        ("../../a = 'yes'", "(character 1): This path leads out of the form. Use fewer ..."),
        ("indexed-repeat(${x}, ${rr}, 1)", "(character 24): There is no question rr. Did you mean r?"),
        (
            "instance('e')/root/item/town",
            "(character 11): There is no data file or choice list e. Add a question of type csv-external.",
        ),
        (
            "instance('d')/root/item/towns",
            "(character 25): There is no column towns in d. Did you mean town?",
        ),
        (
            "instance('d')/item/town",
            "(character 15): There is nothing called item in instance('d'). Write instance('d')/root/item.",
        ),
        (
            "pulldata('d', 'twon', 'key', ${a})",
            "(character 16): There is no column twon in d. Did you mean town?",
        ),
        (
            "pulldata('d', ${a}, 'key', ${a})",
            "(character 1): pulldata() needs the names of a data file and of its columns in quotes. "
            "Write pulldata('file', 'column', 'key column', ${question}).",
        ),
    ],
)
def test_a_rule_that_reads_what_there_is_not_is_reported(expression: str, said: str) -> None:
    assert told(rule(expression)) == [f"10: q: relevant {said}"]


def test_a_choice_filter_reads_the_columns_of_its_list() -> None:
    lists = "l:\n  - {name: u, label: U, co: cc}\n  - {name: v, label: V}\n"
    ask = "- {{name: q, type: select_one l, label: Q, choice_filter: {}}}"
    assert problems(ask.format("co = 'cc' or name = 'v' or label = 'U'"), lists) == []
    assert problems(ask.format("\"c = 'cc'\""), lists) == [
        "4: q: choice_filter (character 1): There is no column c in l. Did you mean co?"
    ]


def test_a_name_means_the_nearest_question() -> None:
    group = """
        - group: {0}
          questions:
            - {{name: x, type: text, label: X}}
            - name: y
              type: text
              label: Y
              relevant: ${{x}} = 1
        """
    both = group.format("g") + group.format("h")
    assert problems(both) == []
    assert problems(both + '\n        - {name: z, type: text, label: "Z", relevant: "${x} = 1"}\n') == [
        "20: z: relevant (character 3): x can mean several questions: g.x and h.x. "
        "Give one of them another name."
    ]


def test_texts_may_show_answers_that_there_are() -> None:
    assert problems('- {name: a, type: text, label: "Hello ${ a }", hint: "${a}"}') == []
    assert problems('- {name: a, type: text, label: "Hello ${b}", hint: "${ a"}') == [
        "4: a: label (character 7): There is no question b. Write the name of a question of this form.",
        "4: a: hint (character 1): ${ is not closed, or holds no name. "
        "Write ${name} with the name of a question.",
    ]


CIRCLE = "Change one so that it does not read the next one."


def test_the_choices_that_alert_are_choices_of_the_list() -> None:
    survey = "- {name: q, type: select_one yes_no, label: Q, alert: yes maybe}"
    assert problems(survey, YES_NO) == [
        "4: q: alert: There is no choice maybe in the list yes_no. Write yes or no."
    ]


def test_a_circle_is_printed_as_the_path() -> None:
    found = problems(
        """
        - name: a
          type: text
          label: A
          relevant: ${c} = 1
        - {name: b, type: calculate, calculation: "${a} + 1"}
        - {name: c, type: calculate, calculation: "${b} + 1"}
        """
    )
    (said,) = found
    assert said.endswith(CIRCLE)
    path = said.split("wait for one another: ")[1].split(". ")[0].split(" → ")
    assert path[0] == path[-1]
    around = path[:-1] * 2
    start = around.index("a (relevant)")
    assert around[start : start + 3] == ["a (relevant)", "c (calculation)", "b (calculation)"]


@pytest.mark.parametrize(
    "survey",
    [
        "- {name: a, type: calculate, calculation: '${a} + 1'}",
        "- {group: g, relevant: '${a} = 1', questions: [{name: a, type: text, label: A}]}",
        "- {repeat: r, repeat_count: '${a}', questions: [{name: a, type: integer, label: A}]}",
        "- {name: a, type: text, label: A, relevant: . = 1}",
    ],
)
def test_what_reads_itself_is_a_circle(survey: str) -> None:
    (said,) = problems(survey)
    assert "These rules wait for one another: " in said


def test_every_circle_is_reported() -> None:
    pair = "- {{name: {0}, type: calculate, calculation: '${{{1}}} + 1'}}"
    survey = "\n".join(pair.format(*names) for names in ("ab", "ba", "cd", "dc", "ef"))
    found = problems(f"{survey}\n- {{name: f, type: text, label: F}}")
    assert [one.split(":")[0] in "4567" for one in found] == [True, True]


@pytest.mark.parametrize(
    "survey",
    [
        "- {name: a, type: calculate, calculation: 'once(random())'}",
        "- {name: a, type: calculate, calculation: 'if(. = 1, 2, .)'}",
        "- {name: a, type: integer, label: A, constraint: '. > 0 and ${a} < 9'}",
        "- {name: a, type: text, label: A, default: '${b}'}\n"
        "- {name: b, type: text, label: B, relevant: '${a} = 1'}",
        "- repeat: r\n  questions:\n    - {name: a, type: calculate, calculation: 'count(${r})'}",
        "- repeat: r\n  questions:\n    - {name: a, type: calculate, calculation: position(..)}",
    ],
)
def test_what_reads_itself_and_is_no_circle(survey: str) -> None:
    assert problems(survey) == []


def test_choice_filters_may_exclude_one_another() -> None:
    assert (
        problems(
            """
        - {name: a, type: select_one yes_no, label: A, choice_filter: "name != ${b}"}
        - {name: b, type: select_one yes_no, label: B, choice_filter: "name != ${a}"}
        """,
            YES_NO,
        )
        == []
    )


ASKS = "- {name: a, type: text, label: A}"


def test_the_form_offered_afterwards_is_checked() -> None:
    assert problems(ASKS, top="then: other") == []
    assert problems(ASKS, top="then: {form: other, relevant: \"${a} = 'x'\"}") == []
    assert problems(ASKS, top="then: test") == [
        "5: then: A form cannot be offered after itself. Use again: to offer the same form once more."
    ]
    assert problems(ASKS, top="then: {form: other, relevant: \"${b} = 'x'\"}") == [
        "5: then: relevant (character 3): There is no question b. Write the name of a question of this form."
    ]
    assert problems(ASKS, top="then: {relevant: 1 +}") == [
        "5: then: form: The setting form is missing. Add form: to it.",
        "5: then: relevant (character 3): The expression ends too early. "
        "Write a value, ${name} or a function here.",
    ]
    assert problems(ASKS, top="then: [a, b]") == [
        "5: then: Only one form can be offered. Write then: and its name."
    ]


def test_the_offer_to_answer_once_more_is_checked() -> None:
    assert problems(ASKS, top="again: Once more") == []
    assert problems(ASKS, top="again: {label: Once more, keep: [a, bb]}") == [
        "5: keep: There is no question bb. Write the name of a question of this form."
    ]
    assert problems(ASKS, top="again: {keep: [a]}") == [
        "5: again: label: The setting label is missing. Add label: to it."
    ]
