"""The small parts of the pages: names of fields, ids of submissions, choices that exclude others."""

from __future__ import annotations

import time

import pytest

from surveyapp import forms, places
from surveyapp.expressions import parse
from surveyapp.forms.definition import Question, Rule
from surveyapp.web.respond import names
from surveyapp.web.respond.exclusive import exclusive_choices
from surveyapp.web.respond.submission_id import new_id
from surveyapp.web.respond.thanks import spaced

SURVEY = forms.load(places.FORMS / "community-asset-survey.yaml")


def test_a_field_is_called_after_its_question_and_the_entries_around_it() -> None:
    assert names.field_name(SURVEY, ("as_g_start", "as_mode")) == "as_mode"
    assert names.field_name(SURVEY, ("as_place", 2, "pl_name")) == "as_place-2-pl_name"
    assert names.field_name(SURVEY, ("as_place", 2)) == "as_place-2"


def test_a_path_is_read_as_it_was_written() -> None:
    assert names.path_of("as_place/2/pl_name") == ("as_place", 2, "pl_name")


def test_entries_are_found_by_the_fields_that_were_posted() -> None:
    posted = [
        "as_place-10",
        "as_place-2-pl_name",
        "as_place-2-pl_cat",
        "as_place-x",
        "as_places-1",
        "as_place-99999",
    ]
    assert names.entries("", "as_place", posted) == [2, 10]


def test_ids_sort_by_time() -> None:
    first = new_id()
    time.sleep(0.002)
    second = new_id()
    assert (first.version, first.variant) == (7, "specified in RFC 4122")
    assert first.int >> 80 < second.int >> 80
    assert abs((first.int >> 80) - time.time() * 1000) < 60_000


def test_an_id_without_a_time_is_random() -> None:
    assert new_id(timeless=True).version == 4


@pytest.mark.parametrize(
    ("constraint", "names_"),
    [
        ("not(selected(., 'none') and count-selected(.) > 1)", {"none"}),
        ("not((selected(., 'none') or selected(., 'dk')) and count-selected(.) > 1)", {"none", "dk"}),
        ("count-selected(.) <= 3", set()),
        ("selected(., 'a')", set()),
        ("not(selected(${other}, 'none')) or count-selected(.) > 1", set()),
    ],
)
def test_choices_that_exclude_all_others_are_read_from_the_constraint(
    constraint: str, names_: set[str]
) -> None:
    question = Question("q", "q", "select_multiple", 1, constraint=Rule(constraint, parse(constraint)))
    assert exclusive_choices(question) == names_


def test_a_receipt_code_is_shown_in_groups_of_four() -> None:
    assert spaced("7K3M9QX2TBWE") == "7K3M 9QX2 TBWE"
