"""The columns of questions, groups, repeats and choices."""

from __future__ import annotations

from collections.abc import Mapping

from surveyapp.forms.vocabulary.refusals import Refusal, not_yet

QUESTION_COLUMNS: Mapping[str, str] = {
    "name": "the name of the question, which never changes once the form is live",
    "type": "its type, with the name of its choice list where it has one",
    "label": "what the person reads",
    "hint": "one more line below it",
    "required": "yes, or the rule under which it has to be answered",
    "required_message": "what is said when the answer is missing",
    "relevant": "the rule under which it is asked",
    "constraint": "the rule that an answer has to keep",
    "constraint_message": "what is said when it does not",
    "calculation": "the expression that gives its value",
    "choice_filter": "the rule under which a choice is offered",
    "read_only": "yes, or the rule under which the answer is only shown",
    "default": "the answer that it begins with",
    "appearance": "how it looks",
    "parameters": "settings of its type, such as start=0 end=4 step=1",
    "class": "P0 not personal, P1 personal, P2 special category or as sensitive",
    "input": "what a text is: phone, email, postcode-sector, name or address",
    "steps": "what each step of a range means, a line each: 1 Hardly anyone notices",
    "alert": "the choices on which the page shows the safeguarding numbers at once",
    "note": "a word to the translator",
}
GROUP_COLUMNS: Mapping[str, str] = {
    "group": "the name of the group",
    "label": "its heading",
    "hint": "a line below the heading",
    "relevant": "the rule under which it is asked",
    "appearance": "how it looks",
    "note": "a word to the translator",
    "questions": "what is inside",
}
REPEAT_COLUMNS: Mapping[str, str] = {
    "repeat": "the name of the repeat",
    **{name: use for name, use in GROUP_COLUMNS.items() if name != "group"},
    "repeat_count": "the number of entries, where the form sets it",
    "soft_limit": "the number of entries after which the page says that this is plenty",
}
CHOICE_COLUMNS: Mapping[str, str] = {
    "name": "the code that is stored",
    "label": "what the person reads",
    "channels": "the ways of filling in on which it is offered; all of them where left out",
}
"""A choice may have any other column besides: choice filters read them."""

OURS = frozenset(
    {"class", "input", "steps", "alert", "note", "soft_limit", "group", "repeat", "questions", "channels"}
)
"""Columns that XLSForm does not have."""

MEDIA = ("image", "big-image", "audio", "video")

_MEDIA = not_yet("Say it in the label")
_IN_CATALOGS = "Translations live in catalogs: run surveyapp translations extract"

REFUSED_COLUMNS: Mapping[str, Refusal] = {
    **{f"media::{kind}": _MEDIA for kind in MEDIA},
    **dict.fromkeys(MEDIA, _MEDIA),
    "guidance_hint": not_yet("Use hint, or note for the translator"),
    "autoplay": not_yet("Leave it out"),
    "trigger": not_yet("Write the calculation so that it reads the question itself"),
    "save_to": not_yet("Leave it out"),
    "disabled": Refusal("is refused: a form holds only what is used", "Delete the row"),
    "geometry": not_yet("Leave it out"),
}
REFUSED_FAMILIES: Mapping[str, Refusal] = {
    "label::": Refusal("is refused", _IN_CATALOGS),
    "hint::": Refusal("is refused", _IN_CATALOGS),
    "constraint_message::": Refusal("is refused", _IN_CATALOGS),
    "required_message::": Refusal("is refused", _IN_CATALOGS),
    "guidance_hint::": Refusal("is refused", _IN_CATALOGS),
    "media::": _MEDIA,
    "instance::": Refusal("is refused: it changes the XML of other tools", "Leave it out"),
    "bind::": Refusal(
        "is refused: it changes the XML of other tools", "Use the column with the name after bind::"
    ),
    "body::": Refusal("is refused: it changes the XML of other tools", "Leave it out"),
}
"""Columns by how their name begins."""

COLUMN_ALIASES: Mapping[str, str] = {
    "relevance": "relevant",
    "constraining_message": "constraint_message",
    "constraint message": "constraint_message",
    "required message": "required_message",
    "calculate": "calculation",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "caption": "label",
    "command": "type",
    "tag": "name",
    "value": "name",
    "readonly": "read_only",
    "read only": "read_only",
    "choice filter": "choice_filter",
    "begin_group": "group",
    "begin_repeat": "repeat",
    "survey": "questions",
    "children": "questions",
    "list_name": "type",
}
"""Other spellings that XLSForm tools take; here each column has one name."""
