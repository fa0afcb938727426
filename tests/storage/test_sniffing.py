"""What a file is, its first bytes say, not its name."""

from __future__ import annotations

import pytest

from surveyapp.storage.sniffing import sniffed


@pytest.mark.parametrize(
    ("beginning", "media_type"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x10\0\0\0WEBPVP8", "image/webp"),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"\0\0\0\x18ftypM4A ", "audio/mp4"),
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"\x1aE\xdf\xa3webm", "video/webm"),
        (b"PK\x03\x04", "application/zip"),
        (b"<html>", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_a_type_is_told_from_the_first_bytes(beginning: bytes, media_type: str) -> None:
    assert sniffed(beginning) == media_type
