"""The checks that every test makes of every page would notice what they are there for."""

from __future__ import annotations

import pytest

from tests.web import html_rules

GOOD = (
    '<!doctype html><html lang="en" dir="ltr"><head><meta name="viewport" content="width=device-width">'
    "<title>Error: Shops – Town</title></head><body><main><h1>Shops</h1>{}</main></body></html>"
)


def test_a_good_page_passes() -> None:
    page = html_rules.check(GOOD.format('<form><label for="a">Name</label><input id="a" name="a"></form>'))
    assert page.first("h1").text() == "Shops"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("<p>open", "closes <p>"),
        ("<p><div></div></p>", "html: "),
        ("<h1>Another</h1>", "2 h1"),
        ('<p id="a"></p><p id="a"></p>', "'a', 2 times"),
        ('<input name="a">', 'none for <input name="a">'),
        ("<fieldset></fieldset>", "no legend"),
        ("<button></button>", "no text"),
        ('<img src="/a.png">', "no alt"),
        ('<p aria-describedby="gone"></p>', "aria-describedby=gone"),
        ('<label for="gone">Name</label>', "label for=gone"),
        ('<a href="#gone">There</a>', "href=#gone"),
        ('<p style="color: red"></p>', "style in <p"),
        ('<p onclick="go()"></p>', "onclick in <p"),
        ("<script>go()</script>", "a script without src"),
        ('<a href="javascript:go()">Go</a>', "href in <a"),
        ('<img alt="" src="https://elsewhere.example/a.png">', "foreign"),
        ('<form action="//elsewhere.example/"></form>', "foreign"),
        ("<main></main>", "2 main"),
    ],
)
def test_a_fault_is_told(wrong: str, told: str) -> None:
    with pytest.raises(AssertionError, match=r".") as failure:
        html_rules.check(GOOD.format(wrong))
    assert told in str(failure.value)


def test_a_title_that_begins_otherwise_is_told() -> None:
    with pytest.raises(AssertionError, match="does not begin with"):
        html_rules.check(GOOD.replace("Error: Shops", "Welcome").format(""))
