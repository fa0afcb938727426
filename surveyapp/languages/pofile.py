"""A .po or .pot file: read through Babel's parser, written with everything that was read.

Babel's own writer loses two things on which translators and this project rely: the previous source text of a
fuzzy entry (`#|`) and every header of ours (`X-State`, `X-Approved-By`).
Format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from email.parser import HeaderParser
from pathlib import Path
from typing import Literal

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, PoFileParser, denormalize

STATE = "X-State"
APPROVED_BY = "X-Approved-By"
DRAFT, APPROVED = "draft", "approved"

WIDTH = 110
"""Characters after which a text is cut into lines."""

Previous = tuple[str, str]
"""The source text that a fuzzy translation was made for: singular, and plural or ''."""


class CatalogError(Exception):
    """A catalog cannot be read; the text says file, line and what is wrong."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text to translate, with its translation."""

    id: str
    """The source text; for a message that counts, its singular."""
    context: str = ""
    plural: str = ""
    strings: tuple[str, ...] = ("",)
    """The translation; for a message that counts, one a plural form."""
    flags: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    """What the source says to the translator."""
    comments: tuple[str, ...] = ()
    """What translators say."""
    locations: tuple[tuple[str, int | None], ...] = ()
    """File and line."""
    previous: Previous | None = None
    line: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """What identifies it: context ('' for none) and source."""
        return self.context, self.id

    @property
    def fuzzy(self) -> bool:
        """Whether the translation was made for another source text and has not been looked at since."""
        return "fuzzy" in self.flags

    @property
    def waiting(self) -> bool:
        """Whether a translator still has to do something."""
        return self.fuzzy or not all(self.strings)

    def without_fuzzy(self) -> Entry:
        """Return the entry as if somebody had looked at it."""
        return replace(self, flags=self.flags - {"fuzzy"}, previous=None)


@dataclass(slots=True)
class PoFile:
    """A whole file."""

    headers: dict[str, str] = field(default_factory=dict)
    comment: str = ""
    """What stands above the header, without the signs."""
    entries: list[Entry] = field(default_factory=list)
    obsolete: list[Entry] = field(default_factory=list)

    @property
    def plural_count(self) -> int:
        """The number of plural forms that its header declares."""
        found = re.search(r"nplurals\s*=\s*(\d+)", self.headers.get("Plural-Forms", ""))
        return int(found[1]) if found else 2

    @property
    def plural_expression(self) -> str:
        """The rule of its header that chooses the plural form of a number `n`."""
        found = re.search(r"plural\s*=\s*([^;]+)", self.headers.get("Plural-Forms", ""))
        return found[1].strip() if found else "n != 1"

    @property
    def approved(self) -> bool:
        """Whether a person has put their name to the whole file."""
        return self.headers.get(STATE) == APPROVED and bool(self.headers.get(APPROVED_BY, "").strip())


class _Collecting(BabelCatalog):
    """Keeps every message the parser finds: Babel merges those that stand twice, and we tell of them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Message] = []
        self.header: Message | None = None

    def __setitem__(self, id: str | list[str] | tuple[str, ...], message: Message) -> None:
        if id == "" and not message.context and self.header is None:
            self.header = message
            super().__setitem__(id, message)
        else:
            self.found.append(message)


def read(path: Path) -> PoFile:
    """Read a file.

    Raises:
        CatalogError: it is not UTF-8, or not in the format.
    """
    catalog = _Collecting()
    try:
        lines = path.read_text("utf-8").split("\n")
        known = ["" if line.startswith("#~|") else line for line in lines]  # Babel stumbles over these
        PoFileParser(catalog, abort_invalid=True).parse(known)
    except UnicodeDecodeError as error:
        raise CatalogError(f"{path}: this is not UTF-8. Save it as UTF-8.") from error
    except PoFileError as error:
        raise CatalogError(f"{path}:{error.lineno + 1}: {error}: {str(error.line).strip()!r}") from error
    except (IndexError, ValueError, AttributeError) as error:  # Babel on a line that is cut off
        raise CatalogError(f"{path}: this is not a .po file: {error}") from error
    header = catalog.header
    return PoFile(
        headers=dict(HeaderParser().parsestr(str(header.string)).items()) if header is not None else {},
        comment="\n".join(header.user_comments) if header is not None else "",
        entries=[_entry(message) for message in catalog.found],
        obsolete=[_entry(message) for message in catalog.obsolete.values()],
    )


def write(path: Path, file: PoFile) -> None:
    """Write a file; what stood there before is replaced whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_text(text(file), "utf-8")
    temporary.replace(path)


