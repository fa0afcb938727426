"""A file as somebody sent it, checked and made fit to keep."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, Literal

from surveyapp.languages.marking import N_
from surveyapp.storage import images
from surveyapp.storage.sniffing import ENOUGH, EXTENSIONS, sniffed

Kind = Literal["image", "audio", "video", "file"]

LARGEST = 10 * 1024 * 1024
"""Bytes."""
LONGEST_NAME = 100

TOO_LARGE = N_("This file is larger than 10 MB. Choose a smaller one.")
DAMAGED = N_("This file was damaged on the way. Send it again.")
EMPTY = N_("This file is empty. Choose another one.")
WRONG_KIND = {
    "audio": N_("This file is not a sound recording that we know. Choose another one."),
    "video": N_("This file is not a video that we know. Choose another one."),
}


class Unacceptable(Exception):  # noqa: N818 # names what the file is, as web pages say it
    """A file will not do. `message` is for the person who sent it: a sentence of the interface's catalog."""

    def __init__(self, message: str) -> None:
        """Remember the sentence."""
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file as it is kept. `sha256` is of `content`."""

    type: str
    content: bytes
    sha256: str


def read(stream: BinaryIO) -> bytes:
    """Return the bytes of a file.

    Raises:
        Unacceptable: there are none, or more than `LARGEST`.
    """
    content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Unacceptable(TOO_LARGE)
    if not content:
        raise Unacceptable(EMPTY)
    return content


def prepare(sent: bytes, parameters: Mapping[str, str], kind: Kind) -> PreparedFile:
    """Return the file as it is kept: pictures made harmless, others as they are, with their true type.

    Raises:
        Unacceptable: it is damaged, or not of this kind.
    """
    if kind == "image":
        try:
            picture = images.cleaned(io.BytesIO(sent), parameters)
        except images.UnreadableImage as error:
            raise Unacceptable(str(error)) from error
        return PreparedFile(picture.type, picture.content, hashlib.sha256(picture.content).hexdigest())
    found = sniffed(sent[:ENOUGH])
    if kind in WRONG_KIND and found.partition("/")[0] not in ("audio", "video"):
        raise Unacceptable(WRONG_KIND[kind])
    return PreparedFile(found, sent, hashlib.sha256(sent).hexdigest())


def tidy(filename: str, media_type: str, kind: Kind) -> str:
    """Return a name that is safe to show and to save under, with the ending that belongs to the type."""
    base = PurePosixPath(filename.replace("\\", "/")).name
    printable = "".join(each for each in base if each.isprintable() and each not in '<>:"|?*').strip(". ")
    stem, dot, ending = printable.rpartition(".")
    extension = EXTENSIONS.get(media_type, f".{ending}" if dot and len(ending) <= 10 else "")
    return f"{(stem if dot else printable)[:LONGEST_NAME] or kind}{extension}"
