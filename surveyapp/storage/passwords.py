"""Passwords: what is good enough, and how they are kept (argon2id, parameters after OWASP's cheat sheet)."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

SHORTEST = 12
LONGEST = 200
"""Characters. A longer one would only make the server work."""
FEWEST_DIFFERENT = 5

_hasher = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)


class WeakPassword(ValueError):  # noqa: N818 # says what is wrong, which is the point of its name
    """The password will not do; the text says why and what to choose."""


def check(password: str) -> None:
    """Do nothing if the password is good enough.

    Raises:
        WeakPassword: it is too short, too long or too uniform.
    """
    if len(_plain(password)) < SHORTEST:
        raise WeakPassword(f"Choose a password of at least {SHORTEST} characters. Three words are fine.")
    if len(_plain(password)) > LONGEST:
        raise WeakPassword(f"Choose a password of at most {LONGEST} characters.")
    if len(set(_plain(password))) < FEWEST_DIFFERENT:
        raise WeakPassword("Choose a password that does not repeat the same few characters.")


def hashed(password: str) -> str:
    """Return what is kept of a password, salt and parameters in it."""
    return _hasher.hash(_bytes(password))


def matches(kept: str | None, password: str) -> bool:
    """Return whether this is the password. With nothing kept it is not, and that takes as long to tell."""
    try:
        return _hasher.verify(_stand_in() if kept is None else kept, _bytes(password))
    except (VerifyMismatchError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Return whether it was made with weaker parameters than today's, and is to be made again."""
    return _hasher.check_needs_rehash(kept)


@cache
def _stand_in() -> str:
    """Return the hash of a password that nobody knows."""
    return _hasher.hash(secrets.token_urlsafe(32))


def _bytes(password: str) -> bytes:
    """Return what is hashed: enough of any text to tell a right password from one too long to be one."""
    return _plain(password)[: LONGEST + 1].encode("utf-8", "surrogatepass")


def _plain(password: str) -> str:
    """Return the password in the one spelling that every keyboard's version of it has (RFC 8265)."""
    return unicodedata.normalize("NFC", password)
