"""Rows of a survey: what is taken, and what is said about the rest."""

from __future__ import annotations

import pytest

from surveyapp.forms.definition import Group, Question, Repeat
from tests.forms.authoring import load, problems


def test_a_text_stays_as_it_was_written() -> None:
    form = load("- {name: q, type: text, label: 0012, hint: No, note: null}")
    question = form.children[0]
    assert isinstance(question, Question)
    assert (question.label, question.hint, question.translator_note) == ("0012", "No", "null")


def test_a_question_without_more_is_optional_and_not_personal() -> None:
    question = load("- {name: q, type: text, label: Q}").children[0]
    assert question == Question("q", "q", "text", 4, label="Q")


def test_required_says_yes_no_or_a_rule() -> None:
    form = load(
        """
        - {name: a, type: text, label: A, required: yes}
        - {name: b, type: text, label: B, required: no}
        - {name: c, type: text, label: C, required: "true()"}
        - name: d
          type: text
          label: D
          required: ${a} = 'x'
        """
    )
    required = [item.required for item in form.items() if isinstance(item, Question)]
    trees = [rule.tree if rule is not None else None for rule in required]
    assert trees == [["call", "true"], None, ["call", "true"], ["=", ["ref", "a"], "x"]]


def test_groups_and_repeats_hold_items() -> None:
    form = load(
        """
        - group: g
          label: G
          appearance: field-list
          questions:
            - {name: q, type: text, label: Q}
            - repeat: r
              label: R
              soft_limit: 3
              repeat_count: 2
              questions:
                - {name: p, type: text, label: P}
        """
    )
    group = form.children[0]
    assert type(group) is Group
    assert group.appearance == ("field-list",)
    repeat = group.children[1]
    assert isinstance(repeat, Repeat)
    assert (repeat.soft_limit, repeat.repeat_count and repeat.repeat_count.tree) == (3, 2)
    assert [item.key for item in form.items()] == ["g", "q", "r", "p"]


def test_the_key_of_a_name_that_is_there_twice_is_its_path() -> None:
    form = load(
        """
        - group: g
          questions:
            - {name: q, type: text, label: Q}
        - group: h
          questions:
            - {name: q, type: text, label: Q}
            - {name: other, type: text, label: O}
        """
    )
    assert [item.key for item in form.items()] == ["g", "g.q", "h", "h.q", "other"]


def test_classes_inputs_appearances_and_parameters_are_kept() -> None:
    form = load(
        """
        - {name: a, type: text, label: A, class: P2, input: phone, appearance: multiline}
        - {name: b, type: range, label: B, parameters: start = 0, note: n}
        """.replace("start = 0,", '"start = 0; end=4,step=2",')
    )
    one, other = form.children
    assert isinstance(one, Question)
    assert isinstance(other, Question)
    assert (one.classification, one.input, one.appearance) == ("P2", "phone", ("multiline",))
    assert other.parameters == {"start": "0", "end": "4", "step": "2"}


def test_a_default_is_an_expression_where_it_reads_or_calls_something() -> None:
    form = load(
        """
        - {name: a, type: integer, label: A, default: 3}
        - {name: b, type: text, label: B, default: two-three (four)}
        - {name: c, type: date, label: C, default: today()}
        - name: d
          type: text
          label: D
          default: ${b}
        """
    )
    defaults = [item.default.tree for item in form.items() if isinstance(item, Question) and item.default]
    assert defaults == ["3", "two-three (four)", ["call", "today"], ["ref", "b"]]


