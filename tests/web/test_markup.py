"""Labels may hold Markdown and `${name}`, and nothing that could run."""

from __future__ import annotations

import pytest
from markupsafe import Markup, escape

from surveyapp.web import markup


def output(name: str) -> Markup:
    return Markup("<bdi>{}</bdi>").format(f"[{name}]")


def test_emphasis_and_links_are_made_html() -> None:
    made = markup.inline("Tell us **all** at [the site](https://council.example/a)", output)
    assert (
        made
        == 'Tell us <strong>all</strong> at <a href="https://council.example/a" rel="noopener">the site</a>'
    )


def test_a_block_has_paragraphs() -> None:
    assert markup.block("One\n\nTwo", output) == "<p>One</p>\n<p>Two</p>"


@pytest.mark.parametrize(
    "nasty",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "[click](data:text/html,x)",
        "<b onclick=alert(1)>bold</b>",
    ],
)
def test_nothing_that_could_run_comes_through(nasty: str) -> None:
    made = markup.inline(nasty, output)
    assert "<script" not in made
    assert "<img" not in made
    assert "<b " not in made
    assert 'href="' not in made


def test_an_answer_is_put_in_escaped_and_apart_from_the_direction_around_it() -> None:
    made = markup.inline("Hello ${first_name}!", lambda name: Markup("<bdi>{}</bdi>").format(f"<{name}>"))
    assert made == "Hello <bdi>&lt;first_name&gt;</bdi>!"


def test_markdown_in_an_answer_stays_as_it_was_typed() -> None:
    made = markup.inline("Hello ${name}", lambda _: escape("*star* [x](http://y)"))
    assert made == "Hello *star* [x](http://y)"


def test_plain_text_has_neither_markdown_nor_markup() -> None:
    assert markup.plain("Tell us **all** about   *it* (link)") == "Tell us all about it"


def test_a_plain_text_holds_no_html_at_all() -> None:
    assert markup.plain("Tea & *cake*, at 5 < 6\n o'clock (link)") == "Tea & cake, at 5 < 6 o'clock"
    assert markup.plain("<script>alert(1)</script>") == "<script>alert(1)</script>"
