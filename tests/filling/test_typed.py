"""What people type, in any script, becomes the same answer on the server and on the page."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveyapp.filling import DATE_PARTS, MESSAGES, Problem, entry, shown, spelling
from surveyapp.filling.typed import INPUT_READERS, READERS, Raw
from surveyapp.forms.definition import Choice, ChoiceList, Form, Question
from surveyapp.languages import Words

VECTORS = Path(__file__).parent.parent / "conformance" / "typed" / "typed.json"
YES_NO = ChoiceList("yes_no", (Choice("yes", "Yes"), Choice("no", "No")))
FORM = Form("typed", "0" * 64, "Typed", choices={"yes_no": YES_NO})


@dataclass(frozen=True, slots=True)
class Typed:
    """One thing that is typed, and what it must become."""

    question: Question
    language: str
    raw: Raw
    becomes: object

    def as_json(self) -> dict[str, object]:
        question = {"type": self.question.type, "input": self.question.input}
        described = {**question, "appearance": self.question.appearance}
        return {"question": described, "raw": self.raw, "spelling": spelling(self.language).as_json()}


def question_of(type_name: str, input_name: str = "", appearance: tuple[str, ...] = ()) -> Question:
    list_name = "yes_no" if type_name.startswith("select") else ""
    return Question("q", "q", type_name, 1, input=input_name, appearance=appearance, list_name=list_name)


def vectors() -> list[Typed]:
    found = []
    for group in json.loads(VECTORS.read_text("utf-8"))["groups"]:
        question = question_of(group["type"], group.get("input", ""), tuple(group.get("appearance", ())))
        found += [Typed(question, group["language"], raw, becomes) for raw, becomes in group["typed"]]
    return found


def as_read(question: Question, raw: Raw, language: str) -> object:
    found = entry(question, raw, FORM, Words(language))
    return {"code": found.code} if isinstance(found, Problem) else found


@pytest.fixture(scope="module")
def read_by_script(node_program: Path) -> list[object]:
    lines = "\n".join(json.dumps(one.as_json()) for one in vectors())
    script = str(Path(__file__).with_name("typed.mjs"))
    command = [str(node_program), "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", script]
    ended = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


def test_the_server_reads_what_is_typed() -> None:
    differing = [
        (one.language, one.raw, found)
        for one in vectors()
        if (found := as_read(one.question, one.raw, one.language)) != one.becomes
    ]
    assert differing == []


def test_the_page_reads_what_is_typed(read_by_script: list[object]) -> None:
    pairs = zip(vectors(), read_by_script, strict=True)
    assert [(one.language, one.raw, found) for one, found in pairs if found != one.becomes] == []


def test_what_was_read_can_be_shown_in_its_fields_and_read_again() -> None:
    for one in vectors():
        if one.becomes is not None and "code" not in str(one.becomes):
            again = as_read(one.question, shown(one.question, one.becomes), one.language)
            assert again == one.becomes


def test_a_choice_that_the_list_has_not_is_a_problem() -> None:
    assert as_read(question_of("select_one"), "maybe", "en") == {"code": "not_offered"}


def test_each_problem_of_typing_has_plain_words() -> None:
    assert codes_of(vectors()) - MESSAGES.keys() == set()


def test_each_faulty_part_of_a_date_and_of_a_place_can_be_marked() -> None:
    in_parts = [one for one in vectors() if one.question.type in ("date", "geopoint")]
    assert codes_of(in_parts) - DATE_PARTS.keys() == set()


def codes_of(typed: list[Typed]) -> set[str]:
    found = [one.becomes for one in typed]
    return {problem["code"] for problem in found if isinstance(problem, dict) and "code" in problem}


KINDS = [*(question_of(one) for one in READERS), *(question_of("text", one) for one in INPUT_READERS)]
FIELDS = st.text(max_size=20)
RAW = FIELDS | st.fixed_dictionaries(
    dict.fromkeys(("day", "month", "year", "latitude", "longitude", "accuracy", "time"), FIELDS)
)


@given(st.sampled_from(KINDS), RAW, st.sampled_from(["en", "cy", "ur", "ar", "bn", "pl"]))
def test_whatever_is_typed_is_read_or_told(question: Question, raw: Raw, language: str) -> None:
    found = as_read(question, raw, language)
    if isinstance(found, dict) and "code" in found:
        assert found["code"] in MESSAGES
    elif found is not None:
        json.dumps(found)
