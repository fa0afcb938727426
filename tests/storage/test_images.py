"""A photo is kept as a picture and nothing else."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from surveyapp.storage.images import UnreadableImage, cleaned
from tests.storage.pictures import bomb, photo_of_a_phone, picture


def image_of(sent: bytes, **parameters: str) -> Image.Image:
    names = {name.replace("_", "-"): value for name, value in parameters.items()}
    image = Image.open(io.BytesIO(cleaned(io.BytesIO(sent), names).content))
    image.load()
    return image


def test_it_keeps_nothing_but_the_picture_the_right_way_up() -> None:
    image = image_of(photo_of_a_phone())
    assert image.size == (20, 40)
    assert dict(image.getexif()) == {}
    assert image.info.keys() & {"exif", "icc_profile", "comment", "xmp"} == set()
    top, bottom = (image.convert("RGB").getpixel((10, row)) for row in (5, 35))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[1] < 80 < 200 < bottom[1]  # red above, white below


@pytest.mark.parametrize(
    ("kind", "becomes"), [("JPEG", "JPEG"), ("WEBP", "JPEG"), ("PNG", "PNG"), ("GIF", "PNG")]
)
def test_every_kind_is_written_again(kind: str, becomes: str) -> None:
    assert image_of(picture(kind)).format == becomes


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGBA", "CMYK"])
def test_every_way_of_telling_colours_can_be_read(mode: str) -> None:
    written = io.BytesIO()
    Image.new(mode, (8, 8)).save(written, "JPEG" if mode == "CMYK" else "PNG")
    assert image_of(written.getvalue()).size == (8, 8)


@pytest.mark.parametrize(("longest", "size"), [("", (400, 200)), ("100", (100, 50)), ("1024", (400, 200))])
def test_it_is_made_as_small_as_the_question_says(longest: str, size: tuple[int, int]) -> None:
    assert image_of(picture(size=(400, 200)), max_pixels=longest).size == size


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not a photo"),
        (b"GIF89a<script>alert(1)</script>", "not a photo"),
        (picture()[:200], "not a photo"),
        (picture("BMP"), "not a photo"),
        (bomb(), "too large"),
    ],
    ids=["svg", "script", "cut", "bmp", "bomb"],
)
def test_what_is_no_harmless_picture_is_refused_in_words_for_the_sender(sent: bytes, words: str) -> None:
    with pytest.raises(UnreadableImage, match=words):
        cleaned(io.BytesIO(sent), {})
