"""Settings come from the environment and one file, and say clearly what cannot be used."""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields
from multiprocessing import get_context
from pathlib import Path

import pytest

from surveyapp.settings import Council, Settings, SettingsError

ROOT = Path(__file__).parent.parent


def read(home: Path, **environment: str) -> Settings:
    return Settings.from_environment({"SURVEYAPP_HOME": str(home), **environment})


def secret_of(home: str) -> str:
    return read(Path(home)).secret_key


def test_an_empty_home_gives_an_embedded_database_and_the_defaults(tmp_path: Path) -> None:
    found = read(tmp_path / "home")
    assert found.database_url == f"sqlite:///{tmp_path / 'home' / 'surveyapp.sqlite'}"
    assert found.council == Council()
    assert found.council.draft_languages is False
    assert found.force_https is False


def test_the_secret_is_made_once_kept_and_readable_by_the_owner_alone(tmp_path: Path) -> None:
    first = read(tmp_path).secret_key
    assert len(first) >= 48
    assert read(tmp_path).secret_key == first
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_processes_that_start_together_agree_on_the_secret(tmp_path: Path) -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as processes:
        secrets = list(processes.map(secret_of, [str(tmp_path)] * 16))
    assert len(set(secrets)) == 1
    assert len(secrets[0]) >= 48


def test_a_given_secret_is_used_and_none_is_kept(tmp_path: Path) -> None:
    assert read(tmp_path, SECRET_KEY="ours").secret_key == "ours"
    assert list(tmp_path.iterdir()) == []


def test_a_shared_database_needs_a_given_secret(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="SECRET_KEY is not set"):
        read(tmp_path, DATABASE_URL="postgresql://db.example/surveys")


def test_the_council_says_who_it_is_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").write_text("name: Eastmoor Council\ndraft_languages: true\n", "utf-8")
    assert read(tmp_path).council == Council(name="Eastmoor Council", draft_languages=True)


@pytest.mark.parametrize(("written", "https"), [("1", True), ("0", False), ("", False)])
def test_a_switch_is_on_or_off(tmp_path: Path, written: str, https: bool) -> None:
    assert read(tmp_path, FORCE_HTTPS=written).force_https is https


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"FORCE_HTTPS": "true"}, "FORCE_HTTPS: 'true' is neither on nor off. Write 1 or 0"),
        ({"DATABASE_URL": "mysql://db"}, "DATABASE_URL: .* Write sqlite:///path or postgresql://"),
        ({"DATABASE_URL": "surveys.sqlite"}, "DATABASE_URL: .* Write sqlite:///path or postgresql://"),
    ],
)
def test_what_cannot_be_used_is_named_with_what_to_write(
    tmp_path: Path, environment: dict[str, str], words: str
) -> None:
    with pytest.raises(SettingsError, match=words):
        read(tmp_path, **environment)


def described() -> str:
    return (ROOT / "docs" / "settings.md").read_text("utf-8")


@pytest.mark.parametrize("name", [one.name for one in fields(Council)])
def test_every_setting_of_the_council_is_described_with_its_default(name: str) -> None:
    default = getattr(Council(), name)
    shown = {False: "`false`", "": "empty"}.get(default, f"`{default}`")
    assert f"| `{name}` | {shown} |" in described()


def test_every_variable_of_the_environment_that_the_code_reads_is_described() -> None:
    source = "".join(path.read_text("utf-8") for path in (ROOT / "surveyapp").rglob("*.py"))
    read_by_name = set(re.findall(r"""(?:os\.environ|values)(?:\.get\(|\[)"([A-Z_]+)\"""", source))
    assert {"SECRET_KEY", "DATABASE_URL", "SURVEYAPP_HOME", "FORCE_HTTPS"} <= read_by_name
    assert [name for name in sorted(read_by_name) if f"| `{name}` |" not in described()] == []
