"""Write docs/commands.md from the help of the commands: `make docs`. A test fails when the page is stale."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from surveyapp.cli import main

PAGE = Path(__file__).parent.parent / "docs" / "commands.md"
HEAD = """# Commands

Written by `make docs` from the commands' own help; `surveyapp COMMAND --help` shows the same.
Exit codes: 0 done, 1 not done (the reason is one sentence on the error stream), 2 not understood.
"""


def page() -> str:
    """Return the whole page."""
    context = click.Context(main, info_name="surveyapp")
    return HEAD + "".join(_sections(context, main))


def _sections(context: click.Context, command: click.Command) -> Iterator[str]:
    """Yield the sections of a command and of those below it."""
    yield _section(context, command)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None and not found.hidden:
                yield from _sections(click.Context(found, info_name=name, parent=context), found)


def _section(context: click.Context, command: click.Command) -> str:
    depth = "#" * min(1 + len(context.command_path.split()), 4)
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    help_text = inspect.cleandoc(command.help or "").partition("\f")[0].strip()
    lines = [f"\n{depth} {context.command_path}\n", help_text + "\n", f"```\n{usage}\n```\n"]
    options = list(_options(context, command))
    if options:
        lines.append("| option | meaning |\n| --- | --- |\n" + "\n".join(options) + "\n")
    return "\n".join(lines)


def _options(context: click.Context, command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record is not None:
            names, words = (text.replace("|", "\\|").replace("\n", " ") for text in record)
            yield f"| `{names}` | {_without_this_machine(words)} |"


def _without_this_machine(words: str) -> str:
    """Leave out where this checkout lies."""
    return words.replace(f"{PAGE.parent.parent}/", "")


def write() -> int:
    """Write the page, and say so."""
    PAGE.write_text(page(), "utf-8")
    print(f"{PAGE.name} written.")
    return 0


if __name__ == "__main__":
    sys.exit(write())
