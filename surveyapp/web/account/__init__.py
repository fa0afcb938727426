"""Signing in and out, and what a person sees of their own account."""

from __future__ import annotations

from surveyapp.web.account.views import install

__all__ = ["install"]
