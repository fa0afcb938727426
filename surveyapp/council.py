"""What the council says of itself: `settings.yaml`, read and checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml

from surveyapp import colours

SWITCHES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


class SettingsError(Exception):
    """A setting is missing or cannot be used; the text says which one and what to write instead."""


@dataclass(frozen=True, slots=True)
class Council:
    """What the council says of itself, from `settings.yaml` in `SURVEYAPP_HOME`. See docs/settings.md."""

    name: str = "Northfield Council"
    contact_email: str = "surveys@northfield.example"
    contact_phone: str = "01632 960001"
    contact_address: str = ""
    privacy_url: str = ""
    """A full privacy notice elsewhere; empty means our own page."""
    data_protection_email: str = ""
    safeguarding_adults: str = "01632 960002"
    safeguarding_children: str = "01632 960003"
    safeguarding_out_of_hours: str = "01632 960004"
    accessibility_reviewed: str = ""
    """The date (ISO) on which the council last reviewed the accessibility statement."""
    brand_colour: str = "#0b5d5a"
    """`#rrggbb`, dark enough for white text on it."""
    draft_languages: bool = False
    """Whether languages whose catalogs are drafts are offered to the public."""
    time_zone: str = "Europe/London"
    """By which days begin and end in the office and in exports; a name of the IANA database."""

    @property
    def zone(self) -> ZoneInfo:
        """The council's time zone."""
        return ZoneInfo(self.time_zone)


def read(path: Path) -> Council:
    """Read the council's file. What it does not set keeps its default.

    Raises:
        SettingsError: the file is not YAML, names a setting that does not exist, or a value cannot be used;
            the text begins with file and line.
    """
    known = {one.name: one for one in fields(Council)}
    found: dict[str, str | bool] = {}
    for place, name, written in _pairs(path):
        if name not in known:
            near = get_close_matches(name, known, n=1)
            meant = f"Did you mean {near[0]}? " if near else ""
            names = ", ".join(known)
            raise SettingsError(f"{place}: unknown setting {name!r}. {meant}Write one of: {names}.")
        if name in found:
            raise SettingsError(f"{place}: {name} is set twice. Leave one of them out.")
        try:
            found[name] = _switch(written) if isinstance(known[name].default, bool) else _text(name, written)
        except ValueError as error:
            raise SettingsError(f"{place}: {name}: {error}") from error
    return Council(**found)  # type: ignore[arg-type] # each was read as what its default is


def _pairs(path: Path) -> list[tuple[str, str, str]]:
    """Return place, name and value of each setting; all values are texts, so that 01632 stays 01632."""
    try:
        top = yaml.compose(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: this is not YAML: {error}") from error
    if top is None:
        return []
    if not isinstance(top, yaml.MappingNode):
        raise SettingsError(f"{path}:1: write one setting a line, like name: Eastmoor Council")
    pairs = []
    for name, value in top.value:
        place = f"{path}:{name.start_mark.line + 1}"
        if not isinstance(name, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            raise SettingsError(f"{place}: a setting has one value. Write it behind the name, on one line.")
        pairs.append((place, name.value, value.value.strip()))
    return pairs


def _switch(written: str) -> bool:
    if written.lower() not in SWITCHES:
        raise ValueError(f"{written!r} is neither true nor false. Write true or false.")
    return SWITCHES[written.lower()]


def _text(name: str, written: str) -> str:
    if name == "name" and not written:
        raise ValueError("the council needs a name. Leave the line out to keep the example.")
    if written and name in CHECKS:
        CHECKS[name](written)
    return written


def _email(written: str) -> None:
    if not EMAIL.fullmatch(written):
        raise ValueError(f"{written!r} is not an email address. Write one like surveys@council.example.")


def _address(written: str) -> None:
    if not re.fullmatch(r"https?://[^\s\"'<>]+", written):
        raise ValueError(f"{written!r} is not an address of a page. Write one like https://council.example/privacy.")


def _day(written: str) -> None:
    try:
        date.fromisoformat(written)
    except ValueError as error:
        raise ValueError(f"{written!r} is not a date. Write one like 2026-11-25.") from error


def _colour(written: str) -> None:
    if not colours.is_colour(written):
        raise ValueError(f"{written!r} is not a colour. Write one like #0b5d5a.")
    if not colours.is_readable(written):
        found = colours.contrast(written, colours.tint(written))
        raise ValueError(
            f"text in {written} on its light tint has a contrast of {found:.1f} to 1, and needs "
            f"{colours.READABLE}. Write a darker colour, such as {colours.darkened(written)}."
        )


def _zone(written: str) -> None:
    try:
        ZoneInfo(written)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(
            f"{written!r} is not a time zone that this machine knows. Write one like Europe/London."
        ) from error


CHECKS: Mapping[str, Callable[[str], None]] = {
    "contact_email": _email,
    "data_protection_email": _email,
    "privacy_url": _address,
    "accessibility_reviewed": _day,
    "brand_colour": _colour,
    "time_zone": _zone,
}
