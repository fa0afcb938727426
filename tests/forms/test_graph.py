"""The order of rules, and what has to be looked at again after a change."""

from __future__ import annotations

from surveyapp.forms import Compiled, compiled
from tests.forms.authoring import YES_NO, load


def of(survey: str, choices: str = "", **files: str) -> Compiled:
    return compiled(load(survey, choices, **files))


CHAIN = """
    - name: d
      type: calculate
      calculation: ${c} + 1
    - name: c
      type: calculate
      calculation: ${a} + 1
    - group: g
      relevant: ${c} > 1
      questions:
        - {name: b, type: integer, label: B}
    - name: e
      type: text
      label: E
      relevant: ${b} = 1
      required: ${d} = 1
      constraint: . != ${d}
    - {name: a, type: integer, label: A}
"""


def test_every_rule_stands_behind_those_that_decide_what_it_reads() -> None:
    order = of(CHAIN).order
    rank = {duty: place for place, duty in enumerate(order)}
    assert set(order) == {
        ("d", "calculation"),
        ("c", "calculation"),
        ("g", "relevant"),
        ("e", "relevant"),
        ("e", "required"),
        ("e", "constraint"),
    }
    assert rank["c", "calculation"] < rank["d", "calculation"] < rank["e", "required"]
    assert rank["c", "calculation"] < rank["g", "relevant"] < rank["e", "relevant"]


def test_dependents_go_all_the_way_and_in_order() -> None:
    found = of(CHAIN)
    assert set(found.dependents["a"]) == set(found.order)
    ranks = [found.order.index(duty) for duty in found.dependents["a"]]
    assert ranks == sorted(ranks)
    assert found.dependents["b"] == (("e", "relevant"), ("e", "constraint"))
    assert set(found.dependents["d"]) == {("e", "required"), ("e", "constraint")}
    assert found.dependents["e"] == (("e", "constraint"),)


def test_the_relevance_of_a_group_touches_whoever_reads_what_is_inside() -> None:
    assert ("e", "relevant") in of(CHAIN).dependents["c"]


REPEAT = """
    - {name: n, type: integer, label: N}
    - repeat: r
      repeat_count: ${n}
      questions:
        - {name: x, type: integer, label: X}
        - {name: place, type: calculate, calculation: position(..)}
        - {name: twice, type: calculate, calculation: ../x * 2}
    - {name: total, type: calculate, calculation: "sum(${x})"}
    - {name: count, type: calculate, calculation: "count(${r})"}
"""


def test_paths_into_repeats_are_followed() -> None:
    dependents = of(REPEAT.replace('"sum(${x})"', "sum(/data/r/twice)")).dependents
    assert dependents["x"] == (("twice", "calculation"), ("total", "calculation"))


def test_a_new_entry_touches_what_looks_into_the_repeat_from_outside_and_what_asks_for_places() -> None:
    dependents = of(REPEAT).dependents
    assert set(dependents["r"]) == {
        ("place", "calculation"),
        ("total", "calculation"),
        ("count", "calculation"),
    }
    assert {*dependents["r"], ("r", "repeat_count"), ("twice", "calculation")} == set(dependents["n"])
    assert set(dependents["x"]) == {("twice", "calculation"), ("total", "calculation")}


def test_a_choice_filter_touches_whoever_reads_the_choices_that_it_may_drop() -> None:
    found = of(
        """
        - {name: a, type: select_one yes_no, label: A}
        - name: b
          type: select_multiple yes_no
          label: B
          choice_filter: name != ${a}
        - name: c
          type: calculate
          calculation: count-selected(${b})
        """,
        YES_NO,
    )
    assert found.dependents["a"] == (("b", "choice_filter"), ("c", "calculation"))


def test_filters_that_exclude_one_another_still_have_an_order() -> None:
    found = of(
        """
        - {name: a, type: select_one yes_no, label: A, choice_filter: "name != ${b}"}
        - {name: b, type: select_one yes_no, label: B, choice_filter: "name != ${a}"}
        """,
        YES_NO,
    )
    assert set(found.order) == {("a", "choice_filter"), ("b", "choice_filter")}
    assert set(found.dependents["a"]) == set(found.order)


def test_a_predicate_and_a_look_up_are_followed() -> None:
    dependents = of(
        """
        - {name: k, type: text, label: K}
        - {name: d, type: csv-external}
        - name: town
          type: calculate
          calculation: instance('d')/root/item[key = ${k}]/town
        - name: other
          type: calculate
          calculation: pulldata('d', 'town', 'key', ${k})
        """,
        d="key,town\n1,North\n",
    ).dependents
    assert set(dependents["k"]) == {("town", "calculation"), ("other", "calculation")}


def test_a_default_is_worked_out_once_and_then_left_alone() -> None:
    found = of(
        """
        - {name: b, type: text, label: B}
        - name: a
          type: text
          label: A
          default: ${b}
        """
    )
    assert found.order == (("a", "default"),)
    assert found.dependents == {}
