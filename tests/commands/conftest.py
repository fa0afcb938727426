"""The installations that commands are run on."""

from tests.commands.desk import desk, empty_desk, upgraded

__all__ = ["desk", "empty_desk", "upgraded"]
