"""What `bench_export_memory.py` runs in processes of its own: filling a database, one export from it."""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from uuid import UUID

from sqlmodel import Session

from surveyapp import forms, places
from surveyapp.exporting import Source
from surveyapp.exporting import export as write_export
from surveyapp.storage import publishing, submissions
from surveyapp.storage.columns import JsonValue
from surveyapp.storage.database import Database
from surveyapp.storage.tables import ReceiptRow, SubmissionRow

FORM = "community-asset-survey"
TOGETHER = 1_000
"""Submissions that are put into the database in one transaction."""
BEGAN = datetime(2026, 5, 1, tzinfo=UTC)
DEEDS: list[JsonValue] = ["check", "errand", "care", "health", "healthgrp", "watchhome", "report"]


def fill(folder: Path, count: int) -> None:
    """Make a database of made-up submissions."""
    database = opened(folder)
    database.upgrade()
    version = publishing.publish(database, forms.sources(places.FORMS / f"{FORM}.yaml")).version
    documents = made_up(count)
    for first in range(1, count + 1, TOGETHER):
        chunk = [
            rows(number, version, document)
            for number, document in enumerate(islice(documents, TOGETHER), first)
        ]

        def keep(session: Session, chunk: list[tuple[ReceiptRow, SubmissionRow]] = chunk) -> None:
            for pair in chunk:
                session.add_all(pair)

        database.transaction(keep)
    database.dispose()


def rows(number: int, version: str, document: dict[str, JsonValue]) -> tuple[ReceiptRow, SubmissionRow]:
    """Return the two rows of a submission."""
    uuid, at = UUID(int=number), BEGAN + timedelta(minutes=number)
    receipt = ReceiptRow(
        uuid=uuid, sha256=f"{number:064x}", form=FORM, received_at=at, receipt_code=f"{number:012}"
    )
    submission = SubmissionRow(
        form=FORM,
        received_at=at,
        uuid=uuid,
        version=version,
        language="en",
        channel="web",
        area="area_1",
        state=submissions.RECEIVED,
        demo=False,
        started_at=at,
        finished_at=at,
        offset_minutes=60,
        answers=document,
    )
    return receipt, submission


def made_up(count: int) -> Iterator[dict[str, JsonValue]]:
    """Yield made-up answers: about three entries of repeats each, texts of ordinary length."""
    chance = random.Random(7)  # noqa: S311 # the same answers in every run
    for number in range(count):
        where: list[JsonValue] = [chance.uniform(-2, -1), chance.uniform(52, 53)]
        point: JsonValue = {"type": "Point", "coordinates": where, "accuracy": 8.5}
        place: JsonValue = {
            "pl_name": f"Park {number % 97}",
            "pl_cat": "park",
            "pl_loc": point,
            "pl_state": "busy",
        }
        group: JsonValue = {
            "gr_name": f"Choir {number % 89}",
            "gr_cat": "arts",
            "gr_link": "run",
            "gr_where": "public",
        }
        yield {
            "start": "2026-05-01T10:00:00.000+01:00",
            "end": "2026-05-01T10:12:00.000+01:00",
            "today": "2026-05-01",
            "as_g_start": {"as_mode": "self", "as_age": "a16", "as_agree": "yes", "as_go": "yes"},
            "as_g_area": {"as_for": "me", "as_area": "area_1", "as_best": "The people, and the canal. " * 4},
            "as_has_place": "yes",
            "as_place": [place] * chance.randint(0, 3),
            "as_has_grp": "yes",
            "as_grp": [group] * chance.randint(0, 2),
            "as_g_do": {
                "as_do": chance.sample(DEEDS, 4),
                "as_more": chance.sample(DEEDS, 2),
                "as_differ": "3",
            },
            "as_has_skill": "yes",
            "as_skill": [{"sk_cat": "digital", "sk_how": ["teach", "do"]}] * chance.randint(0, 1),
        }


def export(folder: Path, count: int, suffix: str) -> None:
    """Export some of the submissions, and print what was measured as JSON."""
    database = opened(folder)
    form = publishing.form(database, FORM)
    assert form is not None
    versions = tuple(publishing.versions(database, FORM))

    def some() -> Iterator[submissions.Submission]:
        return islice(submissions.stream(database, FORM, demo=False), count)

    target = folder / f"answers{suffix}"
    began = time.perf_counter()
    written = write_export(Source(form, versions, some, count, "a benchmark", BEGAN), target)
    seconds = time.perf_counter() - began
    unit = 1_000_000 if sys.platform == "darwin" else 1_000
    told = {
        "submissions": written.rows,
        "rows": sum(table.rows for table in written.tables),
        "seconds": seconds,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit,
        "size": target.stat().st_size,
    }
    print(json.dumps(told))
    database.dispose()


def opened(folder: Path) -> Database:
    """Return the database in a folder."""
    return Database(f"sqlite:///{folder}/surveyapp.sqlite")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["fill", folder, count]:
            fill(Path(folder), int(count))
        case ["export", folder, count, suffix]:
            export(Path(folder), int(count), suffix)
        case _:
            sys.exit("Run bench_export_memory.py instead.")
