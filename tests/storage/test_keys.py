"""All processes of an installation have the same keys, and no other installation has them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from surveyapp.storage.database import Database
from surveyapp.storage.keys import key


def test_a_key_is_made_once_even_when_many_ask_at_once(database: Database) -> None:
    with ThreadPoolExecutor(6) as threads:
        found = set(threads.map(lambda _: key(database, "submissions"), range(12)))
    assert [len(each) for each in found] == [32]
    assert key(database, "another") not in found
