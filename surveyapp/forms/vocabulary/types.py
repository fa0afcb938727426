"""The types of questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from surveyapp.forms.vocabulary.refusals import Refusal, not_yet


@dataclass(frozen=True, slots=True)
class QuestionType:
    """A type, and what goes with it."""

    kind: Literal["asked", "told", "silent"]
    """Asked of a person, only shown to one, or never seen."""
    takes_list: bool = False
    parameters: tuple[str, ...] = ()
    appearances: tuple[str, ...] = ()


TYPES: Mapping[str, QuestionType] = {
    "text": QuestionType("asked", appearances=("multiline",)),
    "integer": QuestionType("asked"),
    "decimal": QuestionType("asked"),
    "range": QuestionType("asked", parameters=("start", "end", "step")),
    "select_one": QuestionType("asked", takes_list=True, appearances=("quick",)),
    "select_multiple": QuestionType("asked", takes_list=True),
    "date": QuestionType("asked"),
    "geopoint": QuestionType("asked"),
    "image": QuestionType("asked", parameters=("max-pixels",)),
    "note": QuestionType("told"),
    "calculate": QuestionType("silent"),
    "hidden": QuestionType("silent"),
    "start": QuestionType("silent"),
    "end": QuestionType("silent"),
    "today": QuestionType("silent"),
    "csv-external": QuestionType("silent"),
}

SILENT = frozenset(name for name, one in TYPES.items() if one.kind == "silent")
"""Types that a person never sees."""

NEVER_KEPT = frozenset({"note", "csv-external"})
"""Types that hold no answer."""

REFUSED_TYPES: Mapping[str, Refusal] = {
    "rank": not_yet("Use select_multiple, or a range for each choice"),
    "time": not_yet("Use text, or select_one with times of day"),
    "datetime": not_yet("Use date, and text for the time"),
    "acknowledge": not_yet("Use select_one with a list of one choice"),
    "geotrace": not_yet("Use geopoint, or text for the street"),
    "geoshape": not_yet("Use geopoint, or text for the name of the area"),
    "start-geopoint": Refusal("is refused: a form never takes a person's position by itself", "Use geopoint"),
    "background-geopoint": Refusal(
        "is refused: a form never takes a person's position by itself", "Use geopoint"
    ),
    "audio": not_yet("Use text with appearance: multiline"),
    "background-audio": Refusal("is refused: nobody is recorded without being asked", "Use text"),
    "video": not_yet("Use image, or text"),
    "file": not_yet("Use image, or text"),
    "barcode": not_yet("Use text, and let the worker type the code"),
    "select_one_from_file": not_yet(
        "Write the file under choices (areas: areas.csv) and use select_one areas",
    ),
    "select_multiple_from_file": not_yet(
        "Write the file under choices (areas: areas.csv) and use select_multiple areas",
    ),
    "select_one_external": Refusal(
        "is refused: it is XLSForm's old way", "Use select_one with a choice_filter"
    ),
    "xml-external": Refusal("is refused", "Save the data as CSV and use csv-external"),
    "deviceid": Refusal("is refused: who answers is not tracked by phone", "Leave it out"),
    "phonenumber": Refusal("is refused: a phone's number is never read", "Use text with input: phone"),
    "username": not_yet("Leave it out: the worker is kept with the submission"),
    "email": not_yet("Use text with input: email"),
    "audit": not_yet("Leave it out: the submission keeps when it was started and finished"),
    "osm": Refusal("is refused", "Use geopoint"),
    "loop": Refusal("is refused: it is XLSForm's old way", "Use a repeat, or write the questions out"),
    "percentage": Refusal(
        "is refused: it is XLSForm's old way", "Use integer with constraint: . >= 0 and . <= 100"
    ),
    "begin_group": Refusal(
        "is written differently in YAML", "Write - group: name, and its items under questions:"
    ),
    "begin_repeat": Refusal(
        "is written differently in YAML", "Write - repeat: name, and its items under questions:"
    ),
    "end_group": Refusal("is not needed in YAML", "Leave it out: questions: holds what is inside"),
    "end_repeat": Refusal("is not needed in YAML", "Leave it out: questions: holds what is inside"),
}

TYPE_ALIASES: Mapping[str, str] = {
    "string": "text",
    "q string": "text",
    "add text prompt": "text",
    "int": "integer",
    "add integer prompt": "integer",
    "add decimal prompt": "decimal",
    "select one": "select_one",
    "select one from": "select_one",
    "select1": "select_one",
    "add select one prompt using": "select_one",
    "select multiple": "select_multiple",
    "select multiple from": "select_multiple",
    "select all that apply": "select_multiple",
    "select all that apply from": "select_multiple",
    "select": "select_multiple",
    "add select multiple prompt using": "select_multiple",
    "q date": "date",
    "add date prompt": "date",
    "dateTime": "datetime",
    "date time": "datetime",
    "q geopoint": "geopoint",
    "gps": "geopoint",
    "location": "geopoint",
    "q location": "geopoint",
    "geotrace prompt": "geotrace",
    "photo": "image",
    "q picture": "image",
    "q image": "image",
    "add image prompt": "image",
    "add note prompt": "note",
    "q note": "note",
    "q calculate": "calculate",
    "calculation": "calculate",
    "calculated": "calculate",
    "trigger": "acknowledge",
    "add acknowledge prompt": "acknowledge",
    "q barcode": "barcode",
    "add audio prompt": "audio",
    "add video prompt": "video",
    "add file prompt": "file",
    "begin group": "begin_group",
    "end group": "end_group",
    "begin repeat": "begin_repeat",
    "end repeat": "end_repeat",
    "begin loop": "loop",
    "end loop": "loop",
    "start time": "start",
    "end time": "end",
    "imei": "deviceid",
    "device id": "deviceid",
    "subscriberid": "deviceid",
    "simserial": "deviceid",
    "rank one": "rank",
}
"""Other spellings that XLSForm tools take; here each type has one name."""

ITEM_APPEARANCES: Mapping[str, tuple[str, ...]] = {"group": ("field-list",), "repeat": ("field-list",)}

APPEARANCES: Mapping[str, str] = {
    "multiline": "a text of several lines",
    "quick": "in other tools a tap goes on to the next question; our pages always wait for Continue",
    "field-list": "all questions of a group on one page, which our pages do for every group",
}
"""What each appearance does."""

REFUSED_APPEARANCES = frozenset(
    [
        "numbers",
        "url",
        "masked",
        "printer",
        "thousands-sep",
        "bearing",
        "counter",
        "vertical",
        "no-ticks",
        "picker",
        "rating",
        "new",
        "new-front",
        "draw",
        "annotate",
        "signature",
        "no-calendar",
        "month-year",
        "year",
        "ethiopian",
        "coptic",
        "islamic",
        "bikram-sambat",
        "myanmar",
        "persian",
        "buddhist",
        "placement-map",
        "maps",
        "hide-input",
        "minimal",
        "search",
        "autocomplete",
        "columns-pack",
        "columns",
        "no-buttons",
        "image-map",
        "likert",
        "map",
        "label",
        "list-nolabel",
        "list",
        "table-list",
        "front",
        "hidden-answer",
        "pages",
        "theme-grid",
    ]
)
"""Appearances of XLSForm that change nothing here yet."""

PARAMETERS: Mapping[str, str] = {
    "start": "the first step of a range",
    "end": "its last step",
    "step": "the distance from one step to the next",
    "max-pixels": "the longest side of a photo after it was shrunk",
}
"""What each parameter does."""

REFUSED_PARAMETERS = frozenset(
    [
        "rows",
        "randomize",
        "seed",
        "value",
        "label",
        "tick_interval",
        "tick_labelset",
        "placeholder",
        "capture-accuracy",
        "warning-accuracy",
        "allow-mock-accuracy",
        "reference-geometry",
        "incremental",
        "app",
        "quality",
        "identify-user",
        "location-priority",
        "location-min-interval",
        "location-max-age",
        "track-changes",
        "track-changes-reasons",
    ]
)
"""Parameters of XLSForm that are not supported yet."""

ALWAYS = frozenset({"name", "type", "note"})
"""Columns that every question may have."""

COLUMNS_BY_TYPE: Mapping[str, frozenset[str]] = {
    "note": ALWAYS | {"label", "hint", "relevant"},
    "calculate": ALWAYS | {"calculation", "relevant", "class"},
    "hidden": ALWAYS | {"calculation", "default", "relevant", "class"},
    "start": ALWAYS | {"class"},
    "end": ALWAYS | {"class"},
    "today": ALWAYS | {"class"},
    "csv-external": ALWAYS,
}
"""The columns of the types that nobody answers. What is asked of a person has all but `calculation`."""
