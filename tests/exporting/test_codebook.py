"""The codebook says what every question and choice means, and what is not in the export."""

from __future__ import annotations

from pathlib import Path

from tests.exporting.reading import sheet


def test_the_codebook_explains_every_question_and_choice(party: Path) -> None:
    rows = {row["name"]: row for row in sheet(party, "Codebook").rows}
    assert list(rows)[:4] == ["start", "today", "about", "area"]
    assert rows["name"]["label:en"] == "What is your **name**?"
    assert rows["jobs"]["choices"] == "food = Cook something\nmusic = Play music\ntidy = Tidy up"
    assert rows["jobs"]["relevant"] == "${name} != ''"
    assert [rows[name]["class"] for name in ("start", "name", "health")] == ["P0", "P1", "P2"]
    assert rows["health"]["in_this_export"] == "left out: special category (P2)"
    assert rows["pet"]["in_this_export"] == "no longer asked"
    assert rows["dish"]["table"] == "dishes"
    clowning = sheet(party, "Choices").rows[-1]
    assert list(clowning.values()) == ["jobs", "clowning", "Be a clown", None, "no longer offered"]
