"""The form in which an officer says what to download."""

from __future__ import annotations

from datetime import date

from wtforms import BooleanField, DateField, RadioField, SelectField
from wtforms import Form as Fields
from wtforms.validators import Optional, ValidationError

from surveyapp import languages
from surveyapp.exporting import Options, has_places
from surveyapp.forms.definition import Form
from surveyapp.handover import Wish
from surveyapp.languages import N_
from surveyapp.storage.accounts import Account
from surveyapp.storage.roles import May, may
from surveyapp.web.services import services
from surveyapp.web.templating import gettext

FORMATS = {
    ".xlsx": N_("Workbook for Excel or LibreOffice (.xlsx)"),
    ".csv.zip": N_("CSV files in a zip (.csv.zip)"),
    ".jsonl": N_("JSON lines, for programs (.jsonl)"),
}
PLACES = {".geojson": N_("Places on a map, for QGIS and others (.geojson)")}
"""Of a form that asks for places."""
VALUES = {
    "labels": N_("Words, as people saw them"),
    "codes": N_("Codes"),
    "both": N_("Words and codes side by side"),
}
NOT_A_DAY = N_("Enter a day such as 2026-10-01, or leave it empty")


class Day(DateField):
    """A day as a browser's date field sends it; something else is an error, and stays in the field."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day."""
        written = valuelist[0].strip() if valuelist else ""
        self.data = None
        if written:
            try:
                self.data = date.fromisoformat(written)
            except ValueError as error:
                raise ValueError(NOT_A_DAY) from error


class DownloadForm(Fields):
    """Format, values, language, days, and the switch for special category."""

    format = RadioField(default=".xlsx")
    values = RadioField(default="labels")
    language = SelectField()
    since = Day(validators=[Optional()])
    until = Day(validators=[Optional()])
    special = BooleanField()

    def validate_until(self, field: DateField) -> None:
        """The last day must not come before the first."""
        if field.data and self.since.data and field.data < self.since.data:
            raise ValidationError(N_("The last day comes before the first. Swap them, or leave one empty"))


def choices_of(download: DownloadForm, form: Form, account: Account) -> list[tuple[str, str]]:
    """Fill in what there is to choose from; the switch is there only for those who may use it.

    Returns:
        The languages to choose from, with their names.
    """
    formats = FORMATS | PLACES if has_places(form) else FORMATS
    download.format.choices = [(suffix, gettext(words)) for suffix, words in formats.items()]
    download.values.choices = [(name, gettext(words)) for name, words in VALUES.items()]
    spoken = [(one, languages.name_of(one)) for one in languages.offered(form, True)]
    download.language.choices = spoken
    if "special" in download and not may(account.roles, May.SEE_SPECIAL):
        del download.special
    return spoken


def wish(download: DownloadForm, form: Form, *, demo: bool) -> Wish:
    """Return which answers are asked for."""
    zone = services().settings.council.zone
    return Wish(form.name, zone, demo=demo, since=download.since.data, until=download.until.data)


def options(download: DownloadForm, account: Account) -> Options:
    """Return how they are to be written, within what the person may see."""
    return Options(
        values=download.values.data,
        language=download.language.data or "",
        include_special="special" in download and bool(download.special.data),
        include_personal=may(account.roles, May.SEE_PERSONAL),
        include_contacts=may(account.roles, May.SEE_CONTACTS),
    )
