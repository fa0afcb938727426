"""YAML read as texts with their lines: `hint: No` stays "No", and every mistake has a place.

Only what a form needs: mappings, sequences and texts. No anchors, aliases or tags: a small file stays small.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from surveyapp.forms.problems import Report

LONGEST = 2_000_000
"""Characters of a form file; the longest of the six forms has a fiftieth of it."""
DEEPEST = 60
"""Levels of mappings and sequences inside one another."""

_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_SPACES = {ord(sign): " " for sign in "\x85\u2028\u2029"}
"""What YAML takes for the end of a line and no editor does."""


@dataclass(slots=True)
class Text:
    """A text, as it was written but without its quotes."""

    value: str
    line: int


@dataclass(slots=True)
class Sequence:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """A mapping: a question, a choice, the settings."""

    line: int
    keys: dict[str, Text] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return a text without the spaces around it, '' where there is none."""
        value = self.values.get(key)
        return value.value.strip() if isinstance(value, Text) else ""

    def line_of(self, key: str) -> int:
        """Return the line on which the value of a key begins, or that of the row where the key is missing."""
        value = self.values.get(key)
        return value.line if value is not None else self.line


Node = Text | Sequence | Row


class _GaveUpError(Exception):
    """Reading ends here; the report says why."""


def read(source: str, report: Report) -> Node | None:
    """Return what a YAML file holds, or None after reporting why it cannot be read at all."""
    if len(source) > LONGEST:
        report.add(1, f"The file has more than {LONGEST:,} characters", "Move long lists to data files")
        return None
    try:
        return _Reader(report).document(yaml.parse(source.translate(_SPACES), Loader=_Loader))
    except _GaveUpError:
        pass
    except yaml.YAMLError as error:
        _explain(error, source, report)
    except UnicodeError:
        report.add(1, "The file holds characters that are no text", "Save it as UTF-8")
    return None


class _Reader:
    """Builds nodes from YAML's events, without recursion."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.open: list[tuple[Row | Sequence, Text | None]] = []
        """The rows and sequences not closed yet, each with the key that waits for its value."""
        self.documents = 0
        self.top: Node | None = None

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        for event in events:
            line = event.start_mark.line + 1 if event.start_mark is not None else 1
            match event:
                case yaml.DocumentStartEvent():
                    self.documents += 1
                    if self.documents > 1:
                        self.stop(line, "A second document begins here", "Leave the line --- out")
                case yaml.AliasEvent():
                    self.stop(
                        line,
                        "Aliases (*) are not supported",
                        "Write the text out again, or put quotes round it",
                    )
                case yaml.ScalarEvent():
                    self.refuse_extras(event, line)
                    self.take(Text(event.value, line))
                case yaml.MappingStartEvent():
                    self.refuse_extras(event, line)
                    self.enter(Row(line))
                case yaml.SequenceStartEvent():
                    self.refuse_extras(event, line)
                    self.enter(Sequence(line))
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self.open.pop()
        return self.top

    def refuse_extras(self, event: yaml.NodeEvent, line: int) -> None:
        if event.anchor is not None:
            self.stop(line, "Anchors (&) are not supported", "Leave it out, or put quotes round the text")
        if getattr(event, "tag", None) not in (None, "!"):
            self.stop(line, "Tags (!) are not supported", "Leave it out, or put quotes round the text")

    def enter(self, node: Row | Sequence) -> None:
        if len(self.open) >= DEEPEST:
            self.stop(
                node.line, f"More than {DEEPEST} levels are inside one another", "Use fewer groups in groups"
            )
        self.take(node)
        self.open.append((node, None))

    def take(self, node: Node) -> None:
        if not self.open:
            self.top = node
            return
        holder, key = self.open[-1]
        if isinstance(holder, Sequence):
            holder.items.append(node)
        elif key is not None:
            self.open[-1] = (holder, None)
            self.put(holder, key, node)
        elif isinstance(node, Text):
            self.open[-1] = (holder, node)
        else:
            self.stop(
                node.line, "A list or a mapping stands where a name belongs", "Put quotes round the text"
            )

    def put(self, row: Row, key: Text, node: Node) -> None:
        if key.value in row.keys:
            self.report.add(
                key.line,
                f"{key.value} is written twice here, first on line {row.keys[key.value].line}",
                "Keep one of them",
                column=key.value,
            )
            return
        row.keys[key.value] = key
        row.values[key.value] = node

    def stop(self, line: int, message: str, cure: str) -> None:
        self.report.add(line, message, cure)
        raise _GaveUpError


_IN_BRACKETS = "Between brackets, put quotes round a text that holds , { } [ ] or a colon"

CURES = (
    ("\\t", "Indent with spaces, not with tabs"),
    ("tab character", "Indent with spaces, not with tabs"),
    ("mapping values are not allowed", "Put quotes round a text that holds a colon and a space"),
    ("expected ',' or", _IN_BRACKETS),
    ("expected <block end>", "Check that this line is indented as the lines beside it"),
    ("cannot start any token", "Put quotes round a text that begins with this character"),
    ("could not find expected ':'", "Write name: value, and check how the lines are indented"),
    ("did not find expected", "Check how this line is indented, and the quotes before it"),
    ("unexpected end of stream", "Close the quotes or brackets that were opened before"),
)
"""What helps, by what the YAML reader says."""


def _explain(error: yaml.YAMLError, source: str, report: Report) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    position = getattr(error, "position", None)
    if mark is not None:
        line = mark.line + 1
    else:
        line = source.count("\n", 0, position) + 1 if isinstance(position, int) else 1
    told = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read")
    cure = next(
        (cure for part, cure in CURES if part in told), "Check the quotes and the indentation of this line"
    )
    report.add(min(line, source.count("\n") + 1), f"This is not YAML: {told}", cure)
