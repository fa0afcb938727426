"""The activity log in the office."""

from __future__ import annotations

from flask import Flask

from surveyapp.storage import events
from tests.web.staff import services_of, signed_in


def test_only_a_data_protection_lead_sees_the_log(office: Flask) -> None:
    assert "Activity log" not in signed_in(office, "officer", "officer").open("/office/").text()
    signed_in(office, "officer", "officer").open("/office/activity", 403)
    client = signed_in(office, "data-protection-lead", "data-protection-lead")
    assert "Activity log" in [one.text() for one in client.open("/office/").document.all("a")]


def test_the_log_says_who_did_what(office: Flask) -> None:
    database = services_of(office).database
    events.note(database, events.COMMAND_LINE, "exported_answers", "equality", {"rows": 7, "demo": False})
    page = signed_in(office, "data-protection-lead", "data-protection-lead").open("/office/activity")
    assert "The command line Downloaded answers equality" in page.text()
    assert "rows: 7" in page.text()
    assert "data-protection-lead@council.example Signed in" in page.text()


def test_the_log_is_shown_a_page_at_a_time(office: Flask) -> None:
    database = services_of(office).database
    for number in range(60):
        events.note(database, events.COMMAND_LINE, "imported_answers", f"form-{number}")
    client = signed_in(office, "data-protection-lead", "data-protection-lead")
    first, second = client.open("/office/activity"), client.open("/office/activity?page=2")
    assert "form-59" in first.text()
    assert "form-0 " not in first.text()
    assert "form-0 " in second.text()
    assert len(first.document.first("tbody").all("tr")) == 50
