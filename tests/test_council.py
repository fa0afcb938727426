"""The council says who it is in one file, and is told by line what cannot be used."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from surveyapp.council import Council, SettingsError, read


def council(folder: Path, text: str) -> Council:
    (folder / "settings.yaml").write_text(text, "utf-8")
    return read(folder / "settings.yaml")


def test_what_is_not_set_keeps_its_default(tmp_path: Path) -> None:
    assert council(tmp_path, "") == Council()
    assert council(tmp_path, "# nothing yet\nname: Eastmoor Council\n") == Council(name="Eastmoor Council")


def test_the_defaults_pass_the_checks(tmp_path: Path) -> None:
    lines = [f"{name}: '{getattr(Council(), name)}'\n" for name in Council.__slots__]
    assert council(tmp_path, "".join(lines)) == Council()


@pytest.mark.parametrize("number", ["01632 960001", "01632060001", "+44 1632 960001"])
def test_a_telephone_number_stays_as_it_is_written(tmp_path: Path, number: str) -> None:
    assert council(tmp_path, f"contact_phone: {number}\n").contact_phone == number


@pytest.mark.parametrize(("written", "on"), [("true", True), ("yes", True), ("False", False), ("off", False)])
def test_a_switch_is_on_or_off(tmp_path: Path, written: str, on: bool) -> None:
    assert council(tmp_path, f"draft_languages: {written}\n").draft_languages is on


def test_the_time_zone_is_one_by_which_days_can_be_told(tmp_path: Path) -> None:
    assert Council().zone == ZoneInfo("Europe/London")
    assert council(tmp_path, "time_zone: Europe/Berlin\n").zone == ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nmae: Eastmoor\n", r":1: unknown setting 'nmae'\. Did you mean name\? Write one of: name, "),
        ("name: A\n\nname: B\n", ":3: name is set twice"),
        ("name:\n", ":1: name: the council needs a name"),
        ("name: [Eastmoor\n", "this is not YAML"),
        ("just words\n", ":1: write one setting a line"),
        ("- name: Eastmoor\n", ":1: write one setting a line"),
        ("name: [a]\n", ":1: a setting has one value"),
        ("draft_languages: perhaps\n", "draft_languages: 'perhaps' is neither true nor false"),
        ("contact_email: us\n", "contact_email: 'us' is not an email address"),
        ("privacy_url: privacy\n", "privacy_url: 'privacy' is not an address of a page"),
        ("privacy_url: javascript:alert(1)\n", "is not an address of a page"),
        ("accessibility_reviewed: May\n", "accessibility_reviewed: 'May' is not a date"),
        ("brand_colour: teal\n", "brand_colour: 'teal' is not a colour"),
        ("brand_colour: '#ffcc00'\n", "contrast of 1.* to 1, and needs 4.5. Write a darker colour, such as"),
        ("time_zone: Northfield\n", "time_zone: 'Northfield' is not a time zone"),
        ("time_zone: ../../etc/passwd\n", "is not a time zone"),
    ],
)
def test_what_cannot_be_used_is_named_by_line(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        council(tmp_path, text)
