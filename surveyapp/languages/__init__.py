"""The languages that people read: catalogs (gettext) looked up, extracted, merged, checked and counted.

Source text lives in the form or the code. A form's translations hang on the stable path of each text, so that
an edit of the English makes one translation doubtful instead of losing it. See docs/translating.md.
"""

from __future__ import annotations

from surveyapp import places
from surveyapp.languages.catalogs import Catalogs, State
from surveyapp.languages.contexts import Text, choice_context, texts
from surveyapp.languages.locales import direction, locale_of, name_of, plural_categories
from surveyapp.languages.lookup import Interface, Words
from surveyapp.languages.marking import N_, ngettext_noop

__all__ = [
    "N_",
    "Catalogs",
    "Interface",
    "State",
    "Text",
    "Words",
    "choice_context",
    "direction",
    "interface",
    "known",
    "locale_of",
    "name_of",
    "ngettext_noop",
    "offered",
    "plural_categories",
    "state",
    "texts",
    "words",
]

_shipped = Catalogs(places.TRANSLATIONS)

words = _shipped.words
interface = _shipped.interface
offered = _shipped.offered
state = _shipped.state
known = _shipped.known
