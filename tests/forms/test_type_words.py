"""The cell that says the type of a question, and the list it takes its choices from."""

from __future__ import annotations

from surveyapp.forms.definition import Question
from tests.forms.authoring import YES_NO, load, problems


def test_select_types_take_the_name_of_a_list() -> None:
    form = load("- {name: q, type: select_multiple yes_no, label: Q}", YES_NO)
    question = form.children[0]
    assert isinstance(question, Question)
    assert (question.type, question.list_name) == ("select_multiple", "yes_no")
    assert problems("- {name: q, type: select_one, label: Q}") == [
        "4: q: type: The type select_one needs the name of a choice list. "
        "Write select_one and the name of a list."
    ]
    assert problems("- {name: q, type: select_one yes_no or_other, label: Q}", YES_NO) == [
        "4: q: type: or_other is not supported yet. "
        "Add a choice other to the list, and a text question that is relevant for it."
    ]
    assert problems("- {name: q, type: select one yes_no, label: Q}", YES_NO) == [
        "4: q: type: This type has another name here. Write select_one yes_no."
    ]
