"""The submissions passing by, once, as rows of tables."""

from __future__ import annotations

from collections.abc import Iterator

from surveyapp.exporting.layout import Layout
from surveyapp.exporting.shapes import Cell
from surveyapp.exporting.source import ExportError, Progress, Source, Submission

STEP = 100
"""Submissions between two reports of progress."""


def submissions(source: Source, progress: Progress) -> Iterator[Submission]:
    """Yield the submissions of a source, and report how far they are.

    Raises:
        ExportError: a made-up submission is among real ones, or a real one among made-up ones.
    """
    done = 0
    for submission in source.submissions():
        if submission.demo is not source.demo:
            kind = "made up" if submission.demo else "real"
            raise ExportError(
                f"Submission {submission.uuid} is {kind}, and the others are not. Export them apart."
            )
        yield submission
        done += 1
        if done % STEP == 0:
            progress(done, source.count)
    progress(done, source.count)


def passing(source: Source, layout: Layout, progress: Progress) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the rows of every submission, each with the index of its table."""
    for submission in submissions(source, progress):
        yield from layout.rows(submission)
