"""A form as the page's JavaScript works with it: rules as trees, and the graph of what depends on what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from surveyapp.forms.definition import Choice, Form, Item, Question, Repeat, Rule
from surveyapp.forms.graph import COLUMNS, Duty, Graph
from surveyapp.forms.reads import ALL

MOST_KEPT = 64
WATCHED = frozenset({"relevant", "calculation", "choice_filter", "repeat_count", "required", "read_only"})
"""The columns that a page keeps up to date; a constraint is only looked at when an answer is checked."""
WORKED_OUT = frozenset({"relevant", "calculation", "choice_filter", "repeat_count", "default"})
"""The columns that a page works out by itself, in this order; the others are asked for."""

Json = object


@dataclass(frozen=True)
class Compiled:
    """What follows from a form's rules, worked out once."""

    form: Form
    order: tuple[Duty, ...]
    """All rules as (key, column), each behind those that decide what it reads."""
    dependents: Mapping[str, tuple[Duty, ...]]
    """By the key of an item, the rules to work out again after its answer, or number of entries, changed."""
    columns: Mapping[str, frozenset[str]]
    """By choice list, the columns that choice filters read."""
    instance_columns: Mapping[str, frozenset[str]]
    """By data file or list, the columns that instance() and pulldata() read."""

    def as_json(self) -> dict[str, Json]:
        """Return the model for JavaScript, plain JSON; docs/form-language.md describes it at its end."""
        return self._json

    @cached_property
    def _json(self) -> dict[str, Json]:
        form = self.form
        dependents = {
            key: watched
            for key, duties in self.dependents.items()
            if (watched := [list(duty) for duty in duties if duty[1] in WATCHED])
        }
        return {
            "form": form.name,
            "version": form.version,
            "items": [_item(item) for item in form.children],
            "choices": {
                name: [self._choice(name, one) for one in found.choices]
                for name, found in form.choices.items()
            },
            "instances": {name: list(self._rows(name)) for name in self.instance_columns},
            "dependents": dependents,
            "order": [list(duty) for duty in self.order if duty[1] in WORKED_OUT],
            **({"unlinked": True} if form.unlinked else {}),
        }

    def _choice(self, name: str, choice: Choice) -> dict[str, Json]:
        wanted = self.columns.get(name, frozenset())
        cells = {key: cell for key, cell in choice.columns.items() if key in wanted or ALL in wanted}
        if "label" in wanted or ALL in wanted:
            cells["label"] = choice.label
        ways = {"channels": list(choice.channels)} if choice.channels else {}
        return {"name": choice.name, **cells, **ways}

    def _rows(self, name: str) -> Iterator[dict[str, str]]:
        wanted = self.instance_columns[name]
        for row in self.form.instances.get(name, ()):
            yield {key: cell for key, cell in row.items() if key in wanted or ALL in wanted}


_kept: dict[str, Compiled] = {}


def compiled(form: Form) -> Compiled:
    """Return the compiled form, kept by version."""
    found = _kept.get(form.version)
    if found is None:
        found = _compile(form)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[form.version] = found
    return found


def _compile(form: Form) -> Compiled:
    graph = Graph(form)
    order = graph.order()
    columns: dict[str, set[str]] = {}
    instances: dict[str, set[str]] = {}
    for found in graph.reads.values():
        for gathered, read in ((columns, found.columns), (instances, found.instances)):
            for name, names in read.items():
                gathered.setdefault(name, set()).update(names)
    return Compiled(form, order, graph.dependents(order), _frozen(columns), _frozen(instances))


def _frozen(gathered: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(names) for name, names in gathered.items()}


def _item(item: Item) -> dict[str, Json]:
    model: dict[str, Json] = {"name": item.name, "key": item.key}
    if isinstance(item, Question):
        model["type"] = item.type
        if item.list_name:
            model["list"] = item.list_name
        model.update({name: dict(value) for name, value in (("parameters", item.parameters),) if value})
        if item.input:
            model["input"] = item.input
    else:
        model["type"] = "repeat" if isinstance(item, Repeat) else "group"
        if isinstance(item, Repeat) and item.soft_limit is not None:
            model["soft_limit"] = item.soft_limit
    if item.appearance:
        model["appearance"] = list(item.appearance)
    for column in COLUMNS:
        rule = getattr(item, column, None)
        if isinstance(rule, Rule):
            model[column] = rule.tree
    if not isinstance(item, Question):
        model["children"] = [_item(child) for child in item.children]
    return model
