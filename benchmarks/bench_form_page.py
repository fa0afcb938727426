"""Form pages per second on two server processes, as a ratio to a bare Flask "hello" under the same server.

    python benchmarks/bench_form_page.py

Both are served by gunicorn with the same settings. The load comes from a process of its own over connections
that stay open, as browsers' do, and asks for gzip. Runs alternate, and medians are compared, so that a
machine that is busy with something else slows both. The goal is a ratio over 0.6.
"""

from __future__ import annotations

import os
import selectors
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

ROOT = Path(__file__).parent.parent
PAGE = "/en/coproduction-explorer"
GOAL = 0.6
ROUNDS = 5
SECONDS = 3.0
WARM_UP = 5.0
"""Seconds in which both processes of a server render the page for the first time."""
CONNECTIONS = 8
SERVER = (
    "--workers",
    "2",
    "--worker-class",
    "gthread",
    "--threads",
    "4",
    "--keep-alive",
    "60",
    "--log-level",
    "error",
)


def hello() -> Flask:
    """Return the smallest Flask application there is."""
    app = Flask("hello")
    app.add_url_rule("/", view_func=lambda: "Hello, World!")
    return app


def main() -> None:
    """Print the two speeds and their ratio."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "SURVEYAPP_HOME": home}
        environment.pop("DATABASE_URL", None)
        surveyapp = Path(sys.executable).with_name("surveyapp")
        subprocess.run([surveyapp, "db", "upgrade"], check=True, env=environment, stdout=subprocess.DEVNULL)
        with (
            server("surveyapp:create_app()", environment) as forms,
            server("benchmarks.bench_form_page:hello()", environment) as bare,
        ):
            compare(forms, bare)


def compare(forms: int, bare: int) -> None:
    """Measure both in turn, and print what came out."""
    for port, path in ((forms, PAGE), (bare, "/")):
        measure(port, path, WARM_UP)
    pages: list[float] = []
    hellos: list[float] = []
    for _ in range(ROUNDS):
        hellos.append(measure(bare, "/", SECONDS))
        pages.append(measure(forms, PAGE, SECONDS))
    ratio = statistics.median(pages) / statistics.median(hellos)
    for name, runs in (("form page", pages), ("bare hello", hellos)):
        each = " ".join(f"{run:.0f}" for run in runs)
        print(f"{name:12}{statistics.median(runs):8.0f} a second   ({each})")
    print(f"ratio       {ratio:8.2f}   goal: over {GOAL}   {'reached' if ratio > GOAL else 'MISSED'}")


@contextmanager
def server(application: str, environment: dict[str, str]) -> Iterator[int]:
    """Serve an application with gunicorn until the end; give its port."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", *SERVER, application]
    process = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server takes connections."""
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError("the server ended before it served; its errors are above")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start within 30 seconds")


def measure(port: int, path: str, seconds: float) -> float:
    """Return the answers a second that another process got."""
    command = [sys.executable, __file__, "load", str(port), path, str(seconds)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)


def load(port: int, path: str, seconds: float) -> float:
    """Ask over and over on connections that stay open; return whole answers a second."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    waiting = selectors.DefaultSelector()
    for _ in range(CONNECTIONS):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.sendall(request)
        waiting.register(connection, selectors.EVENT_READ, Answer())
    begun = time.perf_counter()
    answers = 0
    while time.perf_counter() - begun < seconds:
        for key, _ in waiting.select(timeout=1):
            assert isinstance(key.fileobj, socket.socket)
            if key.data.take(key.fileobj.recv(262_144)):
                answers += 1
                key.fileobj.sendall(request)
    taken = time.perf_counter() - begun
    for key in list(waiting.get_map().values()):
        assert isinstance(key.fileobj, socket.socket)
        key.fileobj.close()
    return answers / taken


class Answer:
    """Counts the bytes of one answer after another on a connection."""

    def __init__(self) -> None:
        self._head = b""
        self._missing = -1

    def take(self, received: bytes) -> bool:
        """Take what arrived; return whether an answer is whole now."""
        if not received:
            raise RuntimeError("the server closed a connection")
        if self._missing < 0:
            self._head += received
            head, separator, body = self._head.partition(b"\r\n\r\n")
            if not separator:
                return False
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(head.decode("latin-1"))
            length = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
            self._missing = int(length.partition(b":")[2]) - len(body)
            self._head = b""
        else:
            self._missing -= len(received)
        if self._missing == 0:
            self._missing = -1
            return True
        return False


if __name__ == "__main__":
    if sys.argv[1:2] == ["load"]:
        print(load(int(sys.argv[2]), sys.argv[3], float(sys.argv[4])))
    else:
        main()
