"""Receipts: the proof that a submission is kept, and the code by which its sender can speak of it later."""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from surveyapp.storage.database import Database
from surveyapp.storage.tables import ReceiptRow

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Neither 0 and O, nor 1, I and L, nor U and V stand beside each other."""
LENGTH = 12
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{12}")
"""What a device may have made: Crockford's base 32 has no look-alikes either."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a device waits for before it deletes anything."""

    uuid: UUID
    sha256: str
    """Of the very bytes that came, in hexadecimal digits."""
    received_at: datetime
    """In UTC; for an unlinked form only its week."""
    receipt_code: str


def code_for(uuid: UUID, key: bytes) -> str:
    """Return the receipt code of a submission that came without one: always the same, never guessed."""
    number = int.from_bytes(hmac.digest(key, uuid.bytes, hashlib.sha256))
    letters = []
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def is_code(text: str | None) -> bool:
    """Return whether this is a receipt code that a device may have made."""
    return text is not None and CODE.fullmatch(text) is not None


def find(database: Database, uuid: UUID) -> Receipt | None:
    """Return the receipt of a kept submission."""
    with database.session() as session:
        row = session.get(ReceiptRow, uuid)
    return of_row(row, uuid) if row else None


def of_row(row: ReceiptRow, uuid: UUID) -> Receipt:
    """Return the receipt for the sender, who knows the submission by `uuid`."""
    return Receipt(uuid, row.sha256, row.received_at, row.receipt_code)
