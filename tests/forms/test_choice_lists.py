"""Choice lists written in a form."""

from __future__ import annotations

import pytest

from surveyapp.forms.definition import Choice
from tests.forms.authoring import YES_NO, load, problems

ASKS = "- {name: q, type: select_one l, label: Q}"


def test_a_choice_has_a_name_a_label_and_columns_of_its_own() -> None:
    form = load(ASKS, "l:\n  - {name: a, label: No, co: cc}\n  - {name: b, label: B, co: ''}\n")
    found = form.choices["l"]
    assert found.choices == (Choice("a", "No", {"co": "cc"}), Choice("b", "B"))
    assert found.columns == ("co",)


def test_a_choice_can_be_kept_to_channels() -> None:
    form = load(
        ASKS,
        "l:\n  - {name: a, label: A, channels: device}\n  - {name: b, label: B, channels: [paper, import]}\n",
    )
    assert [choice.channels for choice in form.choices["l"].choices] == [("device",), ("paper", "import")]
    assert problems(ASKS, "l: [{name: a, label: A, channels: phone}]") == [
        "6: l: channels: phone is not known here. Write web, html, device, kiosk, paper, import or openrosa."
    ]


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        ("l: [{name: a}]", "6: l: label: The choice a has no label. Add label:, the words that people read."),
        ("l: [{label: A}]", "6: l: name: The column name is missing. Add name: to it."),
        ("l: [a]", "6: l: choices: This is no choice of the list l. Write - {name: yes, label: Yes}."),
        ("l: []", "6: l: choices: The list l has no choices. Add some."),
        (
            "l: {a: A}",
            "6: l: choices: The list l holds no choices. Write a choice a line: - {name: yes, label: Yes}.",
        ),
        (
            "l: [{name: a, label: A, lots, b}]",
            "6: l: lots: The column lots is empty in every choice of the list. "
            "If it belongs to the text before the comma, put quotes round the whole text.",
        ),
        (
            "l: [{name: a, label: A, image: a.png}]",
            "6: l: image: The column image is not supported yet. Say it in the label.",
        ),
        (
            "l: [{name: a, label: A}, {name: a, label: B}]",
            "6: l: name: The choice a is there twice, first on line 6. Give each choice a name of its own.",
        ),
    ],
)
def test_what_is_wrong_with_a_list_is_said(lists: str, said: str) -> None:
    assert said in problems(ASKS, lists)


def test_lists_need_names() -> None:
    assert (
        "5: choices: The choice lists have no names. Write each list as name: and below it its choices."
        in (problems(ASKS, top="choices: [{name: a, label: A}]\n"))
    )
    assert problems("- {name: q, type: text, label: Q}", "l.l: [{name: a, label: A}]") == [
        "6: l.l: choices: l.l is no name of a choice list. "
        "Use a name without spaces, quotes, brackets, commas and dots."
    ]


def test_a_list_that_is_missing_or_not_used_is_reported() -> None:
    assert problems("- {name: q, type: select_one yes_on, label: Q}", YES_NO) == [
        "4: q: type: There is no choice list yes_on. Did you mean yes_no?",
        "6: yes_no: choices: No question uses the list yes_no. Delete it, or use it in a question.",
    ]


def test_a_list_that_only_a_rule_reads_is_used() -> None:
    form = load("- {name: c, type: calculate, calculation: \"count(instance('yes_no')/root/item)\"}", YES_NO)
    assert form.instances == {"yes_no": ({"name": "yes", "label": "Yes"}, {"name": "no", "label": "No"})}


def test_names_with_spaces_do_not_go_into_a_select_multiple() -> None:
    lists = "l: [{name: a b, label: A}, {name: c, label: C}]"
    assert problems("- {name: q, type: select_one l, label: Q}", lists) == []
    assert problems("- {name: q, type: select_multiple l, label: Q}", lists) == [
        "4: q: type: The list l has names with spaces: a b. "
        "Use _ instead: several choices are stored with spaces between them."
    ]


def test_a_default_is_a_choice_of_the_list() -> None:
    assert problems("- {name: q, type: select_one yes_no, label: Q, default: yess}", YES_NO) == [
        "4: q: default: There is no choice yess in the list yes_no. Did you mean yes?"
    ]
    assert problems("- {name: q, type: select_multiple yes_no, label: Q, default: yes no}", YES_NO) == []
