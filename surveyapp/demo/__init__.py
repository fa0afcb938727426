"""Floor 5: a made-up town to try the product out with. Its answers are marked, never mixed with real ones."""

from __future__ import annotations

from surveyapp.demo.loading import is_loaded, load, remove
from surveyapp.demo.plan import total

__all__ = ["is_loaded", "load", "remove", "total"]
