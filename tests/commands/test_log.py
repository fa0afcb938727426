"""The log of the running service."""

from __future__ import annotations

import json
import logging
import logging.config
from collections.abc import Iterator

import pytest

from surveyapp.commands import log


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    """Give the root logger its handlers back."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def logged(capsys: pytest.CaptureFixture[str], *, plain: bool) -> str:
    logging.config.dictConfig(dict(log.settings(plain=plain)))
    try:
        raise RuntimeError("the disk is full")
    except RuntimeError:
        logging.getLogger("surveyapp").exception("A download of %s could not be made.", "equality")
    return capsys.readouterr().err


def test_a_fault_is_one_json_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = logged(capsys, plain=False).splitlines()
    found = json.loads(line)
    assert (found["event"], found["level"], found["logger"]) == (
        "A download of equality could not be made.",
        "error",
        "surveyapp",
    )
    assert found["exception"].endswith("RuntimeError: the disk is full")
    assert found["timestamp"].endswith("Z")


def test_a_person_at_a_terminal_reads_text(capsys: pytest.CaptureFixture[str]) -> None:
    text = logged(capsys, plain=True)
    assert "A download of equality could not be made." in text
    assert "RuntimeError: the disk is full" in text
    assert "{" not in text.splitlines()[0]


@pytest.mark.parametrize("address", ["192.0.2.7", "2001:db8::7"])
def test_no_visitors_address_is_logged(capsys: pytest.CaptureFixture[str], address: str) -> None:
    logging.config.dictConfig(dict(log.settings(plain=False)))
    # As gunicorn says it of a request that is no HTTP.
    logging.getLogger("gunicorn.error").warning("Invalid request from ip=%s: Invalid HTTP Header", address)
    assert json.loads(capsys.readouterr().err)["event"] == "Invalid request: Invalid HTTP Header"


def test_everyday_work_is_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    logging.config.dictConfig(dict(log.settings(plain=False)))
    logging.getLogger("gunicorn.error").info("Booting worker")
    logging.getLogger("gunicorn.error").warning("Worker was stopped")
    assert [json.loads(line)["event"] for line in capsys.readouterr().err.splitlines()] == [
        "Worker was stopped"
    ]
