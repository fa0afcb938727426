"""Times and days as people read them: in the page's language and the council's time zone."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_datetime

from surveyapp.web.services import services
from surveyapp.web.templating import page_language


def moment(at: datetime) -> str:
    """Return a moment such as `25 Nov 2026, 14:05`. The moment is aware."""
    zone = services().settings.council.zone
    return format_datetime(at, "d MMM y, HH:mm", tzinfo=zone, locale=page_language())


def day(on: date) -> str:
    """Return a day such as `25 November 2026`."""
    return format_date(on, "d MMMM y", locale=page_language())
