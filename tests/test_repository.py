"""What is true of every file of the project: nothing of one machine or registry, no file too long."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LONGEST_MODULE = 300
LONGER_WITH_REASON: dict[str, str] = {}
"""Modules longer than that, each with the reason why it has only one subject."""

NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}

# instance('x')/root/item is an expression, not a path of a machine.
PATHS_OF_A_MACHINE = re.compile(
    r"(?<![\w.)])/(?:work|root(?!/item\b)|home/\w+|Users/\w+|tmp/bash)(?:/|\b)(?!\.\w)"
)
ADDRESS_OF_A_REGISTRY = re.compile(
    r'"resolved":\s*"http'
    r"|--(?:extra-)?index-url[ =]"
    r"|^\s*registry\s*=\s*\"?http"
    r"|pypi\.org/simple|files\.pythonhosted|registry\.npm" + r"js",
    re.MULTILINE,
)
PHYSICAL_DIRECTION = re.compile(
    r"(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    r"|(?:^|[\s;{])(?:left|right)\s*:",
    re.MULTILINE,
)
THIS_FILE = "tests/test_repository.py"


def tracked(*patterns: str) -> list[str]:
    """Return the files that git would commit: tracked ones, and new ones that are not ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return sorted({name for name in listed if name and (ROOT / name).is_file()})


def text_of(name: str) -> str:
    try:
        return (ROOT / name).read_text("utf-8")
    except UnicodeDecodeError:
        return ""  # a picture or a workbook


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {name: text_of(name) for name in tracked() if name != THIS_FILE}


def test_no_file_names_a_path_of_one_machine(texts: dict[str, str]) -> None:
    assert _found(PATHS_OF_A_MACHINE, texts) == []


def test_no_file_holds_the_address_of_a_registry(texts: dict[str, str]) -> None:
    assert _found(ADDRESS_OF_A_REGISTRY, texts) == []


def test_modules_are_short_or_say_why_not() -> None:
    lengths = {name: len(text_of(name).splitlines()) for name in tracked("*.py", "*.js", "*.css")}
    too_long = {name: length for name, length in lengths.items() if length > LONGEST_MODULE}
    assert too_long.keys() - LONGER_WITH_REASON.keys() == set()
    assert LONGER_WITH_REASON.keys() - too_long.keys() == set(), "short again: take it off the list"


def test_styles_follow_the_direction_of_the_text() -> None:
    assert _found(PHYSICAL_DIRECTION, {name: text_of(name) for name in tracked("*.css")}) == []


def test_modules_are_named_after_what_they_hold() -> None:
    named = {name for name in tracked("*.py", "*.js") if NAMES_THAT_SAY_NOTHING & set(_words_of_path(name))}
    assert named == set()


def test_a_silenced_check_gives_its_reason_beside_it() -> None:
    silent = re.compile(r"#\s*(?:type:\s*ignore|noqa)(?![^\n]*\]?\s+#\s*\w)[^\n]*")
    assert _found(silent, {name: text_of(name) for name in tracked("*.py") if name != THIS_FILE}) == []


def test_both_locks_pin_the_same_versions() -> None:
    run, test = _pins("requirements.txt"), _pins("requirements-test.txt")
    assert run.keys() - test.keys() == set()
    assert {name: version for name, version in run.items() if test[name] != version} == {}


def test_everything_in_a_lock_has_a_hash() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        entries = re.split(r"\n(?=\S)", text_of(name))
        assert [entry for entry in entries if "==" in entry and "--hash=sha256:" not in entry] == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["build"]]
    tests = [*asked, *project["optional-dependencies"]["test"]]
    assert _names(asked) - _pins("requirements.txt").keys() == set()
    assert _names(tests) - _pins("requirements-test.txt").keys() == set()


def test_the_changelog_begins_with_the_version_of_the_project() -> None:
    version = tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
    headings = re.findall(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == version


def _found(pattern: re.Pattern[str], texts: dict[str, str]) -> list[str]:
    return [
        f"{name}:{text.count(chr(10), 0, match.start()) + 1}: {match[0].strip()}"
        for name, text in texts.items()
        for match in pattern.finditer(text)
    ]


def _words_of_path(name: str) -> list[str]:
    return [part.split(".")[0] for part in Path(name).parts]


def _pins(name: str) -> dict[str, str]:
    found = re.findall(r"^([A-Za-z0-9_.\[\]-]+)==([^ \\;]+)", text_of(name), re.MULTILINE)
    return {_normal(package): version for package, version in found}


def _names(requirements: list[str]) -> set[str]:
    return {_normal(re.split(r"[>=<~! ;]", requirement)[0]) for requirement in requirements}


def _normal(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package.partition("[")[0]).lower()
