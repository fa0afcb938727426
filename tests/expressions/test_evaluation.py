"""`evaluate`, and what evaluation may rely on."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta, timezone

import pytest

from surveyapp.expressions import Context, ExpressionError, Node, context, evaluate, parse, run, tree_of
from surveyapp.expressions.context import nearest
from surveyapp.expressions.trees import MAX_NESTING

ANSWERS: dict[str, object] = {"helps": "yes", "g": {"age": 41}, "r": [{"v": 1}, {"v": 2, "w": "x"}]}


def test_a_boolean_a_number_or_a_text_comes_back() -> None:
    assert evaluate("${helps} = 'yes'", ANSWERS) is True
    assert evaluate("${age} + 1", ANSWERS) == 42.0
    assert evaluate("concat(${helps}, '!')", ANSWERS) == "yes!"


def test_a_node_comes_back_as_its_text() -> None:
    assert evaluate("${age}", ANSWERS) == "41"
    assert evaluate("${r}/v", ANSWERS) == "1"
    assert evaluate("${nobody}", ANSWERS) == ""


def test_this_is_the_answer_that_the_point_means() -> None:
    assert evaluate(". >= 2 and . <= 60", {}, 5) is True
    assert evaluate("selected(., 'b')", {}, ["a", "b"]) is True
    assert evaluate("../helps", ANSWERS, "x") == "yes"
    assert evaluate("count(../*)", ANSWERS, "x") == 4.0


def test_now_is_taken_in_the_zone_of_the_device() -> None:
    late = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
    assert evaluate("today()", {}, now=late) == "2026-11-25"
    assert evaluate("today()", {}, now=late.astimezone(timezone(timedelta(hours=1)))) == "2026-11-26"
    assert evaluate("now()", {}, now=late) == "2026-11-25T23:30:00.000+00:00"


def test_without_now_it_is_now() -> None:
    before = datetime.now().astimezone().replace(microsecond=0)
    moment = evaluate("now()", {})
    assert before <= datetime.fromisoformat(str(moment)) <= datetime.now().astimezone()


def test_random_differs_and_is_below_one() -> None:
    values = {evaluate("random()", {}) for _ in range(20)}
    assert len(values) > 1
    assert all(isinstance(value, float) and 0 <= value < 1 for value in values)


def test_uuids_differ() -> None:
    assert evaluate("uuid()", {}) != evaluate("uuid()", {})


def test_an_error_is_an_error_even_in_a_branch_never_taken() -> None:
    with pytest.raises(ExpressionError):
        evaluate("if(true(), 1, selected(1))", {})
    with pytest.raises(ExpressionError):
        evaluate("true() or nothing()", {})


@pytest.mark.parametrize(
    ("opening", "closing", "times"),
    [
        ("not(", ")", MAX_NESTING - 1),
        ("if(1, 1, ", ")", MAX_NESTING - 1),
        ("coalesce('', ", ")", MAX_NESTING - 1),
        ("1 or 1 = 1 < 1 + 1 * (", ")", MAX_NESTING - 1),
        ("-(", ")", MAX_NESTING // 2 - 1),
        ("${r}[", "]", 10),
    ],
)
def test_what_can_be_parsed_can_be_evaluated_however_deep(opening: str, closing: str, times: int) -> None:
    value = evaluate(opening * times + "1" + closing * times, ANSWERS)
    assert isinstance(value, bool | float | str)


def test_predicates_in_one_another_cannot_make_work_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "MAX_WORK", 20_000)
    nested = "1 = 1"
    for _ in range(19):
        nested = f"count(${{r}}[{nested}]) = 2"
    assert evaluate(nested, ANSWERS) is False
    assert evaluate("count(${r}[1 = 1]) = 2", ANSWERS) is True


def test_calculations_cannot_double_a_text_for_ever() -> None:
    long = "a" * 90_000
    assert evaluate("string-length(concat(${x}, ${x}, ${x}))", {"x": long}) == 100_000
    assert evaluate("string-length(join(${x}, 1, 2, 3))", {"x": long}) == 100_000


def test_a_long_chain_can_be_evaluated() -> None:
    assert evaluate("+".join(["${age}"] * 190), ANSWERS) == 190 * 41
    assert evaluate(" or ".join(f"${{helps}} = '{number}'" for number in range(500)), ANSWERS) is False


def test_what_is_not_relevant_is_no_node() -> None:
    root = tree_of({"g": {"a": 1}, "b": 2})
    around = Context(root, root, nearest, {}, datetime(2026, 11, 25, tzinfo=UTC))
    assert run(parse("count(${a}) + count(/data/g/a) + count(${b})"), around) == 3.0
    root.children[0].relevant = False
    assert run(parse("count(${a}) + count(/data/g/a) + count(${b})"), around) == 1.0
    assert math.isnan(float(str(run(parse("number(${a})"), around))))


def test_the_context_finds_what_a_name_means() -> None:
    node = Node("x", "found")
    asked: list[tuple[str, Node]] = []

    def find(name: str, current: Node) -> list[Node]:
        asked.append((name, current))
        return [node]

    here = Node("here")
    around = Context(here, here, find, {}, datetime(2026, 11, 25, tzinfo=UTC))
    assert run(parse("concat(${x}, ${r}[${x} = 'found'])"), around) == "foundfound"
    assert asked == [("x", here), ("r", here), ("x", here)]


def test_a_name_means_the_nearest_and_never_one_in_another_entry() -> None:
    root = tree_of({"v": "top", "r": [{"v": "1"}, {"w": "x"}], "s": {"v": "3"}})
    first, second = root.children[1], root.children[2]
    assert [node.value for node in nearest("v", first.children[0])] == ["1"]
    assert [node.value for node in nearest("v", second.children[0])] == ["top", "3"]
    assert [node.value for node in nearest("v", root)] == ["top", "1", "3"]
    assert nearest("r", first.children[0]) == [first, second]
    assert nearest("nothing", first) == []
