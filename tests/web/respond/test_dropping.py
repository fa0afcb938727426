"""A choice that is no longer on offer after a change is taken out, and the page says which."""

from __future__ import annotations

from tests.web.client import Client, Page
from tests.web.respond.test_six_forms import EXPLORER
from tests.web.respond.walking import asks

TRIED = {"ex_cc_now": ["cc_pb"], "ex_cc_try": ["cc_crowd"]}


def at_deciding(client: Client) -> Page:
    """Return the page that asks what happens now and what to try."""
    page = client.open("/en/coproduction-explorer")
    while not asks(page, "ex_cc_now"):
        for name, answer in EXPLORER.items():
            if asks(page, name):
                page.set(name, [answer] if isinstance(answer, str) else list(answer))
        page = page.go_on()
    return page


def test_what_happens_now_is_not_offered_to_try(client: Client) -> None:
    page = at_deciding(client).fill(ex_cc_now=["cc_pb"]).go_on()
    offered = [one.get("value") for one in page.document.all("input", name="ex_cc_try") if one.shows()]
    assert "cc_crowd" in offered
    assert "cc_pb" not in offered


def test_a_change_of_now_takes_try_out_and_says_so(client: Client) -> None:
    page = at_deciding(client).fill(**TRIED).go_on()
    page = page.fill(ex_cc_now=["cc_pb", "cc_crowd"]).go_on()
    assert page.status == 200
    assert (
        "no longer fit and were taken out: The council and local people fund projects together" in page.text()
    )
    assert page.values("ex_cc_try") == []
    assert page.values("ex_cc_now") == ["cc_pb", "cc_crowd"]


def test_choices_of_another_part_are_not_even_on_the_page(client: Client) -> None:
    page = client.open("/en/coproduction-explorer")
    values = [one.get("value") for one in page.document.all("input", name="ex_cc_now")]
    assert "cc_pb" in values
    assert values[-2:] == ["none", "dk"]
    assert not [value for value in values if value.startswith(("cd_", "cl_", "ca_"))]


def test_none_of_these_comes_last_after_or_and_excludes_the_others(client: Client) -> None:
    page = at_deciding(client)
    words = [
        one.text()
        for one in page.question("ex_cc_now").all("p", "label")
        if one.get("class") in ("or", "opt")
    ]
    assert words[-3:] == ["or", "None of these", "Not sure"]
    page = page.fill(ex_cc_now=["cc_pb", "none"]).go_on()
    assert page.status == 422
    assert "happen in this service now? You chose an answer like" in page.summary()[0]
    assert page.values("ex_cc_now") == ["cc_pb", "none"]


def test_a_range_left_alone_is_not_answered(client: Client) -> None:
    page = at_deciding(client).fill(ex_cc_now=["cc_pb"]).go_on()
    steps = page.question("ex_cc_level").all("input")
    assert [one.get("value") for one in steps] == ["0", "1", "2", "3", "4"]
    assert [one for one in steps if one.has("checked")] == []
    assert page.go_on().status == 200
