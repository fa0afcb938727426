"""The command line: which commands there are, and how they say that something cannot be done.

Commands are imported when they are asked for, so that `surveyapp --help` does not load the whole house.
"""

from __future__ import annotations

import importlib

import click

from surveyapp.commands import refusals

COMMANDS = {
    "db": "surveyapp.commands.db:db",
    "demo": "surveyapp.commands.demo:demo",
    "export": "surveyapp.commands.export:export",
    "forms": "surveyapp.commands.forms:forms",
    "serve": "surveyapp.commands.serve:serve",
    "submissions": "surveyapp.commands.submissions:submissions",
    "translations": "surveyapp.commands.translations:group",
    "users": "surveyapp.commands.users:users",
}


class Program(click.Group):
    """The commands by name, each imported on first use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 # the signature is click's
        """Return the names of all commands in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 # the same
        """Return a command, or None for a name that is not one."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)  # noqa: S101 # tells the type checker
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command. What it cannot do is told in a sentence, without a traceback."""
        with refusals.told():
            return super().invoke(ctx)


@click.command(
    cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="surveyapp")
def main() -> None:
    """Surveys that councils and citizens fill in together.

    Everything is kept in one folder, `$SURVEYAPP_HOME` or `./var`; settings are in docs/settings.md.
    """


if __name__ == "__main__":
    main()
