"""A form being answered: what is asked, what an answer may be, and what the server makes of it. Pure, no I/O.

See docs/filling.md.
"""

from __future__ import annotations

from surveyapp.filling.clock import Clock
from surveyapp.filling.filling import Filling
from surveyapp.filling.problems import DATE_PARTS, MESSAGES, Dropped, Path, Problem, path_text
from surveyapp.filling.spelling import Spelling, spelling
from surveyapp.filling.typed import entry
from surveyapp.filling.validation import Verdict, validate
from surveyapp.filling.wording import shown, spoken

__all__ = [
    "DATE_PARTS",
    "MESSAGES",
    "Clock",
    "Dropped",
    "Filling",
    "Path",
    "Problem",
    "Spelling",
    "Verdict",
    "entry",
    "path_text",
    "shown",
    "spelling",
    "spoken",
    "validate",
]
