"""A form read from its sources: structure, rows, rules, whole; or all that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from surveyapp.forms import schema
from surveyapp.forms.checks import Checks
from surveyapp.forms.choice_lists import ChoiceListReader, table_of
from surveyapp.forms.definition import Again, ChoiceList, Form, Question, Then
from surveyapp.forms.graph import Graph
from surveyapp.forms.problems import FormError, Report, renamed
from surveyapp.forms.rows import Spelling, checked, texts_of
from surveyapp.forms.rules import RuleReader
from surveyapp.forms.schema import WORDS_FOR_YES, AgainSchema, FormSchema, ThenSchema
from surveyapp.forms.sources import SUFFIX, Sources, sources
from surveyapp.forms.survey import SurveyReader
from surveyapp.forms.vocabulary.settings import REFUSED_SETTING_FAMILIES, REFUSED_SETTINGS, SETTING_ALIASES
from surveyapp.forms.yaml_nodes import Node, Row, Sequence, Text
from surveyapp.forms.yaml_nodes import read as read_yaml

SPELLING = Spelling("setting", SETTING_ALIASES, REFUSED_SETTINGS, REFUSED_SETTING_FAMILIES)
PART = Spelling("setting")

Rows = tuple[Mapping[str, str], ...]


def load(path: Path | str, data: Path | str | None = None) -> Form:
    """Return the form in a file. Data files in the folder `data` are taken before those beside it.

    Raises:
        FormError: something is wrong in the form or in a data file; it holds all problems.
        OSError: the file cannot be opened.
    """
    return read(sources(path, data))


def read(given: Sources) -> Form:
    """Return the form that these sources make.

    Raises:
        FormError: something is wrong in the form or in a data file; it holds all problems.
    """
    report = Report(given.file)
    try:
        form = _Reading(given, report).form()
        report.refuse_if_any()
    except FormError as error:
        raise renamed(error, dict(given.places)) from None
    if form is None:
        raise FormError(report.found)
    return form


class _Reading:
    """The reading of one form."""

    def __init__(self, given: Sources, report: Report) -> None:
        self.given = given
        self.report = report

    def form(self) -> Form | None:
        """Return the form as far as it can be read; the report says what could not."""
        top = read_yaml(self.given.source, self.report)
        if not isinstance(top, Row):
            if not self.report.found:
                cure = "Begin with form:, title:, choices: and survey:"
                self.report.add(top.line if top is not None else 1, "This file holds no form", cure)
            return None
        cells = checked(FormSchema(), top, self.report, SPELLING)
        self.check_name(top, cells)
        survey = SurveyReader(self.report)
        children = survey.survey(top.values.get("survey"))
        choices = ChoiceListReader(self.given, self.report).lists(top.values.get("choices"))
        form = Form(
            name=cells.get("form", self.given.name),
            version=self.given.version,
            title=cells.get("title", ""),
            label=cells.get("version", ""),
            form_id=cells.get("form_id", ""),
            default_language=cells.get("default_language", "en"),
            languages=self.languages(top, cells.get("default_language", "en")),
            audience=cells.get("audience", "public"),
            unlinked=cells.get("unlinked", "no").lower() in WORDS_FOR_YES,
            minutes=int(cells["minutes"]) if "minutes" in cells else None,
            style=cells.get("style", "pages"),
            children=children,
            choices=choices,
            mapping=self.mapping(top.values.get("mapping")),
            then=self.then(top.values.get("then")),
            again=self.again(top.values.get("again")),
        )
        form = replace(form, instances=self.external(form, survey))
        Checks(form, survey.rows, top, self.report).run()
        return replace(form, instances={**form.instances, **_lists_as_data(form)})

    def check_name(self, top: Row, cells: Mapping[str, str]) -> None:
        """Report a name that is not that of the file."""
        name = cells.get("form")
        if name is not None and name != self.given.name:
            said = f"The form is called {name}, and its file {self.given.file}"
            cure = f"Write form: {self.given.name}, or rename the file to {name}.yaml"
            self.report.add(top.line_of("form"), said, cure, column="form")

    def languages(self, top: Row, default: str) -> tuple[str, ...]:
        """Return the languages of the form, the one that it is written in first."""
        texts = texts_of(top.values.get("languages"), self.report, "languages", "Write [en, cy]")
        found = [default] if not texts else []
        for text in texts:
            tag = text.value.strip()
            try:
                schema.language(tag)
            except schema.WrongError:
                cure = "Write tags such as en, cy or pt-BR"
                self.report.add(text.line, f"{tag} is no language tag", cure, column="languages")
                continue
            if tag in found:
                self.report.add(text.line, f"{tag} is there twice", "Keep one of them", column="languages")
            else:
                found.append(tag)
        if default not in found:
            said = f"The form is written in {default}, which is not among its languages"
            cure = f"Add {default} to languages:, or set default_language:"
            self.report.add(top.line_of("languages"), said, cure, column="languages")
        return tuple(dict.fromkeys([default, *found]))

    def mapping(self, node: Node | None) -> Mapping[str, object]:
        """Return what the form says of outputs, as plain data. Nothing in it is looked at here."""
        if node is None or (isinstance(node, Text) and not node.value.strip()):
            return {}
        if not isinstance(node, Row):
            cure = "Write each output as name: and what feeds it"
            self.report.add(node.line, "mapping is no mapping", cure, column="mapping")
            return {}
        return {key: _plain(value) for key, value in node.values.items()}

    def then(self, node: Node | None) -> Then | None:
        """Return the form that is offered after this one: `then: equality`, or a form and a rule."""
        if node is None:
            return None
        if isinstance(node, Text):
            node = Row(node.line, {"form": node}, {"form": node})
        if not isinstance(node, Row):
            self.report.add(
                node.line, "Only one form can be offered", "Write then: and its name", column="then"
            )
            return None
        cells = checked(ThenSchema(), node, self.report, PART, "then")
        rule = RuleReader(node, "then", self.report).rule("relevant")
        return Then(cells["form"], rule) if "form" in cells else None

    def again(self, node: Node | None) -> Again | None:
        """Return the offer to answer once more."""
        if node is None:
            return None
        if isinstance(node, Text):
            node = Row(node.line, {"label": node}, {"label": node})
        if not isinstance(node, Row):
            self.report.add(node.line, "Only one offer can be made", "Write label: and keep:", column="again")
            return None
        cells = checked(AgainSchema(), node, self.report, PART, "again")
        keep = texts_of(
            node.values.get("keep"), self.report, "keep", "Write [first_question, second_question]"
        )
        return Again(cells["label"], tuple(text.value.strip() for text in keep)) if "label" in cells else None

    def external(self, form: Form, survey: SurveyReader) -> dict[str, Rows]:
        """Return the rows of the data files that questions of type csv-external name."""
        found: dict[str, Rows] = {}
        for item in form.items():
            if isinstance(item, Question) and item.type == "csv-external":
                row = survey.rows[item.key]
                table = table_of(
                    f"{item.name}{SUFFIX}", self.given, self.report, row.line_of("name"), item.name
                )
                if item.name in form.choices:
                    said = f"The data file {item.name} has the name of a choice list"
                    self.report.add(
                        item.line, said, "Give one of them another name", question=item.name, column="name"
                    )
                if table is not None:
                    found[item.name] = tuple(row.cells for row in table.rows)
        return found


def _lists_as_data(form: Form) -> dict[str, Rows]:
    """Return the choice lists that rules read with instance(), as rows."""
    named = {name for found in Graph(form).reads.values() for name in found.instances}
    return {name: _rows(one) for name, one in form.choices.items() if name in named}


def _rows(one: ChoiceList) -> Rows:
    return tuple({"name": choice.name, "label": choice.label, **choice.columns} for choice in one.choices)


def _plain(node: Node) -> object:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Sequence):
        return [_plain(one) for one in node.items]
    return {key: _plain(value) for key, value in node.values.items()}
