"""HTML read into a small tree, strictly: every element is closed, in its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)


@dataclass(slots=True, eq=False)
class Element:
    """An element, with its texts and elements in order."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)
    flat: list[Element] = field(default_factory=list)
    """All elements of a whole document, in order, so that it need not be walked again and again."""

    def get(self, name: str, otherwise: str = "") -> str:
        """Return an attribute."""
        return self.attributes.get(name, otherwise)

    def has(self, name: str) -> bool:
        """Return whether there is such an attribute."""
        return name in self.attributes

    def elements(self) -> Iterator[Element]:
        """Yield this element and all inside it, in order."""
        if self.flat:
            yield from self.flat
            return
        left = [self]
        while left:
            element = left.pop()
            yield element
            left.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def all(self, *tags: str, **attributes: str) -> list[Element]:
        """Return the elements of these tags that have these attributes."""
        return [
            one
            for one in self.elements()
            if (not tags or one.tag in tags)
            and all(
                one.get(name.replace("_", "-").strip("-"), "\0") == value
                for name, value in attributes.items()
            )
        ]

    def first(self, *tags: str, **attributes: str) -> Element:
        """Return the first such element."""
        found = self.all(*tags, **attributes)
        assert found, f"no {'/'.join(tags)} {attributes} here"
        return found[0]

    def around(self) -> Iterator[Element]:
        """Yield the elements around this one, the nearest first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def text(self) -> str:
        """Return its text, with single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()

    def shows(self) -> bool:
        """Return whether nothing hides it."""
        return not any(one.has("hidden") or one.tag == "template" for one in (self, *self.around()))

    def __str__(self) -> str:
        written = "".join(f' {name}="{value}"' for name, value in self.attributes.items())
        return f"<{self.tag}{written}>"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document", {})
        self._open = [self.root]
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.faults.extend(f"<{tag}> has {name} twice" for name in set(names) if names.count(name) > 1)
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open[-1])
        self._open[-1].children.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1].tag == tag:
            self._open.pop()
        else:
            line, column = self.getpos()
            self.faults.append(f"line {line}, column {column}: </{tag}> closes {self._open[-1]}")

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def end(self) -> None:
        self.close()
        self.faults.extend(f"not closed: {one}" for one in self._open[1:])


def read(content: str) -> Element:
    """Return the document. Fails where its tags do not match."""
    reader = _Reader()
    reader.feed(content)
    reader.end()
    if reader.faults:
        raise AssertionError("\n".join(reader.faults))
    reader.root.flat = list(reader.root.elements())
    return reader.root
