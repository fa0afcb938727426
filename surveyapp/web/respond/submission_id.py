"""The ids of submissions that the server makes for people without JavaScript."""

from __future__ import annotations

import secrets
import time
import uuid


def new_id(*, timeless: bool = False) -> uuid.UUID:
    """Return a UUID (RFC 9562): version 7, which sorts by time, or 4 where the moment must not show."""
    if timeless:
        return uuid.uuid4()
    milliseconds = time.time_ns() // 1_000_000
    number = (milliseconds << 80) | secrets.randbits(80)
    number = (number & ~(0xF << 76)) | (0x7 << 76)
    number = (number & ~(0x3 << 62)) | (0x2 << 62)
    return uuid.UUID(int=number)
