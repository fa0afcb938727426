"""A form on paper: boxes, lines, what to skip, and the codes for typing in later."""

from __future__ import annotations

from tests.web.client import Client
from tests.web.html_tree import Element


def printed(client: Client, form: str, code: str, language: str = "en") -> Element:
    """Return a question on the sheet, by its code."""
    sheet = client.open(f"/{language}/{form}/paper").document
    found = [
        one for one in sheet.all("div", class_="printed") if code in [part.text() for part in one.all("span")]
    ]
    assert found, f"{code} is not printed"
    return found[0]


def test_every_choice_has_a_box_and_its_code(client: Client) -> None:
    question = printed(client, "community-asset-survey", "as_age")
    rows = question.all("li")
    assert [one.text() for one in rows] == ["16 or over a16", "13 to 15 a13", "Under 13 u13"]
    assert all(one.all("span", class_="box") for one in rows)
    assert "Tick one." in question.text()


def test_many_may_be_ticked_where_many_may(client: Client) -> None:
    assert "Tick all that fit." in printed(client, "community-asset-survey", "as_do").text()


def test_a_text_has_lines_a_date_has_parts_and_a_range_its_steps(client: Client) -> None:
    assert len(printed(client, "community-asset-survey", "as_best").all("div", class_="line")) == 4
    assert len(printed(client, "coproduction-explorer", "ex_contact_name").all("div", class_="line")) == 1
    assert len(printed(client, "visit-record", "vs_back_date").all("span", class_="blank")) == 3
    steps = printed(client, "coproduction-explorer", "ex_st_map")
    assert [one.text() for one in steps.all("li")] == ["0", "1", "2", "3", "4"]


def test_a_step_with_a_meaning_is_printed_with_it(client: Client) -> None:
    impact = printed(client, "priority-rating", "pr_impact")
    assert impact.all("li")[0].text() == "1 Hardly anyone notices"
    assert len(impact.all("li")) == 5


def test_the_numbers_to_call_are_printed_where_somebody_may_not_be_safe(client: Client) -> None:
    assert "01632 960002" in client.open("/en/capabilities-assessment/paper").document.first("main").text()
    assert "01632 960002" not in client.open("/en/priority-rating/paper").document.first("main").text()


def test_when_to_answer_is_said_in_words(client: Client) -> None:
    assert (
        "Only if “How old are you?” is “13 to 15”"
        in printed(client, "community-asset-survey", "as_guardian").text()
    )
    assert "Only if you ticked “Tell me about things that fit what I offered”" in (
        printed(client, "capabilities-assessment", "cp_partner").text()
    )


def test_what_depends_on_a_calculation_is_said_by_what_it_calculates(client: Client) -> None:
    sheet = client.open("/en/community-asset-survey/paper").document
    rules = {one.text() for one in sheet.all("p", class_="only")}
    assert any("Are you happy to take part?" in rule for rule in rules)
    assert not [rule for rule in rules if "${" in rule]


def test_choices_that_depend_on_answers_are_all_printed(client: Client) -> None:
    question = printed(client, "coproduction-explorer", "ex_act_approach")
    assert len(question.all("li")) == 34


def test_ways_that_only_an_enrolled_phone_has_are_not_printed(client: Client) -> None:
    codes = [
        one.text() for one in printed(client, "capabilities-assessment", "cp_mode").all("span", class_="code")
    ]
    assert "paper" in codes
    assert "door" not in codes


def test_what_only_a_worker_notes_is_not_printed(client: Client) -> None:
    sheet = client.open("/en/capabilities-assessment/paper").text()
    assert "For the worker only" not in sheet
    assert "Keeping in touch" in sheet


def test_the_privacy_notice_is_printed_as_an_address_that_can_be_typed(client: Client) -> None:
    assert (
        "Full privacy notice: localhost/en/privacy" in client.open("/en/community-asset-survey/paper").text()
    )


def test_a_repeat_is_printed_twice_with_the_advice_to_copy_it(client: Client) -> None:
    sheet = client.open("/en/community-asset-survey/paper").document
    assert len([one for one in sheet.all("span", class_="code") if one.text() == "pl_name"]) == 2
    assert "Copy this part for each further one." in sheet.text()


def test_a_list_that_the_form_sets_is_printed_whole_with_its_titles(client: Client) -> None:
    sheet = client.open("/en/priority-rating/paper").document
    on_screen = client.open("/en/priority-rating").document.all("details")
    entries = [one for one in sheet.all("span", class_="code") if one.text() == "pr_can"]
    assert len(entries) == len(
        [one for one in on_screen if one.get("data-entry").rpartition("/")[2].isdigit()]
    )


def test_the_sheet_names_the_very_version(client: Client) -> None:
    page = client.open("/en/equality")
    sheet = client.open("/en/equality/paper")
    assert f"equality {page.values('_version')[0][:12]} en" in sheet.text()


def test_the_sheet_is_in_the_language_of_the_page(client: Client) -> None:
    question = printed(client, "community-asset-survey", "as_age", "cy")
    assert "How old" not in question.text()
    assert [one.text() for one in question.all("span", class_="code")] == ["as_age", "a16", "a13", "u13"]
