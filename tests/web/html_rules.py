"""What is true of every page: valid HTML, one heading, labels, references, nothing inline or foreign."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

import html5lib  # type: ignore[import-untyped] # ships no types

from tests.web.html_tree import Element, read

CONTROLS = ("input", "select", "textarea")
NEEDS_NO_LABEL = frozenset({"hidden", "submit", "button"})
NEEDS_TEXT = ("button", "a", "legend", "summary", "h1", "h2", "h3", "th")
REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls", "aria-owns", "aria-errormessage")
FETCHED = {
    "link": "href",
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "use": "href",
    "form": "action",
}
ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
TEXT = re.compile(r">[^<]+<")
VALUE = re.compile(r'="[^"]*"')
DATA = re.compile(r"(<script[^>]*>).*?(</script>)", re.DOTALL)

_good: dict[str, Element] = {}


def check(content: str, error_word: str = "Error:") -> Element:
    """Return the page, read; fail with all its faults at once."""
    digest = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
    if digest not in _good:
        page = read(content)
        found = [
            *_not_html(content),
            *(f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(page)),
        ]
        found += [f"heading: {fault}" for fault in heading(page, error_word)]
        if found:
            raise AssertionError("\n".join(found))
        _good[digest] = page
    return _good[digest]


def _not_html(content: str) -> tuple[str, ...]:
    """Return what a browser would have to mend.

    Texts and values are taken out, and rows of the same shape that follow each other are read once, so that a
    large form does not take seconds.
    """
    skeleton = TEXT.sub("><", VALUE.sub('=""', DATA.sub(r"\1\2", content)).replace("\n", "\x00"))
    lines: list[str] = []
    for line in skeleton.split("\x00"):
        if not (lines and line == lines[-1] and "<label" in line and "</label>" in line):
            lines.append(line)
    return _parse_errors("\n".join(lines))


@cache
def _parse_errors(skeleton: str) -> tuple[str, ...]:
    parser = html5lib.HTMLParser()
    parser.parse(skeleton)
    return tuple(f"html: {code} {details} at {place}" for place, code, details in parser.errors)


def heading(page: Element, error_word: str) -> Iterator[str]:
    """The title of a page begins with its one h1."""
    headings, titles = page.all("h1"), page.all("title")
    if len(headings) != 1 or len(titles) != 1:
        yield f"{len(headings)} h1, {len(titles)} titles"
        return
    words, title = headings[0].text(), titles[0].text()
    if not title.startswith((words, f"{error_word} {words}")):
        yield f"the title {title!r} does not begin with {words!r}"


def ids(page: Element) -> Iterator[str]:
    """An id is unique, and one word."""
    found = Counter(one.get("id") for one in page.elements() if one.has("id"))
    for name, count in found.items():
        if count > 1 or not name or re.search(r"\s", name):
            yield f"{name!r}, {count} times"


def labels(page: Element) -> Iterator[str]:
    """Every control has a label, every fieldset a legend, every picture a description."""
    named = {label.get("for") for label in page.all("label")}
    for control in page.all(*CONTROLS):
        wrapped = any(one.tag == "label" and one.text() for one in control.around())
        said = control.get("aria-label") or control.get("aria-labelledby")
        if control.get("type") not in NEEDS_NO_LABEL and not (wrapped or said or control.get("id") in named):
            yield f"none for {control}"
    for element in page.all(*NEEDS_TEXT):
        if not element.text() and not element.get("aria-label"):
            yield f"no text in {element}"
    for fieldset in page.all("fieldset"):
        if not any(isinstance(child, Element) and child.tag == "legend" for child in fieldset.children):
            yield f"no legend in {fieldset}"
    for image in page.all("img"):
        if not image.has("alt"):
            yield f"no alt: {image}"


def references(page: Element) -> Iterator[str]:
    """What an attribute refers to exists."""
    known = {one.get("id") for one in page.elements() if one.has("id")}
    for element in page.elements():
        for attribute in REFERENCES:
            yield from (f"{attribute}={name}" for name in element.get(attribute).split() if name not in known)
    yield from (
        f"label for={one.get('for')}"
        for one in page.all("label")
        if one.has("for") and one.get("for") not in known
    )
    targets = [one.get("href") for one in page.all("a")]
    yield from (f"href={target}" for target in targets if target.startswith("#") and target[1:] not in known)
    forms = {one.get("id") for one in page.all("form")}
    yield from (
        f"{one}" for one in page.all("button", "input") if one.has("form") and one.get("form") not in forms
    )


def inline(page: Element) -> Iterator[str]:
    """No style and no script stands in the page itself."""
    for element in page.elements():
        for name, value in element.attributes.items():
            if name == "style" or name.startswith("on") or value.lower().startswith("javascript:"):
                yield f"{name} in {element}"
        if element.tag == "style":
            yield "a style element"
        if element.tag == "script" and not element.get("src") and element.get("type") != "application/json":
            yield "a script without src"


def foreign(page: Element) -> Iterator[str]:
    """Nothing is fetched from another site, or posted to one."""
    for tag, attribute in FETCHED.items():
        yield from (f"{one}" for one in page.all(tag) if ELSEWHERE.match(one.get(attribute)))


def frame(page: Element) -> Iterator[str]:
    """The page says its language and direction, fits a phone, and has one main part."""
    root = page.first("html")
    if not root.get("lang") or root.get("dir") not in ("ltr", "rtl"):
        yield f"language and direction: {root}"
    if len(page.all("main")) != 1:
        yield f"{len(page.all('main'))} main"
    if not page.all("meta", name="viewport"):
        yield "no viewport"


RULES: tuple[Callable[[Element], Iterator[str]], ...] = (ids, labels, references, inline, foreign, frame)
