"""The application under gunicorn: several processes, each of several threads."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Mapping

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped] # ships no types

from surveyapp.commands import log
from surveyapp.commands.refusals import Refusal

FEWEST_PROCESSES = 2
"""So that one that makes a large workbook does not keep everyone waiting."""
MOST_PROCESSES = 8
THREADS = 8
GRACE = 30
"""Seconds that requests have to end when the service is stopped."""
PATIENCE = 120
"""Seconds after which a process that does not even take requests any more is replaced."""


class Server(BaseApplication):  # type: ignore[misc] # gunicorn has no types
    """Serves `surveyapp.create_app()` until it is told to stop."""

    def __init__(self, address: tuple[str, int], processes: int, announce: Callable[[], None]) -> None:
        """Remember where to listen, how many processes to start, and what to say when they listen."""
        host, port = address
        self._settings: Mapping[str, object] = {
            "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
            "workers": processes,
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": PATIENCE,
            "graceful_timeout": GRACE,
            "keepalive": 15,
            "logconfig_dict": log.settings(),
            "control_socket_disable": True,
            "worker_tmp_dir": _memory_folder(),
            "when_ready": lambda _server: announce(),
        }
        super().__init__()

    def load_config(self) -> None:
        """Give gunicorn the settings; it reads no file and no command line of its own."""
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> object:
        """Return the application; each process makes its own, with its own connections."""
        from surveyapp import create_app  # noqa: PLC0415 # only the processes load the web floor, not their parent

        return create_app()


def default_processes() -> int:
    """Return one process for each processor that we may use, within reason."""
    try:
        processors = len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS
        processors = os.cpu_count() or 1
    return max(FEWEST_PROCESSES, min(processors, MOST_PROCESSES))


def ensure_free(host: str, port: int) -> None:
    """Do nothing if the address can be listened on.

    Raises:
        Refusal: another program listens there, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refusal(
                f"Cannot listen on {host}:{port}: {(error.strerror or str(error)).lower()}. "
                f"Stop what runs there, or choose another port: surveyapp serve --port {port + 1}"
            ) from error


def _memory_folder() -> str | None:
    """Return where heartbeats are kept: in memory if there is such a folder, as a slow disk delays them."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 # gunicorn's own advice; it makes unguessable names there
