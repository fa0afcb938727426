"""What a person or a program is told when something did not work."""

from __future__ import annotations

from surveyapp.web.errors.handling import install

__all__ = ["install"]
