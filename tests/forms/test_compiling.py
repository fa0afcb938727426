"""The model that the page's JavaScript works with."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from surveyapp import forms
from surveyapp.forms import compiled
from tests.forms.authoring import load

FORMS = sorted((Path(__file__).parent.parent.parent / "forms").glob("*.yaml"))


def test_the_model_holds_types_rules_and_what_filters_read() -> None:
    form = load(
        """
        - {name: a, type: select_one l, label: A, required: yes, choice_filter: co = 'x'}
        - repeat: r
          label: R
          soft_limit: 3
          repeat_count: 2
          relevant: ${a} = 'u'
          questions:
            - name: b
              type: text
              label: B
              input: phone
              appearance: multiline
              constraint: . != ''
              default: x
            - {name: c, type: range, label: C, parameters: start=0 end=4 step=1, read_only: true()}
        - {name: d, type: csv-external}
        - {name: e, type: calculate, calculation: "pulldata('d', 'town', 'key', 1)"}
        """,
        """
        l:
          - {name: u, label: U, co: x, other: y, channels: [web, html]}
          - {name: v, label: V}
        """,
        d="key,town,size\n1,North,9\n",
    )
    model = compiled(form).as_json()
    assert model == {
        "form": "test",
        "version": form.version,
        "items": [
            {
                "name": "a",
                "key": "a",
                "type": "select_one",
                "list": "l",
                "choice_filter": ["=", ["path", ["here"], ["child", "co"]], "x"],
                "required": ["call", "true"],
            },
            {
                "name": "r",
                "key": "r",
                "type": "repeat",
                "soft_limit": 3,
                "repeat_count": 2,
                "relevant": ["=", ["ref", "a"], "u"],
                "children": [
                    {
                        "name": "b",
                        "key": "b",
                        "type": "text",
                        "input": "phone",
                        "appearance": ["multiline"],
                        "constraint": ["!=", ["here"], ""],
                        "default": "x",
                    },
                    {
                        "name": "c",
                        "key": "c",
                        "type": "range",
                        "parameters": {"start": "0", "end": "4", "step": "1"},
                        "read_only": ["call", "true"],
                    },
                ],
            },
            {"name": "d", "key": "d", "type": "csv-external"},
            {
                "name": "e",
                "key": "e",
                "type": "calculate",
                "calculation": ["call", "pulldata", "d", "town", "key", 1],
            },
        ],
        "choices": {"l": [{"name": "u", "co": "x", "channels": ["web", "html"]}, {"name": "v"}]},
        "instances": {"d": [{"key": "1", "town": "North"}]},
        "dependents": {"a": [["r", "relevant"]]},
        "order": model["order"],
    }


def test_a_path_to_all_columns_keeps_them_all() -> None:
    form = load(
        """
        - {name: d, type: csv-external}
        - {name: e, type: calculate, calculation: "count(instance('d')/root/item/*)"}
        """,
        d="key,town\n1,North\n",
    )
    assert compiled(form).as_json()["instances"] == {"d": [{"key": "1", "town": "North"}]}


def test_an_unlinked_form_says_so() -> None:
    assert (
        compiled(load("- {name: a, type: text, label: A}", top="unlinked: yes")).as_json()["unlinked"] is True
    )


def test_a_version_is_compiled_once() -> None:
    survey = "- {name: a, type: text, label: A}"
    assert compiled(load(survey)) is compiled(load(survey))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_the_model_of_each_form_is_small_json(path: Path) -> None:
    model = compiled(forms.load(path)).as_json()
    text = json.dumps(model, separators=(",", ":"))
    assert json.loads(text) == model
    assert len(gzip.compress(text.encode("utf-8"))) < 6_000