def text(file: PoFile) -> str:
    """Return a file as it is written."""
    return "\n".join(_lines(file))


def _entry(message: Message) -> Entry:
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    strings = (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))
    previous = [line[1:].strip() for line in message.user_comments if line.startswith("|")]
    return Entry(
        id=ids[0],
        context=message.context or "",
        plural=ids[1] if len(ids) > 1 else "",
        strings=tuple(one or "" for one in strings),
        flags=frozenset(message.flags),
        notes=tuple(message.auto_comments),
        comments=tuple(line for line in message.user_comments if not line.startswith("|")),
        locations=tuple(message.locations),
        previous=_previous(previous),
        line=message.lineno or 0,
    )


def _previous(lines: Iterable[str]) -> Previous | None:
    parts = {"msgid": "", "msgid_plural": ""}
    current = ""
    for line in lines:
        keyword, space, rest = line.partition(" ")
        if space and not line.startswith('"'):
            current, line = keyword, rest
        if current in parts:
            parts[current] += denormalize(line)
    return (parts["msgid"], parts["msgid_plural"]) if parts["msgid"] else None


def _lines(file: PoFile) -> Iterator[str]:
    yield from (f"# {line}".rstrip() for line in file.comment.split("\n"))
    yield 'msgid ""'
    yield 'msgstr ""'
    yield from (_quoted(f"{name}: {value}\n") for name, value in file.headers.items())
    for entry in file.entries:
        yield ""
        yield from _entry_lines(entry)
    for entry in file.obsolete:
        yield ""
        yield from (f"# {line}" for line in entry.comments)
        yield from _text_lines(entry, "#~ ")
    yield ""


def _entry_lines(entry: Entry) -> Iterator[str]:
    yield from (f"# {line}" for line in entry.comments)
    yield from (f"#. {line}" for line in entry.notes)
    yield from (f"#: {file}:{line}" if line else f"#: {file}" for file, line in entry.locations)
    if entry.flags:
        yield f"#, {', '.join(sorted(entry.flags))}"
    if entry.previous is not None:
        names: Mapping[str, str] = dict(zip(("msgid", "msgid_plural"), entry.previous, strict=True))
        yield from (f"#| {line}" for name, source in names.items() if source for line in _field(name, source))
    yield from _text_lines(entry, "")


def _text_lines(entry: Entry, prefix: Literal["", "#~ "]) -> Iterator[str]:
    if entry.context:
        yield from (prefix + line for line in _field("msgctxt", entry.context))
    yield from (prefix + line for line in _field("msgid", entry.id))
    if entry.plural:
        yield from (prefix + line for line in _field("msgid_plural", entry.plural))
        for index, form in enumerate(entry.strings):
            yield from (prefix + line for line in _field(f"msgstr[{index}]", form))
    else:
        yield from (prefix + line for line in _field("msgstr", entry.strings[0]))


def _field(name: str, value: str) -> Iterator[str]:
    """Yield a keyword with its text: on one line where it fits, else cut between words and after newlines."""
    if len(value) + len(name) <= WIDTH and "\n" not in value.rstrip("\n"):
        yield f"{name} {_quoted(value)}"
        return
    yield f'{name} ""'
    for paragraph in value.splitlines(keepends=True):
        yield from (_quoted(part) for part in _cut(paragraph))


def _cut(paragraph: str) -> Iterator[str]:
    line = ""
    for word in re.findall(r"\S+\s*|\s+", paragraph):
        if line and len(line) + len(word) > WIDTH:
            yield line
            line = ""
        line += word
    if line:
        yield line


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r") + '"'
