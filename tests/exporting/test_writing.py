"""An export is written whole or not at all, in the format that the name of its file says, in flat memory."""

from __future__ import annotations

import gc
import resource
import stat
import tempfile
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from surveyapp.exporting import FORMATS, ExportError, Options, export, file_name
from tests.exporting.material import Filled, everything, many, source

ENDINGS = list(FORMATS)


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_export_that_fails_leaves_what_was_there_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spool))
    target = tmp_path / f"party{ending}"
    target.write_text("last week's")

    def failing() -> Iterator[Filled]:
        yield everything()
        raise ConnectionError("the database went away")

    with pytest.raises(ConnectionError):
        export(replace(source(), submissions=failing), target)
    gc.collect()
    assert sorted(path.name for path in tmp_path.iterdir()) == [target.name, "spool"]
    assert list(spool.iterdir()) == []
    assert target.read_text() == "last week's"


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_export_that_is_stopped_leaves_nothing_open_or_lying_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spool))

    def stop(_done: int, _expected: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(many(150), tmp_path / f"party{ending}", progress=stop)
    assert [path.name for path in tmp_path.rglob("*")] == ["spool"]
    assert [path for path in open_files() if str(tmp_path) in path] == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_disk_is_told_in_a_sentence_and_leaves_nothing(tmp_path: Path, ending: str) -> None:
    with room_for(10_000), pytest.raises(ExportError, match=r"There is no room for party\..* Make room, or"):
        export(many(500), tmp_path / f"party{ending}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_export_replaces_an_older_one_and_is_for_its_owner_alone(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"party{ending}"
    target.write_text("last week's")
    written = export(source([everything()]), target)
    assert written.rows == 1
    assert target.read_bytes() != b"last week's"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [target]


def test_a_format_that_is_not_known_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(
        ExportError, match=r"party\.ods: this format is not known\. End the name with one of \.xlsx"
    ):
        export(source(), tmp_path / "party.ods")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"There is no folder .*missing\. Make it first"):
        export(source(), tmp_path / "missing" / "party.xlsx")


def test_a_folder_cannot_be_written_over(tmp_path: Path) -> None:
    (tmp_path / "party.xlsx").mkdir()
    with pytest.raises(ExportError, match="is a folder"):
        export(source(), tmp_path / "party.xlsx")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_submission_to_a_version_that_was_not_given_is_not_left_out_in_silence(
    tmp_path: Path, ending: str
) -> None:
    with pytest.raises(ExportError, match=f"was answered in version {'d' * 64}"):
        export(source([Filled({}, version="d" * 64)]), tmp_path / f"party{ending}")


def test_a_language_without_words_is_refused_with_those_that_have_some(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"street-party are not complete in 'cy'\. Choose one of en\."):
        export(source(), tmp_path / "party.xlsx", Options(language="cy"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_made_up_and_real_answers_never_come_into_one_file(tmp_path: Path, ending: str) -> None:
    mixed = replace(source(), submissions=lambda: iter([everything(), replace(everything(), demo=True)]))
    with pytest.raises(ExportError, match="is made up, and the others are not"):
        export(mixed, tmp_path / f"party{ending}")
    assert list(tmp_path.iterdir()) == []


def test_the_name_of_a_file_says_when_its_answers_are_made_up() -> None:
    assert file_name(source(), ".xlsx") == "street-party-2026-07-01.xlsx"
    assert file_name(source(demo=True), ".csv.zip") == "street-party-DEMO-2026-07-01.csv.zip"


@pytest.mark.parametrize("ending", ENDINGS)
def test_ten_times_the_rows_take_no_more_memory(tmp_path: Path, ending: str) -> None:
    few, more = (peak(tmp_path / f"party{ending}", count) for count in (50, 500))
    assert more < 1.25 * few + 100_000


def peak(target: Path, count: int) -> int:
    """Return the most bytes that Python held while an export ran."""
    export(many(1), target)  # what is loaded on first use does not count
    gc.collect()
    tracemalloc.start()
    try:
        export(many(count), target)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def open_files() -> list[str]:
    """Return what this process has open; nothing on a system that does not say."""
    return [str(path.readlink()) for path in Path("/proc/self/fd").glob("*") if path.is_symlink()]


@contextmanager
def room_for(most: int) -> Iterator[None]:
    """Let no file of this process grow beyond so many bytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
