"""The log of the running service: one line for each thing that went wrong, on the error stream.

For a person at a terminal it is plain text, else one JSON object a line. No visitor's address is in it,
and no answer.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

import structlog
from structlog.types import EventDict, Processor

VISITOR = re.compile(r" from ip=\S+(?=: )")
"""What gunicorn says of the sender of a request that is no HTTP."""


def _without_visitor(_logger: object, _method: str, event: EventDict) -> EventDict:
    event["event"] = VISITOR.sub("", str(event["event"]))
    return event


SHARED: tuple[Processor, ...] = (
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def settings(*, plain: bool | None = None) -> Mapping[str, object]:
    """Return what `logging.config.dictConfig` takes.

    Args:
        plain: text instead of JSON; by default where a person is watching.
    """
    readable = sys.stderr.isatty() if plain is None else plain
    ending: tuple[Processor, ...] = (
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(),
    )
    if readable:
        ending = (structlog.dev.ConsoleRenderer(colors=False),)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": SHARED,
                "processors": (
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    _without_visitor,
                    *ending,
                ),
            }
        },
        "handlers": {
            "error_stream": {
                "class": "logging.StreamHandler",
                "formatter": "lines",
                "stream": "ext://sys.stderr",
            }
        },
        "root": {"level": "WARNING", "handlers": ["error_stream"]},
        "loggers": {"gunicorn.error": {"level": "WARNING", "propagate": True, "handlers": []}},
    }
