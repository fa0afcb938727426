"""Choice lists: written in the form, or read from a data file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from surveyapp.forms.data_files import DataRow, Table, read_table
from surveyapp.forms.definition import Choice, ChoiceList
from surveyapp.forms.problems import Report
from surveyapp.forms.rows import Spelling, checked
from surveyapp.forms.schema import LIST_NAME, NAME, RULE_FOR_NAMES, WORDS_FOR_NO, WORDS_FOR_YES, ChoiceSchema
from surveyapp.forms.sources import Sources, is_data_file
from surveyapp.forms.vocabulary.columns import COLUMN_ALIASES, REFUSED_COLUMNS, REFUSED_FAMILIES
from surveyapp.forms.yaml_nodes import Node, Row, Sequence, Text

SPELLING = Spelling(
    "column", {"value": "name", "caption": "label"}, REFUSED_COLUMNS, REFUSED_FAMILIES, any_other=True
)
TRANSLATED = re.compile(r"label_([a-z]{2,3}(?:-[A-Za-z0-9]+)*)")
_schema = ChoiceSchema()


class ChoiceListReader:
    """Reads the choice lists of one form."""

    def __init__(self, given: Sources, report: Report) -> None:
        self.given = given
        self.report = report

    def lists(self, node: Node | None) -> dict[str, ChoiceList]:
        """Return the lists of the setting `choices`, by name."""
        if node is None or (isinstance(node, Text) and not node.value.strip()):
            return {}
        if not isinstance(node, Row):
            cure = "Write each list as name: and below it its choices"
            self.report.add(node.line, "The choice lists have no names", cure, column="choices")
            return {}
        found = {}
        for name, value in node.values.items():
            line = node.keys[name].line
            if not LIST_NAME.fullmatch(name):
                cure = "Use a name without spaces, quotes, brackets, commas and dots"
                self.report.add(
                    line, f"{name} is no name of a choice list", cure, question=name, column="choices"
                )
                continue
            read = (
                self._from_file(name, value, line)
                if isinstance(value, Text)
                else self._written(name, value, line)
            )
            # A list that cannot be read is there all the same: the questions that use it are not to blame.
            found[name] = read or ChoiceList(name, (), line=line)
        return found

    def _written(self, name: str, node: Node, line: int) -> ChoiceList | None:
        if not isinstance(node, Sequence):
            cure = "Write a choice a line: - {name: yes, label: Yes}"
            self.report.add(line, f"The list {name} holds no choices", cure, question=name, column="choices")
            return None
        numbered = [choice for row in node.items for choice in self._choice(name, row)]
        columns = dict.fromkeys(column for _, choice in numbered for column in choice.columns)
        for row in node.items:
            if isinstance(row, Row):
                self._check_columns(name, row, columns)
        return self._whole(name, numbered, line, "", self.report.file, tuple(columns))

    def _choice(self, name: str, row: Node) -> Iterator[tuple[int, Choice]]:
        if not isinstance(row, Row):
            cure = "Write - {name: yes, label: Yes}"
            self.report.add(
                row.line, f"This is no choice of the list {name}", cure, question=name, column="choices"
            )
            return
        row = _with_channels_as_text(row)
        cells = checked(_schema, row, self.report, SPELLING, name)
        if not row.text("label"):
            said = f"The choice {row.text('name')} has no label".replace("  ", " ")
            self.report.add(
                row.line, said, "Add label:, the words that people read", question=name, column="label"
            )
        if "name" in cells:
            others = {key: value for key, value in cells.items() if key not in _schema.fields}
            ways = tuple(cells.get("channels", "").split())
            yield row.line, Choice(cells["name"], cells.get("label", ""), others, ways)

    def _check_columns(self, name: str, row: Row, filled: Collection[str]) -> None:
        """Report columns of a choice that nobody may have meant; `filled` are not empty in some choice."""
        for column, key in row.keys.items():
            if column in _schema.fields or column in REFUSED_COLUMNS:
                continue
            if column in COLUMN_ALIASES or column == "code":
                said = f"{column} is a column of this choice, which nobody may have meant"
                cure = "Write name or label, or choose another name"
            elif not NAME.fullmatch(column) or column not in filled:
                said = f"The column {column} is empty in every choice of the list"
                cure = "If it belongs to the text before the comma, put quotes round the whole text"
                if column in filled:
                    said, cure = f"{column} is no name of a column", RULE_FOR_NAMES
            else:
                continue
            self.report.add(key.line, said, cure, question=name, column=column)

    def _from_file(self, name: str, value: Text, line: int) -> ChoiceList | None:
        file = value.value.strip()
        if not is_data_file(file):
            said = f"The list {name} holds neither choices nor the name of a data file"
            self.report.add(
                line, said, f"Write its choices, or {name}: {name}.csv", question=name, column="choices"
            )
            return None
        table = table_of(file, self.given, self.report, line, name)
        if table is None or not table.columns:
            return None
        code = "code" if "code" in table.columns else "name"
        for needed in (code, "label"):
            if needed not in table.columns:
                said = f"The column {needed} is missing"
                self.report.add(
                    1, said, f"Add it to the first row of {file}", question=name, column=needed, file=file
                )
                return None
        numbered = [(row.line, choice) for row in table.rows for choice in self._row(file, name, code, row)]
        own = (code, "label", "active")
        columns = tuple(one for one in table.columns if one not in own and not TRANSLATED.fullmatch(one))
        return self._whole(name, numbered, line, file, file, columns)

    def _row(self, file: str, name: str, code: str, row: DataRow) -> Iterator[Choice]:
        cells = dict(row.cells)
        choice, label = cells.pop(code, ""), cells.pop("label", "")
        active = cells.pop("active", "").lower() or "yes"
        if active not in WORDS_FOR_YES | WORDS_FOR_NO:
            said = f"{active} is neither yes nor no"
            self.report.add(row.line, said, "Write yes or no", question=choice, column="active", file=file)
        for column, cell in ((code, choice), ("label", label)):
            if not cell:
                said, cure = f"The {column} is missing", f"Fill in the {column} of this row"
                self.report.add(row.line, said, cure, question=choice or name, column=column, file=file)
        labels = {}
        for column in list(cells):
            translated = TRANSLATED.fullmatch(column)
            if translated:
                labels[translated[1]] = cells.pop(column)
        if choice and active not in WORDS_FOR_NO:
            filled = {column: cell for column, cell in cells.items() if cell}
            yield Choice(choice, label, filled, (), {tag: words for tag, words in labels.items() if words})

    def _whole(
        self,
        name: str,
        numbered: list[tuple[int, Choice]],
        line: int,
        file: str,
        where: str,
        columns: tuple[str, ...],
    ) -> ChoiceList:
        seen: dict[str, int] = {}
        for place, choice in numbered:
            if choice.name in seen:
                said = f"The choice {choice.name} is there twice, first on line {seen[choice.name]}"
                cure = "Give each choice a name of its own"
                self.report.add(place, said, cure, question=name, column="name", file=where)
            seen.setdefault(choice.name, place)
        if not numbered:
            self.report.add(
                line, f"The list {name} has no choices", "Add some", question=name, column="choices"
            )
        return ChoiceList(name, tuple(choice for _, choice in numbered), file, columns, line)


def table_of(file: str, given: Sources, report: Report, line: int, question: str) -> Table | None:
    """Return a data file, or None after reporting at the line that asks for it that it is not there."""
    text = given.files.get(file)
    if text is None:
        cure = "Put it beside the form, or into the data folder"
        report.add(line, f"There is no data file {file}", cure, question=question, column="choices")
        return None
    return read_table(file, text, report)


def _with_channels_as_text(row: Row) -> Row:
    """Return the row with `channels: [device, import]` written as one text."""
    ways = row.values.get("channels")
    if not isinstance(ways, Sequence) or not all(isinstance(one, Text) for one in ways.items):
        return row
    text = " ".join(one.value for one in ways.items if isinstance(one, Text))
    return Row(row.line, row.keys, {**row.values, "channels": Text(text, ways.line)})
