"""The settings at the top of a form file."""

from __future__ import annotations

from collections.abc import Mapping

from surveyapp.forms.vocabulary.refusals import Refusal, not_yet

SETTINGS: Mapping[str, str] = {
    "form": "the name of the form, which is also the name of its file and its address",
    "title": "what people call it",
    "version": "the author's own version, a label only",
    "form_id": "the id in a foreign workbook, where it differs from the name",
    "default_language": "the language that the form is written in, en where left out",
    "languages": "the languages it is meant to be offered in",
    "style": "pages: a group a page",
    "audience": "public, code or staff",
    "unlinked": "yes where nothing may link a submission to a person, device, moment or other submission",
    "minutes": "how long it takes",
    "choices": "the choice lists",
    "survey": "the questions",
    "mapping": "which answers feed which output",
    "then": "the form that is offered after this one",
    "again": "the offer to answer once more",
}

THEN_COLUMNS: Mapping[str, str] = {
    "form": "the name of the form that is offered",
    "relevant": "the rule on the answers under which it is",
}
AGAIN_COLUMNS: Mapping[str, str] = {
    "label": "the words of the offer",
    "keep": "the questions whose answers are carried over",
}

AUDIENCES = ("public", "code", "staff")
CHANNELS = ("web", "html", "device", "kiosk", "paper", "import", "openrosa")
CLASSES = ("P0", "P1", "P2")
INPUTS = ("phone", "email", "postcode-sector", "name", "address")

REFUSED_SETTINGS: Mapping[str, Refusal] = {
    "instance_name": not_yet("Leave it out: a submission goes by its reference"),
    "public_key": not_yet("Leave it out: keys are kept by the server"),
    "allow_choice_duplicates": not_yet("Give every choice of a list a name of its own"),
    "client_editable": not_yet("Leave it out"),
    "submission_url": Refusal("is refused: a form is sent to the server that it came from", "Leave it out"),
    "auto_send": Refusal("is refused: a form is always sent as soon as there is a network", "Leave it out"),
    "auto_delete": Refusal("is refused: a phone deletes nothing before it has a receipt", "Leave it out"),
    "sms_keyword": Refusal("is refused: forms are not sent by text message", "Leave it out"),
    "sms_separator": Refusal("is refused: forms are not sent by text message", "Leave it out"),
    "sms_allow_media": Refusal("is refused: forms are not sent by text message", "Leave it out"),
    "sms_date_format": Refusal("is refused: forms are not sent by text message", "Leave it out"),
    "sms_datetime_format": Refusal("is refused: forms are not sent by text message", "Leave it out"),
    "sms_response": Refusal("is refused: forms are not sent by text message", "Leave it out"),
    "prefix": Refusal("is refused: forms are not sent by text message", "Leave it out"),
    "delimiter": Refusal("is refused: forms are not sent by text message", "Leave it out"),
    "namespaces": Refusal("is refused: it changes the XML of other tools", "Leave it out"),
    "entities": not_yet("Leave it out"),
    "external_choices": Refusal("is refused: it is XLSForm's old way", "Write the lists under choices"),
    "osm": Refusal("is refused", "Leave it out"),
}
REFUSED_SETTING_FAMILIES: Mapping[str, Refusal] = {
    "attribute::": Refusal("is refused: it changes the XML of other tools", "Leave it out"),
    "sms_": Refusal("is refused: forms are not sent by text message", "Leave it out"),
    "title::": Refusal("is refused", "Translations live in catalogs: run surveyapp translations extract"),
}
SETTING_ALIASES: Mapping[str, str] = {
    "form_title": "title",
    "name": "form",
    "id_string": "form_id",
    "settings": "form",
    "questions": "survey",
    "language": "default_language",
}
