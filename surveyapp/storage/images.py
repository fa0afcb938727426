"""Photos made harmless: checked, turned upright, made smaller, and written again as nothing but a picture.

Where and when a photo was taken, by which phone, and the small preview inside it all go with the old file.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageOps

from surveyapp.languages.marking import N_

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_PIXELS = 64_000_000
"""A photo of the largest phone cameras; more would be a small file that unpacks to fill the memory."""
JPEG_QUALITY = 85

UNREADABLE = N_("This file is not a photo that we can read. Choose a JPEG, PNG, WebP or GIF file.")
TOO_MANY_PIXELS = N_("This photo is too large. Choose one with fewer pixels.")


class UnreadableImage(ValueError):  # noqa: N818 # says what is wrong, which is the point of its name
    """This is not a picture that can be kept; the text is for the person who sent it."""


@dataclass(frozen=True, slots=True)
class CleanImage:
    """A picture as it is kept."""

    type: str
    content: bytes


def cleaned(stream: BinaryIO, parameters: Mapping[str, str]) -> CleanImage:
    """Return the picture alone, upright, its longer side at most `max-pixels` where that is set.

    Raises:
        UnreadableImage: this is no picture of a format in `FORMATS`, is damaged, or has too many pixels.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our limit is lower
            return _encoded(_opened(stream, _longest_side(parameters)))
    except UnreadableImage:
        raise
    except Image.DecompressionBombError as error:
        raise UnreadableImage(TOO_MANY_PIXELS) from error
    except Exception as error:  # a decoder that is given any bytes at all may raise anything
        raise UnreadableImage(UNREADABLE) from error


def _longest_side(parameters: Mapping[str, str]) -> int | None:
    written = parameters.get("max-pixels", "")
    return int(written) if written.isdecimal() and int(written) > 0 else None


def _opened(stream: BinaryIO, longest: int | None) -> Image.Image:
    """Return the picture upright and small enough; its mode says whether anything shows through it."""
    with Image.open(stream, formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise UnreadableImage(TOO_MANY_PIXELS)
        if longest is not None:
            image.draft(None, (longest, longest))  # JPEG can be read at a fraction of its size
        lossless = image.format in ("PNG", "GIF")
        picture = _plain(ImageOps.exif_transpose(image), lossless)
    if longest is not None and max(picture.size) > longest:
        picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return picture


def _plain(image: Image.Image, lossless: bool) -> Image.Image:
    see_through = "A" in image.getbands() or "transparency" in image.info
    picture = image.convert("RGBA" if see_through or lossless else "RGB")
    picture.info = {}  # comments and colour profiles are written along with the picture otherwise
    return picture


def _encoded(picture: Image.Image) -> CleanImage:
    written = io.BytesIO()
    if picture.mode == "RGB":
        picture.save(written, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
        return CleanImage("image/jpeg", written.getvalue())
    picture.save(written, "PNG", optimize=True)
    return CleanImage("image/png", written.getvalue())