ONE_ROW = [
    (
        "- {name: q, type: text, label: Q, relevent: x}",
        "4: q: relevent: There is no column relevent. Did you mean relevant?",
    ),
    (
        "- {name: q, type: text, label: Q, relevance: x}",
        "4: q: relevance: The column relevance has another name here. Write relevant.",
    ),
    (
        "- {name: q, type: text, label: Q, trigger: x}",
        "4: q: trigger: The column trigger is not supported yet. "
        "Write the calculation so that it reads the question itself.",
    ),
    (
        "- {name: q, type: text, label: Q, 'media::image': x.png}",
        "4: q: media::image: The column media::image is not supported yet. Say it in the label.",
    ),
    (
        "- {name: q, type: text, label: Q, 'label::Cymraeg (cy)': C}",
        "4: q: label::Cymraeg (cy): The column label::Cymraeg (cy) is refused. "
        "Translations live in catalogs: run surveyapp translations extract.",
    ),
    (
        "- {name: q, type: text, label: Yes, a lot}",
        "4: q: a lot: There is no column a lot. "
        "If it belongs to the text before the comma, put quotes round the whole text.",
    ),
    ("- {name: q, type: text}", "4: q: label: The label is missing. Add label:."),
    ("- {name: q, label: Q}", "4: q: type: The column type is missing. Add type: to it."),
    ("- {type: text, label: Q}", "4: name: The column name is missing. Add name: to it."),
    ("- {name: q, type: text, label: [Q]}", "4: q: label: This is a list or a mapping, not a text."),
    (
        "- {name: 1st, type: text, label: Q}",
        "4: 1st: name: 1st is no name. Begin with a letter or _; letters, digits, dots, - and _ may follow.",
    ),
    (
        "- {name: meta, type: text, label: Q}",
        "4: meta: name: The name meta is reserved. Choose another name.",
    ),
    ("- {name: q, type: tekst, label: Q}", "4: q: type: There is no type tekst. Did you mean text?"),
    (
        "- {name: q, type: rank jobs, label: Q}",
        "4: q: type: The type rank is not supported yet. Use select_multiple, or a range for each choice.",
    ),
    ("- {name: q, type: photo, label: Q}", "4: q: type: This type has another name here. Write image."),
    (
        "- {name: q, type: begin_group, label: Q}",
        "4: q: type: The type begin_group is written differently in YAML. "
        "Write - group: name, and its items under questions:.",
    ),
    (
        "- {name: q, type: calculate}",
        "4: q: calculation: The calculation is missing. Add calculation:.",
    ),
    (
        "- {name: q, type: note, label: Q, required: yes}",
        "4: q: required: A question of type note has no required. Leave it out.",
    ),
    (
        "- {name: q, type: text, label: Q, calculation: 1 + 1}",
        "4: q: calculation: calculation is not supported yet for the type text. "
        "Use the type calculate, and ${q} in the label of a note to show it.",
    ),
    (
        "- {name: q, type: text, label: Q, choice_filter: true()}",
        "4: q: choice_filter: A question of type text has no choices to filter. Leave it out.",
    ),
    (
        "- {name: q, type: integer, label: Q, input: phone}",
        "4: q: input: input is for the type text, not for integer. Leave it out.",
    ),
    (
        "- {name: q, type: text, label: Q, input: fone}",
        "4: q: input: fone is not known here. Did you mean phone?",
    ),
    (
        "- {name: q, type: text, label: Q, class: P3}",
        "4: q: class: P3 is not known here. Write P0, P1 or P2.",
    ),
    (
        "- {name: q, type: text, label: Q, constraint_message: No}",
        "4: q: constraint_message: There is a constraint_message, but no constraint. "
        "Add constraint:, or leave the message out.",
    ),
    (
        "- {name: q, type: integer, label: Q, default: many}",
        "4: q: default: many is no number. Write digits.",
    ),
    (
        "- {name: q, type: text, label: Q, appearance: minimal}",
        "4: q: appearance: The appearance minimal is not supported yet. Leave it out.",
    ),
    (
        "- {name: q, type: text, label: Q, appearance: multi-line}",
        "4: q: appearance: There is no appearance multi-line here. Did you mean multiline?",
    ),
    (
        "- {name: q, type: text, label: Q, constraint: . > (1}",
        "4: q: constraint (character 6): The bracket ( is not closed. Add a ) here.",
    ),
    ("- {group: g, label: G}", "4: g: questions: The column questions is missing. Add questions: to it."),
    ("- {group: g, questions: []}", "4: g: questions: The group is empty. Add a question."),
    (
        "- {group: g, questions: q}",
        "4: g: questions: This is no list of questions. Begin each question with - and a space.",
    ),
    (
        "- {repeat: r, soft_limit: six, questions: [{name: q, type: text, label: Q}]}",
        "4: r: soft_limit: six is no whole number from 1 to 10000. Write digits only.",
    ),
    (
        "- {name: q, type: integer, label: Q, steps: 1 Little}",
        "4: q: steps: steps is for the type range, not for integer. Leave it out.",
    ),
    (
        "- {name: q, type: text, label: Q, alert: danger}",
        "4: q: alert: A question of type text has no choices to alert on. Leave it out.",
    ),
    (
        "- {name: q, type: range, label: Q, parameters: start=1 end=2 step=1, steps: 1 Little}",
        "4: q: steps: The lines are not the steps of the range. "
        "Write a line for each of 1 and 2, such as 1 Hardly anyone.",
    ),
    (
        "- just words",
        "4: This is no question, group or repeat. "
        "Write - name: and type:, or - group: or - repeat: and questions:.",
    ),
]


@pytest.mark.parametrize(("row", "said"), ONE_ROW, ids=[said for _, said in ONE_ROW])
def test_what_is_wrong_with_a_row_is_said(row: str, said: str) -> None:
    assert said in problems(row)


def test_nothing_else_is_said_about_a_row_that_has_one_mistake() -> None:
    assert [said for row, said in ONE_ROW if problems(row) != [said]] == []


def test_a_name_is_there_once_in_the_same_place() -> None:
    found = problems(
        """
        - {name: q, type: text, label: Q}
        - group: q
          questions:
            - {name: q, type: text, label: Q}
            - {name: q, type: text, label: Q}
        """
    )
    cure = "Give each question, group and repeat in the same place a name of its own."
    assert found == [
        f"5: q: name: The name q is there twice, first on line 4. {cure}",
        f"8: q: name: The name q is there twice, first on line 7. {cure}",
    ]


def test_everything_wrong_is_said_at_once_in_the_order_of_the_file() -> None:
    found = problems(
        """
        - {name: a, type: text, label: A, relevent: x}
        - {name: b, type: select_one nothing, label: B}
        - name: c
          type: text
          relevant: ${x} = 1
          constraint: . >
        """
    )
    assert [one.split(":")[0] for one in found] == ["4", "5", "6", "8", "9"]


def test_what_is_inside_a_group_without_a_usable_name_is_looked_at_too() -> None:
    found = problems("- {group: 1, questions: [{name: q, type: tekst, label: Q}]}")
    assert [one.split(": ")[2] for one in found] == ["group", "type"]


def test_an_empty_survey_is_refused() -> None:
    assert problems("[]") == ["4: survey: The survey holds no questions. Add some."]
