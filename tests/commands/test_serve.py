"""`surveyapp serve`: the service as a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from surveyapp.commands import server
from tests.commands.desk import Desk

PROGRAM = Path(sys.executable).parent / "surveyapp"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    environment = {**os.environ, "SURVEYAPP_HOME": str(home), "DATABASE_URL": "", "SECRET_KEY": ""}
    command = [str(PROGRAM), "serve", "--port", str(port), "--processes", "1"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def opened(address: str) -> str:
    """Return a page, waiting for the service to start."""
    for _ in range(150):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 # our own service
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"{address} did not answer")


def test_an_empty_folder_is_set_up_and_served_without_a_demo(tmp_path: Path) -> None:
    port = free_port()
    with running(tmp_path / "home", port) as process:
        assert "Community Asset Survey" in opened(f"http://127.0.0.1:{port}/")
        assert opened(f"http://127.0.0.1:{port}/health/ready") == '{"status":"ready"}\n'
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=40)
    assert process.returncode == 0
    assert f"Northfield Council: surveys at http://127.0.0.1:{port}/\n" in said
    assert "password" not in said


def test_a_port_that_is_taken_is_told_with_another(desk: Desk) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        why = desk.refused("serve", "--port", port)
    assert why.startswith(f"Cannot listen on 127.0.0.1:{port}: address already in use.")
    assert f"surveyapp serve --port {port + 1}" in why


def test_tables_of_another_release_are_not_served(desk: Desk) -> None:
    connection = sqlite3.connect(desk.home / "surveyapp.sqlite")
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = 'from-the-future'")
    connection.close()
    assert "of a later release" in desk.refused("serve", "--port", free_port())


def test_there_is_a_process_for_each_processor_within_reason() -> None:
    assert server.FEWEST_PROCESSES <= server.default_processes() <= server.MOST_PROCESSES
