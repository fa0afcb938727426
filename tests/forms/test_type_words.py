"""The cell `type`."""

from __future__ import annotations

import pytest

from surveyapp.forms.type_words import read_type
from surveyapp.forms.vocabulary.types import REFUSED_TYPES, TYPE_ALIASES, TYPES


@pytest.mark.parametrize("name", TYPES)
def test_a_supported_type_is_taken(name: str) -> None:
    takes_list = TYPES[name].takes_list
    assert read_type(f"{name} l" if takes_list else name) == (name, "l" if takes_list else "", [])


@pytest.mark.parametrize("name", REFUSED_TYPES)
def test_any_other_type_of_xlsform_is_refused_by_name(name: str) -> None:
    kind, _, problems = read_type(f"{name} l")
    assert kind == ""
    assert [message.split(f"The type {name} ")[0] for message, _ in problems] == [""]


@pytest.mark.parametrize("alias", TYPE_ALIASES)
def test_other_spellings_lead_to_the_one_name(alias: str) -> None:
    (problem,) = (
        read_type(f"{alias} l")[2] if TYPE_ALIASES[alias].startswith("select") else read_type(alias)[2]
    )
    assert TYPE_ALIASES[alias] in " ".join(problem)


def test_what_does_not_belong_is_said() -> None:
    assert read_type("text l") == ("text", "", [("l does not belong to the type text", "Write only text")])
    assert read_type("select_one a b")[2] == [("b does not belong to the type", "Write select_one a")]
    assert read_type("Text")[2] == [("This type has another name here", "Write text")]
    assert read_type("")[2][0][0] == "There is no type "
