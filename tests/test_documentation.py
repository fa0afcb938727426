"""What is written about the project is true of it: commands, dependencies, settings, addresses."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest
from flask import Flask

from surveyapp.cli import main
from surveyapp.forms import load
from surveyapp.settings import Council, Settings
from tests.web.conftest import app

__all__ = ["app"]

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"(?<=\]\()[^)#\s]+|(?<=src=\")[^\"]+")
COMMAND = re.compile(r"(?:^|[\s/`])surveyapp ((?:[a-z][a-z|-]*\s?)+)", re.MULTILINE)
ENVIRONMENT = ("DATABASE_URL", "SECRET_KEY", "SURVEYAPP_HOME", "FORCE_HTTPS")


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def links(page: Path) -> list[str]:
    """Return the links of a page to other files of the project."""
    words = re.sub(r"```.*?```|`[^`\n]+`", "", page.read_text("utf-8"), flags=re.DOTALL)
    return [link for link in LINK.findall(words) if not re.match(r"[a-z]+:", link)]


def commands(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command."""
    if words:
        yield words
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, (*words, name))


def test_the_page_of_commands_is_as_the_commands_say() -> None:
    from scripts.document_commands import page

    assert text("docs/commands.md") == page(), "stale: run make docs"


def test_every_command_says_what_it_is_for() -> None:
    context = click.Context(main)
    for words in commands(main):
        command: click.Command | None = main
        for word in words:
            assert isinstance(command, click.Group)
            command = command.get_command(context, word)
        assert command is not None
        assert command.help, words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_that_are_written_about_exist(page: Path) -> None:
    known = set(commands(main))
    code = re.findall(r"```.*?```|`[^`\n]+`", page.read_text("utf-8"), re.DOTALL)
    written = [one for block in code for words in COMMAND.findall(block) for one in named(words)]
    assert [one for one in written if one not in known] == []


def named(words: str) -> list[tuple[str, ...]]:
    """Return the commands that are meant by words such as `users add|list`."""
    first, *rest = words.split()
    group = isinstance(main.get_command(click.Context(main), first), click.Group)
    return [(first, second) for second in rest[0].split("|")] if group and rest else [(first,)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    assert [link for link in links(page) if not (page.parent / link).exists()] == []


def test_every_page_is_linked_from_the_readme_or_a_page_that_is() -> None:
    reached, left = set(), [ROOT / "README.md"]
    while left:
        page = left.pop()
        if page not in reached and page.suffix == ".md" and page.exists():
            reached.add(page)
            left += [(page.parent / link).resolve() for link in links(page)]
    assert [page.name for page in PAGES if page not in reached] == []


def test_every_dependency_has_its_reason_and_no_other_is_named() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    asked = [
        *project["dependencies"],
        *(one for extra in project["optional-dependencies"].values() for one in extra),
    ]
    names = {re.split(r"[\[>=<~! ;]", one)[0].lower() for one in asked}
    written = set(re.findall(r"^\| ([a-z0-9-]+) \|", text("docs/dependencies.md"), re.MULTILINE))
    assert written - {"package", "---"} == names


def test_every_setting_is_documented() -> None:
    settings = text("docs/settings.md")
    written = [*ENVIRONMENT, *(one.name for one in fields(Council))]
    assert [name for name in written if f"`{name}`" not in settings] == []
    assert {one.name for one in fields(Settings)} <= {
        "home",
        "database_url",
        "secret_key",
        "force_https",
        "council",
    }


def test_every_address_is_listed(app: Flask) -> None:
    listed = set(re.findall(r"`(/[^`]*)`", text("docs/architecture.md")))
    rules = (re.sub(r"<\w+:", "<", rule.rule) for rule in app.url_map.iter_rules())
    shown = {rule.replace("<name>", "<form>") for rule in rules}
    prefixes = tuple(one for one in listed if one.endswith("/") and one.count("/") > 1 and "<" not in one)
    missing = {rule for rule in shown if rule not in listed and not rule.startswith(prefixes)}
    assert missing == set()


def test_the_readme_names_the_two_commands_and_credits_the_sources() -> None:
    readme = text("README.md")
    assert "make run" in readme
    assert "make test" in readme
    assert "Governance International" in readme
    assert "are our own" in " ".join(readme.split())


@pytest.mark.parametrize("page", ["README.md", "docs/form-language.md"])
def test_the_first_form_of_a_page_is_whole(page: str, tmp_path: Path) -> None:
    form = re.search(r"```yaml\n(form: street-party\n.*?)```", text(page), re.DOTALL)
    assert form is not None
    (tmp_path / "street-party.yaml").write_text(form[1], "utf-8")
    assert load(tmp_path / "street-party.yaml").title == "Help with our street party"


@pytest.mark.parametrize("target", ["run", "test", "docs", "screenshots", "audit", "lock", "benchmark"])
def test_what_the_pages_say_about_make_is_so(target: str) -> None:
    assert re.search(rf"^{target}:.*## ", text("Makefile"), re.MULTILINE)
