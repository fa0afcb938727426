"""What a version of a form is made of."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from surveyapp import forms
from surveyapp.forms import Sources

TEXT = """\
form: test
title: T
survey:
  - {name: a, type: select_one area, label: A}
  - group: g
    questions:
      - {name: items, type: csv-external}
choices:
  area: area.csv
"""


def written(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "test.yaml").write_text(TEXT, "utf-8")
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return folder / "test.yaml"


def test_the_data_files_that_a_form_uses_belong_to_it(tmp_path: Path) -> None:
    path = written(tmp_path, area="code,label\na,A\n", items="pos\n1\n", unused="x\n")
    found = forms.sources(path)
    assert (found.name, found.source) == ("test", TEXT)
    assert found.files == {"area.csv": "code,label\na,A\n", "items.csv": "pos\n1\n"}


def test_the_version_covers_the_form_and_every_data_file() -> None:
    sources = Sources("test", TEXT, {"area.csv": "code,label\na,A\n"})
    versions = {
        sources.version,
        replace(sources, name="other").version,
        replace(sources, source=TEXT + "#\n").version,
        replace(sources, files={"area.csv": "code,label\na,B\n"}).version,
        replace(sources, files={"service.csv": "code,label\na,A\n"}).version,
        replace(sources, files={}).version,
    }
    assert len(versions) == 6
    assert all(len(version) == 64 and int(version, 16) >= 0 for version in versions)


def test_the_version_does_not_hang_on_where_the_files_are_or_how_lines_end(tmp_path: Path) -> None:
    one = written(tmp_path / "one", area="code,label\na,A\n", items="pos\n1\n")
    other = written(tmp_path / "other", area="\ufeffcode,label\r\na,A\r\n", items="pos\r1\r")
    other.write_bytes(TEXT.replace("\n", os.linesep if os.linesep != "\n" else "\r\n").encode("utf-8-sig"))
    assert forms.sources(one).version == forms.sources(other).version
    assert forms.load(one).version == forms.sources(one).version


def test_a_form_that_is_no_yaml_still_has_sources(tmp_path: Path) -> None:
    path = tmp_path / "test.yaml"
    path.write_text("a: {", "utf-8")
    assert forms.sources(path) == Sources("test", "a: {")
