"""JSON lines: a public contract, one submission a line and nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from surveyapp.exporting import Options, export
from surveyapp.forms.definition import Question, Repeat
from tests.exporting.material import DISH, PARTY, Answers, Filled, everything, source


def exported(folder: Path, *submissions: Filled, special: bool = False) -> list[dict[str, object]]:
    path = folder / "party.jsonl"
    export(source(submissions), path, Options(include_special=special))
    return [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]


def test_a_line_has_exactly_the_public_names(tmp_path: Path) -> None:
    (line,) = exported(tmp_path, everything())
    assert list(line) == ["uuid", "form", "version", "language", "channel", "received_at", "answers"]
    assert [line[name] for name in list(line)[:-1]] == [
        str(everything().uuid),
        "street-party",
        "a" * 64,
        "en",
        "web",
        "2026-07-01T11:00:00+00:00",
    ]


def test_answers_are_as_they_are_kept(tmp_path: Path) -> None:
    (line,) = exported(tmp_path, everything(), special=True)
    assert line["answers"] == Answers().given


def test_special_category_answers_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    given = dict(Answers().given)
    (line,) = exported(tmp_path, everything())
    del given["health"]
    assert line["answers"] == given


def test_they_are_left_out_of_groups_and_repeats_too(tmp_path: Path) -> None:
    secret = [replace(item, classification="P2") if isinstance(item, Question) else item for item in DISH]
    form = replace(PARTY, children=(Repeat("dishes", "dishes", 1, children=tuple(secret)),))
    given = replace(source([everything()]), form=form, versions=())
    export(given, tmp_path / "party.jsonl")
    answers = json.loads((tmp_path / "party.jsonl").read_text("utf-8"))["answers"]
    assert answers["dishes"] == [{"part": [{"part_name": "Crust"}, {"part_name": "Filling"}]}, {}]


def test_there_is_no_line_beside_those_of_submissions(tmp_path: Path) -> None:
    assert exported(tmp_path) == []
    assert (tmp_path / "party.jsonl").read_bytes() == b""
    exported(tmp_path, everything(), everything())
    content = (tmp_path / "party.jsonl").read_bytes()
    assert content.count(b"\n") == 2
    assert content.endswith(b"}\n")


def test_every_text_survives_and_is_readable_where_it_can_be(tmp_path: Path) -> None:
    texts = ["أهلا 🙂", "a\x00b", "half \ud83d", "\u2028", "=1+1", "007", "x" * 40_000]
    lines = exported(tmp_path, *(Filled({"code": text}, uuid=UUID(int=1)) for text in texts))
    assert [line["answers"] for line in lines] == [{"code": text} for text in texts]
    assert "أهلا 🙂" in (tmp_path / "party.jsonl").read_text("utf-8")


def test_times_are_in_universal_time_as_storage_gives_them(tmp_path: Path) -> None:
    later = everything().received_at + timedelta(microseconds=5)
    (line,) = exported(tmp_path, replace(everything(), received_at=later))
    assert line["received_at"] == "2026-07-01T11:00:00.000005+00:00"
