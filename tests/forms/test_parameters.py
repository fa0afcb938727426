"""The cell `parameters`."""

from __future__ import annotations

import pytest

from surveyapp.forms.parameters import read_parameters


@pytest.mark.parametrize(
    "cell", ["start=0 end=4 step=1", "start = 0;end=4 , step= 1", " start=0  end=4\tstep=1 "]
)
def test_parameters_stand_one_after_another(cell: str) -> None:
    assert read_parameters(cell, "range") == ({"start": "0", "end": "4", "step": "1"}, [])


def test_a_range_without_parameters_goes_from_1_to_10() -> None:
    assert read_parameters("", "range") == ({}, [])


@pytest.mark.parametrize("cell", ["start=0 end=1 step=0.1", "start=-2 end=2", "end=100 start=0"])
def test_ranges_that_can_be_drawn(cell: str) -> None:
    assert read_parameters(cell, "range")[1] == []


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (
            "start=0 end=4 step=0",
            ("step=0 does not lead anywhere", "Write a step above 0, and the smaller end as start"),
        ),
        ("start=4 end=0", ("end=0 is not above start=4", "Write the smaller number as start")),
        (
            "start=0 end=5 step=2",
            ("From 0 in steps of 2, 5 is never reached", "Choose a step that divides the distance"),
        ),
        (
            "start=0 end=1000",
            ("This range has more than 101 steps", "Use integer or decimal with a constraint"),
        ),
        ("start=one", ("start=one is no number", "Write digits, such as start=1")),
        ("start=NaN", ("start=NaN is no number", "Write digits, such as start=1")),
        ("end=1e99", ("end=1e99 is no number", "Write digits, such as end=10")),
        ("start=1 start=2", ("The parameter start is there twice", "Keep one of them")),
        ("start", ("start is no parameter", "Write name=value, with spaces between several")),
        ("star=1", ("There is no parameter star for the type range", "Did you mean start?")),
        ("tick_interval=2", ("The parameter tick_interval is not supported yet", "Leave it out")),
    ],
)
def test_what_is_wrong_with_a_range_is_said(cell: str, said: tuple[str, str]) -> None:
    assert read_parameters(cell, "range")[1] == [said]


def test_what_is_wrong_with_other_types_is_said() -> None:
    assert read_parameters("max-pixels=1024", "image") == ({"max-pixels": "1024"}, [])
    assert read_parameters("max-pixels=big", "image")[1] == [
        ("max-pixels=big is no number of pixels", "Write a whole number from 10 to 99999")
    ]
    assert read_parameters("start=1", "integer")[1] == [
        ("There is no parameter start for the type integer", "A question of type integer has none")
    ]
    assert read_parameters("randomize=true", "select_one")[1] == [
        ("The parameter randomize is not supported yet", "Leave it out")
    ]
