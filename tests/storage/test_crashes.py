"""A process that is killed while it writes loses nothing receipted and leaves nothing half-written."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
from pathlib import Path
from uuid import UUID

from sqlalchemy import text
from sqlmodel import select

from surveyapp.storage import submissions
from surveyapp.storage.attachments import Uploads
from surveyapp.storage.database import Database
from surveyapp.storage.tables import AttachmentRow, ReceiptRow, SubmissionRow
from tests.storage.pictures import picture
from tests.storage.street_party import publish, receipt_of, receive

ROOT = Path(__file__).parent.parent.parent
BEFORE_THE_KILL = 25


def write_for_ever(address: str, attachments: str, version: str) -> None:
    """Send one submission after the other, each with a photo, and say each receipt once it is there."""
    database = Database(address)
    uploads = Uploads(database, Path(attachments))
    number = 0
    while True:
        number += 1
        photo = uploads.hold(io.BytesIO(picture("PNG", (number + 1, 2))), "a.png", {})
        receipt = receipt_of(receive(database, version, answers={"about": {"helps": "no", "photo": photo}}))
        sys.stdout.write(f"{receipt.uuid} {photo['sha256']}\n")
        sys.stdout.flush()


def test_a_writer_killed_in_the_middle_loses_nothing_and_leaves_nothing_half_written(
    database: Database, tmp_path: Path
) -> None:
    version = publish(database)
    address = database.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.storage.test_crashes", address, str(tmp_path), version]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline().split() for _ in range(BEFORE_THE_KILL)]
        writer.send_signal(signal.SIGKILL)
        said += [line.split() for line in writer.stdout.read().splitlines()]
    assert writer.returncode == -signal.SIGKILL
    for uuid, sha256 in said:
        found = submissions.get(database, UUID(uuid))
        assert found is not None
        assert found.answers["about"]["photo"]["sha256"] == sha256  # type: ignore[index] # what was sent
    with database.session() as session:
        receipts = set(session.exec(select(ReceiptRow.uuid)))
        assert receipts == set(session.exec(select(SubmissionRow.uuid)))
        assert len(said) <= len(receipts) <= len(said) + 1
        stored = session.exec(select(AttachmentRow.stored)).all()
    uploads = Uploads(database, tmp_path)
    for sha256 in stored:
        with uploads.open(sha256) as file:
            assert file.read(4) == b"\x89PNG"
    if database.is_sqlite:
        with database.session() as session:
            assert session.connection().execute(text("PRAGMA integrity_check")).scalar() == "ok"
    assert receipt_of(receive(database, version))


if __name__ == "__main__":
    write_for_ever(*sys.argv[1:])
