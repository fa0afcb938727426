"""GeoJSON (RFC 7946): every place that was answered, with the other answers of its row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

from surveyapp.exporting.layout import Entry, Layout, found
from surveyapp.exporting.passing import submissions
from surveyapp.exporting.shapes import Cell, Point, Trace
from surveyapp.exporting.source import Options, Progress, Source, TableWritten, Written
from surveyapp.exporting.withholding import by_reason

GEOMETRIES = {"Point", "LineString", "Polygon"}


def write(source: Source, path: Path, options: Options, progress: Progress) -> Written:
    """Write one feature collection. What it says of itself stands beside the features (section 6.1)."""
    layout = Layout(source, options)
    rows = places = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"type": "FeatureCollection", {_about(source, layout)}, "features": [')
        for submission in submissions(source, progress):
            rows += 1
            for entry in layout.entries(submission):
                for feature in features(layout, entry):
                    file.write(("," if places else "") + "\n" + json.dumps(feature))
                    places += 1
        file.write(f'\n], "places": {places}, "submissions": {rows}}}\n')
    return Written(rows, (TableWritten("places", places),))


def features(layout: Layout, entry: Entry) -> Iterator[dict[str, object]]:
    """Yield the places of one row, each with the row's other answers as its properties."""
    for reader in entry.plan.readers:
        place = found(entry.answers, reader.steps) if isinstance(reader.shape, Point | Trace) else None
        if isinstance(place, dict) and place.get("type") in GEOMETRIES and "coordinates" in place:
            question = layout.tables[entry.plan.table].columns[reader.start].name.partition(":")[0]
            yield {
                "type": "Feature",
                "id": f"{entry.id}/{question}",
                "geometry": {"type": place["type"], "coordinates": place["coordinates"]},
                "properties": {"question": question, **_properties(layout, entry, question)},
            }


def _properties(layout: Layout, entry: Entry, question: str) -> dict[str, object]:
    """Return the filled cells of a row by column, without the place itself and the columns of choices."""
    told = {f"{question}:latitude", f"{question}:longitude", f"{question}:altitude", question}
    columns = layout.tables[entry.plan.table].columns
    filled = (
        (column.name, cell)
        for column, cell in zip(columns, layout.row(entry), strict=True)
        if cell is not None
    )
    return {name: _json(cell) for name, cell in filled if name not in told and "/" not in name}


def _json(cell: Cell) -> object:
    return cell.isoformat() if isinstance(cell, date | time) else cell


def _about(source: Source, layout: Layout) -> str:
    about = {
        "form": source.form.name,
        "title": source.form.title,
        "made_at": source.at.isoformat(),
        "made_by": source.who,
        "demo": source.demo,
        "filters": dict(source.filters),
        "left_out": by_reason(layout.withheld),
    }
    return ", ".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in about.items())
