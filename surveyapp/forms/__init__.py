"""Forms: read from YAML, checked, compiled. `docs/form-language.md` is for those who write them."""

from __future__ import annotations

from surveyapp.forms.checking import check, form_files
from surveyapp.forms.compiling import Compiled, compiled
from surveyapp.forms.loading import load, read
from surveyapp.forms.paging import Page, pages
from surveyapp.forms.problems import FormError, FormProblem
from surveyapp.forms.sources import Sources, sources

__all__ = [
    "Compiled",
    "FormError",
    "FormProblem",
    "Page",
    "Sources",
    "check",
    "compiled",
    "form_files",
    "load",
    "pages",
    "read",
    "sources",
]
