"""GeoJSON: every place that was answered, for a map."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import cast

from surveyapp.exporting import Options, export, has_places
from tests.exporting.material import PARTY, Filled, everything, question, source


def exported(
    folder: Path, *submissions: Filled, options: Options | None = None, demo: bool = False
) -> dict[str, object]:
    export(source(submissions, demo=demo), folder / "party.geojson", options)
    return cast(dict[str, object], json.loads((folder / "party.geojson").read_text("utf-8")))


def features(collection: dict[str, object]) -> list[dict[str, object]]:
    return cast(list[dict[str, object]], collection["features"])


def properties(feature: dict[str, object]) -> dict[str, object]:
    return cast(dict[str, object], feature["properties"])


def test_a_form_has_places_if_it_asks_for_one_anywhere() -> None:
    assert has_places(PARTY)
    assert not has_places(replace(PARTY, children=(question("text", "address"),)))


def test_a_geopoint_is_a_point_and_a_geoshape_a_polygon(tmp_path: Path) -> None:
    place, plot = features(exported(tmp_path, everything()))
    assert place["geometry"] == {"type": "Point", "coordinates": [-1.5, 52.25, 80.0]}
    assert plot["geometry"] == {"type": "Polygon", "coordinates": [[[0, 51], [1, 51], [1, 52], [0, 51]]]}
    assert place["id"] == f"{everything().uuid}/place"


def test_a_place_comes_with_the_other_answers_of_its_row(tmp_path: Path) -> None:
    found = properties(features(exported(tmp_path, everything()))[0])
    chosen = {name: found[name] for name in ("question", "name", "jobs", "born", "place:accuracy")}
    assert chosen == {
        "question": "place",
        "name": "Ann",
        "jobs": "Play music; Cook something",
        "born": "1971-02-03",
        "place:accuracy": 4.5,
    }
    assert {"place:latitude", "jobs/food", "health"} & found.keys() == set()


def test_special_category_answers_come_only_when_asked_for(tmp_path: Path) -> None:
    collection = exported(tmp_path, everything(), options=Options(include_special=True))
    assert properties(features(collection)[0])["health"] == "Fair"
    assert collection["left_out"] == {}


def test_it_says_what_it_is_and_ends_with_its_counts(tmp_path: Path) -> None:
    collection = exported(tmp_path, everything(), Filled({}), demo=True)
    assert collection["type"] == "FeatureCollection"
    assert (collection["form"], collection["demo"]) == ("street-party", True)
    assert collection["left_out"] == {"special category (P2)": ["health"]}
    assert (collection["places"], collection["submissions"]) == (2, 2)


def test_without_a_place_there_is_no_feature(tmp_path: Path) -> None:
    assert features(exported(tmp_path, Filled({"place": "somewhere"}))) == []
