"""A file that somebody sent is checked and made fit to keep, or refused in words for the sender."""

from __future__ import annotations

import hashlib
import io

import pytest

from surveyapp.storage.prepared_files import LARGEST, Unacceptable, prepare, read, tidy
from tests.storage.pictures import photo_of_a_phone


@pytest.mark.parametrize(("sent", "words"), [(b"", "empty"), (bytes(LARGEST + 1), "larger than 10 MB")])
def test_nothing_and_too_much_are_refused(sent: bytes, words: str) -> None:
    with pytest.raises(Unacceptable, match=words) as caught:
        read(io.BytesIO(sent))
    assert words in caught.value.message


def test_a_picture_is_kept_under_the_hash_of_what_is_kept() -> None:
    sent = photo_of_a_phone()
    prepared = prepare(sent, {}, "image")
    assert prepared.content != sent
    assert prepared.sha256 == hashlib.sha256(prepared.content).hexdigest()


def test_a_picture_that_is_none_is_refused() -> None:
    with pytest.raises(Unacceptable, match="not a photo"):
        prepare(b"%PDF-1.7 a plan", {}, "image")


def test_another_file_is_kept_as_it_is_with_the_type_that_it_has() -> None:
    sent = b"%PDF-1.7 a plan"
    prepared = prepare(sent, {}, "file")
    assert (prepared.content, prepared.type) == (sent, "application/pdf")
    assert tidy("plan.exe", prepared.type, "file") == "plan.pdf"


def test_a_recording_has_to_be_one() -> None:
    assert prepare(b"OggS and sound", {}, "audio").type == "audio/ogg"
    with pytest.raises(Unacceptable, match="not a sound recording"):
        prepare(b"MZ a program", {}, "audio")
    with pytest.raises(Unacceptable, match="not a video"):
        prepare(b"%PDF-1.7", {}, "video")


@pytest.mark.parametrize(
    ("name", "tidied"),
    [
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\Anna\\kitchen.jpeg", "kitchen.jpg"),
        ("a\0b\r\n.jpg", "ab.jpg"),
        ("", "image.jpg"),
        (".jpg", "jpg.jpg"),
        ('"><img>.png', "img.jpg"),
        ("صورة.jpg", "صورة.jpg"),
        ("x" * 300 + ".jpg", "x" * 100 + ".jpg"),
    ],
)
def test_a_name_is_made_safe(name: str, tidied: str) -> None:
    assert tidy(name, "image/jpeg", "image") == tidied
