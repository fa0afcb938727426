"""The survey of a form: rows of YAML made into questions, groups and repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from surveyapp.forms.definition import Group, Item, Question, Repeat
from surveyapp.forms.fitting import lacking, not_for
from surveyapp.forms.parameters import read_parameters
from surveyapp.forms.problems import Report, did_you_mean, listed
from surveyapp.forms.rows import Spelling, checked
from surveyapp.forms.rules import RuleReader
from surveyapp.forms.schema import GroupSchema, QuestionSchema, RepeatSchema
from surveyapp.forms.type_words import read_type
from surveyapp.forms.vocabulary.columns import COLUMN_ALIASES, REFUSED_COLUMNS, REFUSED_FAMILIES
from surveyapp.forms.vocabulary.types import (
    ITEM_APPEARANCES,
    REFUSED_APPEARANCES,
    TYPES,
)
from surveyapp.forms.yaml_nodes import Node, Row, Sequence

SPELLING = Spelling("column", COLUMN_ALIASES, REFUSED_COLUMNS, REFUSED_FAMILIES)
_question, _group, _repeat = QuestionSchema(), GroupSchema(), RepeatSchema()

REFUSED_FAMILY = re.compile(r"columns-\d+$|w\d+$|ex:")
"""Appearances of XLSForm that hold a number or a name."""

Path = tuple[str, ...]


@dataclass(slots=True)
class SurveyReader:
    """Reads the items of one form."""

    report: Report
    keys: dict[Path, str] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    """The row of each item, by key."""

    def survey(self, node: Node | None) -> tuple[Item, ...]:
        """Return the items of the setting `survey`."""
        paths = list(_paths(node, ()))
        counts = Counter(path[-1] for path in paths)
        self.keys = {path: path[-1] if counts[path[-1]] == 1 else ".".join(path) for path in paths}
        if isinstance(node, Sequence) and not node.items:
            self.report.add(node.line, "The survey holds no questions", "Add some", column="survey")
        return self.items(node, (), "survey")

    def items(self, node: Node | None, path: Path, column: str) -> tuple[Item, ...]:
        """Return the items of a list of rows; `path` leads to the group around them."""
        question = path[-1] if path else ""
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            cure = "Begin each question with - and a space"
            self.report.add(node.line, "This is no list of questions", cure, question=question, column=column)
            return ()
        found: list[Item] = []
        seen: dict[str, int] = {}
        for row in node.items:
            item = self.item(row, path)
            if item is None:
                continue
            if item.name in seen:
                said = f"The name {item.name} is there twice, first on line {seen[item.name]}"
                cure = "Give each question, group and repeat in the same place a name of its own"
                self.report.add(item.line, said, cure, question=item.name, column="name")
            else:
                seen[item.name] = item.line
                found.append(item)
        return tuple(found)

    def item(self, row: Node, path: Path) -> Item | None:
        """Return one item, or None where it has not even a name."""
        if not isinstance(row, Row):
            cure = "Write - name: and type:, or - group: or - repeat: and questions:"
            self.report.add(
                row.line, "This is no question, group or repeat", cure, question=path[-1] if path else ""
            )
            return None
        kinds = [kind for kind in ("group", "repeat") if kind in row.values]
        if len(kinds) > 1:
            self.report.add(row.line, "This is a group and a repeat at once", "Put one into the other")
        return self.question(row, path) if not kinds else self.group(row, path, kinds[0])

    def question(self, row: Row, path: Path) -> Question | None:
        """Return a question."""
        name = row.text("name")
        cells = checked(_question, row, self.report, SPELLING, name)
        kind, list_name, problems = read_type(row.text("type")) if "type" in cells else ("", "", [])
        for message, cure in problems:
            self.report.add(row.line_of("type"), message, cure, question=name, column="type")
        if kind:
            self.check_columns(row, kind, name)
        if "name" not in cells:
            return None
        rules = RuleReader(row, name, self.report)
        return Question(
            name=name,
            key=self.key(path, name, row),
            type=kind,
            line=row.line,
            label=cells.get("label", ""),
            hint=cells.get("hint", ""),
            list_name=list_name,
            required=rules.switch("required"),
            required_message=cells.get("required_message", ""),
            relevant=rules.rule("relevant"),
            constraint=rules.rule("constraint"),
            constraint_message=cells.get("constraint_message", ""),
            calculation=rules.rule("calculation"),
            choice_filter=rules.rule("choice_filter"),
            read_only=rules.switch("read_only"),
            default=rules.default(kind),
            appearance=self.appearance(row, name, TYPES[kind].appearances) if kind else (),
            parameters=self.parameters(row, name, kind) if kind else {},
            classification=cells.get("class", "P0"),
            input=cells.get("input", ""),
            steps=cells.get("steps", ""),
            alert=tuple(cells.get("alert", "").split()),
            translator_note=cells.get("note", ""),
        )

    def group(self, row: Row, path: Path, kind: str) -> Group | None:
        """Return a group or a repeat with all that is inside."""
        name = row.text(kind)
        cells = checked(_repeat if kind == "repeat" else _group, row, self.report, SPELLING, name)
        inside = row.values.get("questions")
        if isinstance(inside, Sequence) and not inside.items:
            self.report.add(
                inside.line, f"The {kind} is empty", "Add a question", question=name, column="questions"
            )
        # What is inside a group without a usable name is read all the same, so that its own errors show too.
        children = self.items(inside, (*path, name), "questions")
        if kind not in cells:
            return None
        rules = RuleReader(row, name, self.report)
        plain = Group(
            name=name,
            key=self.key(path, name, row),
            line=row.line,
            label=cells.get("label", ""),
            hint=cells.get("hint", ""),
            relevant=rules.rule("relevant"),
            appearance=self.appearance(row, name, ITEM_APPEARANCES[kind]),
            children=children,
            translator_note=cells.get("note", ""),
        )
        if kind == "group":
            return plain
        return Repeat(
            name=plain.name,
            key=plain.key,
            line=plain.line,
            label=plain.label,
            hint=plain.hint,
            relevant=plain.relevant,
            appearance=plain.appearance,
            children=plain.children,
            translator_note=plain.translator_note,
            repeat_count=rules.rule("repeat_count"),
            soft_limit=int(cells["soft_limit"]) if "soft_limit" in cells else None,
        )

    def key(self, path: Path, name: str, row: Row) -> str:
        """Return the key of an item, and keep its row under it."""
        key = self.keys.get((*path, name), name)
        other = self.rows.setdefault(key, row)
        if other is not row and other.text("name") != name:
            said = f"{key} is also the path of another question"
            self.report.add(row.line, said, "Choose a name without dots", question=name, column="name")
        return key

    def check_columns(self, row: Row, kind: str, name: str) -> None:
        """Report columns that this type cannot have, those that it lacks, and messages without a rule."""
        for column in row.values:
            wrong = not_for(kind, column, name) if column in _question.fields and row.text(column) else None
            if wrong is not None:
                self.report.add(row.line_of(column), *wrong, question=name, column=column)
        for column in lacking(row, kind):
            self.report.add(
                row.line, f"The {column} is missing", f"Add {column}:", question=name, column=column
            )
        for column in ("constraint", "required"):
            message = f"{column}_message"
            if row.text(message) and not row.text(column):
                said = f"There is a {message}, but no {column}"
                cure = f"Add {column}:, or leave the message out"
                self.report.add(row.line_of(message), said, cure, question=name, column=message)

    def appearance(self, row: Row, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
        """Return the appearances of an item that it can have."""
        words = row.text("appearance").split()
        for word in words:
            if word in known:
                continue
            if word in REFUSED_APPEARANCES or REFUSED_FAMILY.match(word):
                said, cure = f"The appearance {word} is not supported yet", "Leave it out"
            else:
                said = f"There is no appearance {word} here"
                cure = did_you_mean(word, known, f"Use {listed(known)}" if known else "Leave it out")
            self.report.add(row.line_of("appearance"), said, cure, question=name, column="appearance")
        return tuple(word for word in words if word in known)

    def parameters(self, row: Row, name: str, kind: str) -> dict[str, str]:
        """Return the parameters of a question."""
        found, problems = read_parameters(row.text("parameters"), kind)
        for said, cure in problems:
            self.report.add(row.line_of("parameters"), said, cure, question=name, column="parameters")
        return found


def _paths(node: Node | None, path: Path) -> Iterator[Path]:
    if not isinstance(node, Sequence):
        return
    for row in node.items:
        if isinstance(row, Row):
            name = row.text("group") or row.text("repeat") or row.text("name")
            if name:
                yield (*path, name)
            yield from _paths(row.values.get("questions"), (*path, name))
