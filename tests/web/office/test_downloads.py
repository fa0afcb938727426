"""Downloading answers: what is in the file by role, who may fetch it, and what is noted."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from openpyxl import load_workbook

from surveyapp.storage import events
from surveyapp.web.office.making import Downloads
from tests.web.client import Client
from tests.web.staff import account, services_of, signed_in

SURVEY = "/office/surveys/community-asset-survey"


def download(client: Client, **wishes: str) -> bytes:
    """Ask for a file as the page's form does, and return its content."""
    token = client.open(SURVEY).document.first("input", name="csrf_token").get("value")
    data = {"csrf_token": token, "format": ".jsonl", "values": "labels", "language": "en", **wishes}
    answer = client.http.post(f"{SURVEY}/download", data=data, follow_redirects=True)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=community-asset-survey-")
    assert answer.headers["Cache-Control"] == "no-store"
    content = answer.get_data()
    answer.close()
    return content


def answers_in(content: bytes) -> dict[str, dict[str, object]]:
    """Return the answers on the first line."""
    found = json.loads(content.splitlines()[0])["answers"]
    assert isinstance(found, dict)
    return found


def test_an_officer_downloads_a_workbook(office: Flask) -> None:
    content = download(signed_in(office, "officer", "officer"), format=".xlsx")
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames[0] == "Answers"
    assert book["Answers"].max_row >= 3


def test_csv_comes_in_a_zip(office: Flask) -> None:
    content = download(signed_in(office, "officer", "officer"), format=".csv.zip")
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


def test_places_are_offered_for_a_map_where_a_survey_asks_for_any(office: Flask) -> None:
    client = signed_in(office, "officer", "officer")
    assert json.loads(download(client, format=".geojson"))["submissions"] == 2
    token = client.open(SURVEY).document.first("input", name="csrf_token").get("value")
    data = {"csrf_token": token, "format": ".geojson", "values": "labels", "language": "en"}
    assert client.http.post("/office/surveys/priority-rating/download", data=data).status_code == 422


def test_an_officer_gets_personal_answers_and_no_contacts(office: Flask) -> None:
    found = answers_in(download(signed_in(office, "officer", "officer")))
    assert found["as_g_area"]["as_best"] == "The canal garden"
    assert found["as_g_keep"].keys() & {"as_name", "as_email"} == set()


def test_an_analyst_gets_no_personal_answers(office: Flask) -> None:
    found = answers_in(download(signed_in(office, "analyst", "analyst")))
    assert found["as_g_area"] == {"as_for": "me", "as_area": "area_1"}


def test_a_people_lead_gets_contacts(office: Flask) -> None:
    found = answers_in(download(signed_in(office, "people-lead", "people-lead")))
    assert found["as_g_keep"]["as_email"] == "gwen@post.example"


def test_only_some_may_switch_special_category_on(office: Flask) -> None:
    assert signed_in(office, "officer", "officer").open(SURVEY).document.all("input", name="special") == []
    assert signed_in(office, "people-lead", "people-lead").open(SURVEY).document.all("input", name="special")


def test_a_switch_that_is_not_on_the_page_does_nothing(office: Flask) -> None:
    client = signed_in(office, "officer", "officer")
    assert download(client, special="y") == download(client)


def test_days_limit_what_is_in_the_file(office: Flask) -> None:
    client = signed_in(office, "officer", "officer")
    assert len(download(client, since="2026-11-02", until="2026-11-02").splitlines()) == 1
    assert download(client, since="2026-11-03") == b""


@pytest.mark.parametrize(
    ("wishes", "summary"),
    [
        ({"since": "2026-11-02", "until": "2026-11-01"}, "The last day comes before the first."),
        ({"since": "yesterday"}, "Enter a day such as 2026-10-01, or leave it empty"),
    ],
)
def test_days_that_cannot_be_are_told(office: Flask, wishes: dict[str, str], summary: str) -> None:
    client = signed_in(office, "officer", "officer")
    token = client.open(SURVEY).document.first("input", name="csrf_token").get("value")
    data = {"csrf_token": token, "format": ".xlsx", "values": "labels", "language": "en", **wishes}
    answer = client.http.post(f"{SURVEY}/download", data=data)
    assert answer.status_code == 422
    assert summary in answer.get_data(as_text=True)


def test_who_downloaded_what_is_noted(office: Flask) -> None:
    client = signed_in(office, "noted", "officer")
    download(client, values="codes", since="2026-11-01")
    event = events.latest(services_of(office).database, 1)[0]
    assert (event.who, event.action, event.subject) == (
        str(account(office, "noted").id),
        "exported_answers",
        "community-asset-survey",
    )
    assert event.detail["rows"] == 2
    assert event.detail["values"] == "codes"
    assert event.detail["Received from"] == "1 November 2026"


