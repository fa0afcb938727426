"""Answers handed over: a workbook, CSV, JSON lines, GeoJSON. Pure and streaming: no database in it.

See docs/workbook.md for what every sheet and column means.
"""

from surveyapp.exporting.questions import has_places
from surveyapp.exporting.source import ExportError, Limits, Options, Source, Submission, Values, Written
from surveyapp.exporting.writing import FORMATS, export, file_name, suffix

__all__ = [
    "FORMATS",
    "ExportError",
    "Limits",
    "Options",
    "Source",
    "Submission",
    "Values",
    "Written",
    "export",
    "file_name",
    "has_places",
    "suffix",
]
