"""The controls of a question, rendered by WTForms. Parsing and checking are the filling floor's work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from wtforms import (
    Field,
    FileField,
    FormField,
    HiddenField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms import Form as FieldGroup
from wtforms.fields.core import UnboundField
from wtforms.form import BaseForm
from wtforms.widgets import CheckboxInput, ListWidget, TextInput

from surveyapp.forms.definition import Form, Question
from surveyapp.forms.scales import steps

INPUTS: Mapping[str, Mapping[str, str]] = {
    "phone": {"type": "tel", "autocomplete": "tel", "inputmode": "tel", "dir": "ltr", "class": "short"},
    "email": {
        "type": "email",
        "autocomplete": "email",
        "inputmode": "email",
        "dir": "ltr",
        "spellcheck": "false",
    },
    "postcode-sector": {
        "dir": "ltr",
        "class": "number",
        "spellcheck": "false",
        "autocapitalize": "characters",
    },
    "name": {"autocomplete": "name", "spellcheck": "false"},
    "address": {"autocomplete": "street-address"},
}
"""HTML attributes by what a text is. Autofill tokens: WCAG 2.2, 1.3.5."""


class DateParts(FieldGroup):
    """A date as three fields, as people know them from paper."""

    day = StringField()
    month = StringField()
    year = StringField()


class Coordinates(FieldGroup):
    """A point as typed coordinates; a button fills them in where the phone can."""

    latitude = StringField()
    longitude = StringField()
    accuracy = HiddenField()


class Photo(FieldGroup):
    """A photo to send, and the token under which one already sent is held."""

    file = FileField()
    held = HiddenField()


class Checkboxes(SelectMultipleField):
    """A list of checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def kind(question: Question) -> str:
    """Return how a question is drawn: the name of its template macro."""
    if question.type == "text":
        return "multiline" if "multiline" in question.appearance else "text"
    return {
        "select_one": "one",
        "select_multiple": "many",
        "range": "steps",
        "integer": "number",
        "decimal": "number",
        "geopoint": "point",
        "image": "photo",
    }.get(question.type, question.type)


def control(question: Question, form: Form) -> Field | None:
    """Return the field of a question, or None where it has none (a note). `bound` binds it to a value."""
    match kind(question):
        case "multiline":
            return TextAreaField(render_kw={"rows": "4", **_attributes(question)})
        case "text":
            return StringField(
                widget=TextInput(input_type=INPUTS.get(question.input, {}).get("type", "text")),
                render_kw=_attributes(question),
            )
        case "number":
            mode = "numeric" if question.type == "integer" else "decimal"
            return StringField(
                render_kw={"inputmode": mode, "dir": "ltr", "class": "number", "autocomplete": "off"}
            )
        case "one":
            return RadioField(choices=_names(form, question), validate_choice=False)
        case "steps":
            return RadioField(choices={step: step for step in steps(question)}, validate_choice=False)
        case "many":
            return Checkboxes(choices=_names(form, question), validate_choice=False)
        case "date":
            return FormField(DateParts)
        case "point":
            return FormField(Coordinates)
        case "photo":
            return FormField(Photo)
        case _:
            return None


def bound(controls: Mapping[str, Field], values: Mapping[str, object]) -> BaseForm:
    """Return the fields under their names, showing these values (texts, or lists or maps of texts)."""
    fields = BaseForm(cast("dict[str, UnboundField[Field]]", dict(controls)))
    fields.process(data=dict(values))
    return fields


def _names(form: Form, question: Question) -> dict[str, str]:
    return {choice.name: choice.name for choice in form.choices[question.list_name].choices}


def _attributes(question: Question) -> dict[str, str]:
    attributes = {name: value for name, value in INPUTS.get(question.input, {}).items() if name != "type"}
    return {"autocomplete": "off", **attributes}
