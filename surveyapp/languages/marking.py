"""Marks for texts that are translated later than where they are written, so that extraction finds them."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802 # gettext's own name for it, which every extractor knows
    """Return the message unchanged; look it up with `interface(language).gettext` where it is shown."""
    return message


def ngettext_noop(one: str, other: str) -> tuple[str, str]:
    """Return a message that counts, unchanged; look it up with `interface(language).ngettext` or `.forms`."""
    return one, other
