"""Files that answers name are harmless, whole, and gone when nobody needs them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from surveyapp.storage import attachments
from surveyapp.storage.attachments import Unacceptable, Uploads
from surveyapp.storage.database import Database
from tests.storage.pictures import photo_of_a_phone, picture

LATER = timedelta(hours=24, minutes=1)


def opened(uploads: Uploads, answer: object) -> Image.Image:
    assert isinstance(answer, dict)
    with uploads.open(str(answer["sha256"])) as file:
        image = Image.open(io.BytesIO(file.read()))
        image.load()
        return image


@pytest.fixture
def uploads(database: Database, tmp_path: Path) -> Iterator[Uploads]:
    yield Uploads(database, tmp_path / "attachments")


def files(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "attachments").rglob("*") if path.is_file())


def test_a_photo_is_held_and_found_again_by_its_token(
    uploads: Uploads, database: Database, tmp_path: Path
) -> None:
    answer = uploads.hold(io.BytesIO(picture()), "IMG 1.JPG", {})
    with uploads.open(str(answer["sha256"])) as file:
        content = file.read()
    assert answer == {
        "name": "IMG 1.jpg",
        "type": "image/jpeg",
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    later = Uploads(database, tmp_path / "attachments")
    assert later.find(uploads.token(answer)) == answer
    assert later.token(answer) == uploads.token(answer) != ""
    assert later.find("guessed") is None


def test_a_held_photo_that_nobody_submits_goes_after_a_day(uploads: Uploads, tmp_path: Path) -> None:
    answer = uploads.hold(io.BytesIO(picture()), "a.jpg", {})
    now = datetime.now(UTC)
    assert uploads.clean(now + timedelta(hours=23)) == 0
    assert len(files(tmp_path)) == 1
    assert uploads.clean(now + LATER) == 1
    assert files(tmp_path) == []
    assert uploads.find(uploads.token(answer)) is None
    assert uploads.about(str(answer["sha256"])) is None


def test_a_photo_that_a_submission_names_stays(uploads: Uploads, database: Database) -> None:
    answer = uploads.hold(io.BytesIO(picture()), "a.jpg", {})
    database.transaction(lambda session: attachments.claim(session, [str(answer["sha256"])]))
    assert uploads.clean(datetime.now(UTC) + LATER) == 0
    assert opened(uploads, answer).format == "JPEG"


def test_a_photo_held_twice_stays_while_either_is_held(uploads: Uploads) -> None:
    first = uploads.hold(io.BytesIO(picture()), "a.jpg", {})
    token = uploads.token(first)
    second = uploads.hold(io.BytesIO(picture()), "b.jpg", {})
    assert first["sha256"] == second["sha256"]
    found = uploads.find(token)
    assert found is not None
    assert (found["name"], second["name"]) == ("a.jpg", "b.jpg")
    assert uploads.clean(datetime.now(UTC) + timedelta(hours=23)) == 0
    assert uploads.find(token) == found


def test_a_device_sends_a_file_by_its_hash_any_number_of_times(uploads: Uploads) -> None:
    sent = photo_of_a_phone()
    sha256 = hashlib.sha256(sent).hexdigest()
    first = uploads.keep(io.BytesIO(sent), sha256, {"max-pixels": "30"}, "image")
    assert uploads.keep(io.BytesIO(sent), sha256, {"max-pixels": "30"}, "image") == first
    assert uploads.about(sha256) == first
    assert uploads.clean(datetime.now(UTC) + LATER) == 0
    assert opened(uploads, {"sha256": sha256}).size == (15, 30)


def test_a_device_that_sends_the_photo_of_a_held_one_keeps_it(uploads: Uploads) -> None:
    held = uploads.hold(io.BytesIO(picture("PNG")), "a.png", {})
    with uploads.open(str(held["sha256"])) as file:
        content = file.read()
    uploads.keep(io.BytesIO(content), str(held["sha256"]), {}, "file")
    assert uploads.clean(datetime.now(UTC) + LATER) == 0


def test_a_file_damaged_on_the_way_is_refused(uploads: Uploads, tmp_path: Path) -> None:
    with pytest.raises(Unacceptable, match="damaged"):
        uploads.keep(io.BytesIO(picture()), "0" * 64, {}, "image")
    assert files(tmp_path) == []


def test_an_unknown_file_is_not_there(uploads: Uploads) -> None:
    for sha256 in ("0" * 64, "../secret_key"):
        assert uploads.about(sha256) is None
        with pytest.raises(FileNotFoundError):
            uploads.open(sha256)


def test_what_a_killed_process_left_half_written_goes(uploads: Uploads, tmp_path: Path) -> None:
    uploads.hold(io.BytesIO(picture()), "a.jpg", {})
    half = tmp_path / "attachments" / "unfinished" / "half"
    half.write_bytes(b"half")
    uploads.clean()
    assert half.exists()
    uploads.clean(datetime.now(UTC) + LATER)
    assert not half.exists()


def test_what_is_refused_leaves_nothing_behind(uploads: Uploads, tmp_path: Path) -> None:
    with pytest.raises(Unacceptable, match="not a photo"):
        uploads.hold(io.BytesIO(b"GIF89a<script>alert(1)</script>"), "a.gif", {})
    assert files(tmp_path) == []
