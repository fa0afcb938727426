"""Labels as HTML: Markdown made safe, `${name}` filled in, `(link)` led to the council's privacy notice."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

from surveyapp.web.templating import gettext

REFERENCE = re.compile(r"\$\{\s*([A-Za-z_][\w.-]*)\s*\}")
NOTICE = "(link)"
TAGS = {"p", "br", "em", "strong", "a", "ul", "ol", "li", "code", "span", "bdi"}
ATTRIBUTES = {"a": {"href"}}

_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False})
_MARK = "\ue000{}\ue001"
_MARKED = re.compile("\ue000(\\d+)\ue001")


def block(text: str, output: Callable[[str], Markup], notice: str = "") -> Markup:
    """Return paragraphs.

    Args:
        text: the label, with Markdown.
        output: gives the HTML that stands for `${name}`.
        notice: the address of the privacy notice.
    """
    return _made(text, False, output, notice)


def inline(text: str, output: Callable[[str], Markup], notice: str = "") -> Markup:
    """Return one line without a paragraph around it."""
    return _made(text, True, output, notice)


def plain(text: str) -> str:
    """Return the text of a label without Markdown, for titles and lists. It is no HTML: escape it there."""
    bare = nh3.clean(_html(text.replace(NOTICE, ""), True), tags=set())
    return re.sub(r"\s+", " ", html.unescape(bare)).strip()


def _made(text: str, one_line: bool, output: Callable[[str], Markup], notice: str) -> Markup:
    names: list[str] = []

    def mark(match: re.Match[str]) -> str:
        names.append(match.group(1))
        return _MARK.format(len(names) - 1)

    made = _html(REFERENCE.sub(mark, text), one_line)
    if NOTICE in made and notice:
        made = made.replace(NOTICE, f'<a href="{escape(notice)}">{escape(_address_words(notice))}</a>')
    filled = _MARKED.sub(lambda found: str(output(names[int(found.group(1))])), made)
    return Markup(filled)  # noqa: S704 # cleaned by nh3, and `output` escapes


def _address_words(notice: str) -> str:
    return gettext("privacy notice") if notice.startswith("/") else notice.partition("://")[2] or notice


@lru_cache(maxsize=20_000)
def _html(text: str, one_line: bool) -> str:
    made = _markdown.renderInline(text) if one_line else _markdown.render(text)
    return nh3.clean(
        made,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
    ).strip()
