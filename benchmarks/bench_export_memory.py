"""Peak memory and speed of an export of the community asset survey, repeats included, as rows grow tenfold.

    python benchmarks/bench_export_memory.py [suffix …]

Each export runs in a process of its own (`export_apart.py`), from one SQLite database of 20,000 made-up
submissions. Peak is what the system says the process ever held (`ru_maxrss`), Python and openpyxl themselves
included. The goal is that it does not grow: a ratio of at most 1.1. For scale: KoboToolbox gives an export up
after 30 minutes (132,229 submissions of 510 columns did not make it), Ona took 65 seconds for 32,000 rows.

This process loads nothing large: one that it starts inherits its peak.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

SIZES = (2_000, 20_000)
SUFFIXES = (".xlsx", ".csv.zip", ".jsonl")
GOAL = 1.1
APART = Path(__file__).with_name("export_apart.py")


@dataclass(frozen=True, slots=True)
class Measured:
    """One export: submissions, rows of all tables, seconds, megabytes at the peak, bytes of the file."""

    submissions: int
    rows: int
    seconds: float
    peak: float
    size: int


def main(suffixes: tuple[str, ...]) -> None:
    """Fill a database, export from it, and print a line an export and the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        run("fill", folder, str(SIZES[-1]))
        heads = ("submissions", "rows", "seconds", "rows/s", "file MB", "peak MB")
        print(f"{'export':10}{''.join(f'{head:>12}' for head in heads)}")
        for suffix in suffixes:
            few, many = (measured(folder, suffix, size) for size in SIZES)
            ratio = many.peak / few.peak
            verdict = "reached" if ratio <= GOAL else "MISSED"
            print(f"{suffix:10}peak at {SIZES[1]:,} : at {SIZES[0]:,} = {ratio:.2f}   goal {GOAL}: {verdict}")


def measured(folder: str, suffix: str, size: int) -> Measured:
    """Export so many submissions in a process of their own, and print how it went."""
    one = Measured(**json.loads(run("export", folder, str(size), suffix)))
    print(
        f"{suffix:10}{one.submissions:12,}{one.rows:12,}{one.seconds:12.1f}{one.rows / one.seconds:12,.0f}"
        f"{one.size / 1e6:12.1f}{one.peak:12.1f}",
        flush=True,
    )
    return one


def run(*arguments: str) -> str:
    """Run the other file with arguments, and return what it prints."""
    command = [sys.executable, str(APART), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or SUFFIXES)
