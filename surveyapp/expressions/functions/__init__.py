"""The functions of the expression language, one module a subject; FUNCTIONS holds them all by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from surveyapp.expressions.functions import conditions, dates, lookups, nodesets, numbers, selections, strings
from surveyapp.expressions.functions.signature import Function

SUBJECTS = (conditions, selections, nodesets, strings, numbers, dates, lookups)

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {function.name: function for subject in SUBJECTS for function in subject.FUNCTIONS}
)
"""Every function that an expression may call, by name."""

NOT_SUPPORTED = frozenset(
    [
        "acos",
        "area",
        "asin",
        "atan",
        "atan2",
        "base64-decode",
        "cos",
        "digest",
        "distance",
        "exp",
        "exp10",
        "extract-signed",
        "geofence",
        "intersects",
        "jr:itext",
        "log",
        "log10",
        "pi",
        "randomize",
        "sin",
        "sqrt",
        "tan",
        "weighted-checklist",
    ]
)
"""Functions that XLSForm documents and this language does not have yet."""
