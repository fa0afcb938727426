"""The type of a file told from its first bytes, whatever its name says. Source: WHATWG's MIME Sniffing."""

from __future__ import annotations

import re

ENOUGH = 512
"""Bytes of a file's beginning that tell its type."""
UNKNOWN = "application/octet-stream"

SIGNATURES = (
    (rb"\xff\xd8\xff", "image/jpeg"),
    (rb"\x89PNG\r\n\x1a\n", "image/png"),
    (rb"GIF8[79]a", "image/gif"),
    (rb"RIFF....WEBP", "image/webp"),
    (rb"....ftyp(?:heic|heix|mif1|msf1)", "image/heic"),
    (rb"RIFF....WAVE", "audio/wav"),
    (rb"ID3|\xff[\xfb\xf3\xf2]", "audio/mpeg"),
    (rb"\xff[\xf1\xf9]", "audio/aac"),
    (rb"#!AMR", "audio/amr"),
    (rb"fLaC", "audio/flac"),
    (rb"OggS", "audio/ogg"),
    (rb"....ftypM4A", "audio/mp4"),
    (rb"....ftyp3g", "video/3gpp"),
    (rb"....ftypqt", "video/quicktime"),
    (rb"....ftyp", "video/mp4"),
    (rb"\x1aE\xdf\xa3", "video/webm"),
    (rb"%PDF-", "application/pdf"),
    (rb"PK\x03\x04", "application/zip"),
)

EXTENSIONS = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "audio/wav": ".wav",
    "audio/mpeg": ".mp3",
    "audio/aac": ".aac",
    "audio/amr": ".amr",
    "audio/flac": ".flac",
    "audio/ogg": ".ogg",
    "audio/mp4": ".m4a",
    "video/3gpp": ".3gp",
    "video/quicktime": ".mov",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
    "application/pdf": ".pdf",
}
"""What the name of a kept file ends in. A type without an entry keeps the ending it came with."""


def sniffed(beginning: bytes) -> str:
    """Return the media type that the first bytes of a file tell; `application/octet-stream` for any other."""
    for signature, media_type in SIGNATURES:
        if re.match(signature, beginning, re.DOTALL):
            return media_type
    return UNKNOWN
