"""Pictures to send."""

from __future__ import annotations

import io

from PIL import Image

ORIENTATION = 0x0112
MAKER = 0x010F
GPS = 0x8825


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20)) -> bytes:
    """Return a picture, red on the left and white on the right."""
    return _written(_image(size), kind)


def photo_of_a_phone() -> bytes:
    """Return a photo held sideways, with the place, the phone's maker and a comment in it."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MAKER] = "Phone maker"
    exif.get_ifd(GPS)[2] = (51.0, 30.0, 0.0)
    return _written(_image((40, 20)), "JPEG", exif=exif, comment=b"taken at home", icc_profile=b"a profile")


def bomb() -> bytes:
    """Return a few kilobytes that unpack to 400 million pixels."""
    return _written(Image.new("1", (20_000, 20_000)), "PNG")


def _image(size: tuple[int, int]) -> Image.Image:
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    return image


def _written(image: Image.Image, kind: str, **more: object) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **more)
    return written.getvalue()
