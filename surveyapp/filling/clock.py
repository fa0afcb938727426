"""The time of filling: what now() and today() mean while somebody answers, and later on the server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """When a form was begun and finished, aware, in the offset of the device.

    A rule that reads the clock holds if it holds at either end: Monday's call-back date is still good when
    the form arrives on Friday. Without any time it is now, in the zone of this machine; without an end, it
    ends now.
    """

    started: datetime | None = None
    finished: datetime | None = None

    def ends(self) -> tuple[datetime, ...]:
        """Return the moments at which rules are judged, one or two, the last being the end."""
        first = self.started or self.finished
        zone = first.tzinfo if first is not None else None
        finished = self.finished or datetime.now(UTC).astimezone(zone)
        started = self.started or finished
        ends = (_aware(started), _aware(finished))
        return ends[1:] if ends[0] == ends[1] else ends


def offset_of(moment: datetime) -> int:
    """Return the minutes east of UTC of the zone that a moment is told in."""
    shift = moment.utcoffset()
    return round(shift.total_seconds() / 60) if shift is not None else 0


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo is not None else moment.astimezone()
