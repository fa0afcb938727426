"""The one way to export: the suffix of the file says in what format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from surveyapp.exporting import csv_zip, geojson, json_lines, workbook
from surveyapp.exporting.source import ExportError, Options, Progress, Source, Written
from surveyapp.exporting.whole_file import whole
from surveyapp.exporting.wording import Wording
from surveyapp.languages import offered

FORMATS: dict[str, Callable[[Source, Path, Options, Progress], Written]] = {
    ".xlsx": workbook.write,
    ".csv.zip": csv_zip.write,
    ".jsonl": json_lines.write,
    ".geojson": geojson.write,
}
"""What writes each format, by the suffix of the file."""


def export(
    source: Source, target: Path, options: Options | None = None, progress: Progress | None = None
) -> Written:
    """Write submissions to a file, whole or not at all; memory does not grow with their number.

    Args:
        source: the submissions, and the versions of the form they were answered in.
        target: the file; `.xlsx`, `.csv.zip`, `.jsonl` or `.geojson` says the format.
        options: how answers are written.
        progress: called with the submissions written and expected, every hundred and at the end.

    Raises:
        ExportError: the suffix is not known, the folder is missing, the disk is full, the words are not
            complete in the language, a submission's version was not given, or made-up and real answers
            are mixed.
    """
    write = FORMATS[suffix(target.name)]
    options = options or Options()
    _check_language(source, options)
    with whole(target) as path:
        return write(source, path, options, progress or _silent)


def suffix(name: str) -> str:
    """Return the suffix by which the format of a file is known.

    Raises:
        ExportError: it has none of them.
    """
    for known in FORMATS:
        if name.lower().endswith(known):
            return known
    raise ExportError(f"{name}: this format is not known. End the name with one of {', '.join(FORMATS)}.")


def file_name(source: Source, ending: str) -> str:
    """Return a name for the file of an export, which says that its answers are made up where they are.

    Args:
        source: what is exported.
        ending: `.xlsx`, `.csv.zip`, `.jsonl` or `.geojson`.
    """
    demo = "-DEMO" if source.demo else ""
    return f"{source.form.name}{demo}-{source.at:%Y-%m-%d}{ending}"


def _check_language(source: Source, options: Options) -> None:
    if options.language and Wording(source.form, options.language).language != options.language:
        raise ExportError(
            f"The words of {source.form.name} are not complete in {options.language!r}. "
            f"Choose one of {', '.join(offered(source.form, drafts=True))}."
        )


def _silent(_done: int, _expected: int) -> None:
    """Report nothing."""