def test_single_equality_answers_cannot_be_downloaded(office: Flask) -> None:
    client = signed_in(office, "people-lead", "people-lead")
    token = client.open(SURVEY).document.first("input", name="csrf_token").get("value")
    data = {"csrf_token": token, "format": ".jsonl", "values": "labels", "language": "en"}
    assert client.http.post("/office/surveys/equality/download", data=data).status_code == 403


def test_real_answers_are_downloaded_apart_from_a_demo(mixed: Flask) -> None:
    client = signed_in(mixed, "officer", "officer")
    made_up, real = download(client).splitlines(), download(client, answers="real").splitlines()
    assert [json.loads(line)["received_at"][8:10] for line in made_up] == ["05", "06"]
    assert [json.loads(line)["received_at"][8:10] for line in real] == ["07"]


class Slow:
    """A download that is made when it is told to be."""

    def __init__(self, content: bytes | None) -> None:
        self.go_on = threading.Event()
        self.content = content

    def __call__(self, path: Path, progress: Callable[[int, int], None]) -> None:
        progress(3, 10)
        self.go_on.wait(30)
        if self.content is None:
            raise RuntimeError("the disk is full")
        path.write_bytes(self.content)


def test_a_large_download_is_waited_for_and_fetched_later(office: Flask) -> None:
    client = signed_in(office, "patient", "officer")
    slow = Slow(b"all of it")
    downloads = Downloads(services_of(office).settings.home)
    with office.app_context():
        begun = downloads.start(
            account(office, "patient").id, "community-asset-survey", "answers.jsonl", slow, wait=0.2
        )
    page = client.open(f"/office/downloads/{begun.token}/file")
    assert "Your file is being made" in page.text()
    assert "3 of 10 answers are written." in page.text()
    slow.go_on.set()
    for thread in threading.enumerate():
        if thread.name.startswith("download of"):
            thread.join(30)
    assert "Your file is ready" in client.open(f"/office/downloads/{begun.token}").text()
    with client.http.get(f"/office/downloads/{begun.token}/file") as fetched:
        assert fetched.get_data() == b"all of it"


def test_a_download_that_fails_says_so(office: Flask) -> None:
    client = signed_in(office, "unlucky", "officer")
    broken = Slow(None)
    broken.go_on.set()
    with office.app_context():
        begun = Downloads(services_of(office).settings.home).start(
            account(office, "unlucky").id, "community-asset-survey", "answers.jsonl", broken, wait=30
        )
    page = client.open(f"/office/downloads/{begun.token}")
    assert "The file could not be made" in page.text()


def test_a_download_is_removed_after_an_hour(office: Flask) -> None:
    client = signed_in(office, "forgetful", "officer")
    home = services_of(office).settings.home
    made = Slow(b"personal")
    made.go_on.set()
    with office.app_context():
        begun = Downloads(home).start(
            account(office, "forgetful").id, "community-asset-survey", "answers.jsonl", made, wait=30
        )
    folder = home / "exports" / begun.token
    client.open("/office/")
    assert folder.is_dir()
    os.utime(folder, (0, time.time() - 3700))
    client.open("/office/")
    assert not folder.exists()
    client.open(f"/office/downloads/{begun.token}", 404)


def test_what_a_killed_process_left_of_a_download_is_removed_after_an_hour(office: Flask) -> None:
    exports = services_of(office).settings.home / "exports"
    folder = exports / "killed"
    folder.mkdir(parents=True)
    for ending in (".xlsx", ".csv.zip"):
        kill_half_way(folder / f"answers{ending}")
    lost = exports / ".lost.part"
    lost.write_text("answers", "utf-8")
    assert {path.name[:5] for path in folder.iterdir()} == {".xlsx", ".csv-", ".answ"}
    client = signed_in(office, "officer", "officer")
    client.open("/office/")
    assert folder.exists() and lost.exists()
    for old in (folder, lost):
        os.utime(old, (0, time.time() - 3700))
    client.open("/office/")
    assert not folder.exists() and not lost.exists()


def kill_half_way(target: Path) -> None:
    """Let another process export without end, and kill it in the middle."""
    program = (
        "import sys; from pathlib import Path; from surveyapp.exporting import export;"
        "from tests.exporting.material import many;"
        "export(many(10**9), Path(sys.argv[1]), progress=lambda done, of: print(done, flush=True))"
    )
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", program, str(target)]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"100\n"
        process.kill()


def test_nobody_fetches_what_somebody_else_asked_for(office: Flask) -> None:
    with office.app_context():
        mine = Slow(b"mine")
        mine.go_on.set()
        begun = Downloads(services_of(office).settings.home).start(
            account(office, "owner", "officer").id, "community-asset-survey", "answers.jsonl", mine, wait=30
        )
    other = signed_in(office, "other", "officer")
    other.open(f"/office/downloads/{begun.token}", 404)
    other.open(f"/office/downloads/{begun.token}/file", 404)
    other.open("/office/downloads/..", 404)
