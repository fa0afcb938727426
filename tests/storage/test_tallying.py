"""Counts by language, channel and state, without reading an answer."""

from __future__ import annotations

from datetime import timedelta

from surveyapp.storage.database import Database
from surveyapp.storage.tallying import Tallied, tally
from tests.storage.street_party import NOON, publish, receive


def test_submissions_are_counted_by_language_channel_and_state(database: Database) -> None:
    version = publish(database)
    receive(database, version, language="cy", channel="web", received_at=NOON)
    receive(database, version, language="en", channel="paper", received_at=NOON)
    receive(database, version, language="en", channel="web", received_at=NOON + timedelta(days=2))
    receive(database, version, language="en", channel="web", received_at=NOON + timedelta(days=1))
    assert tally(database, "street-party", demo=False) == [
        Tallied("cy", "web", "received", 1, NOON),
        Tallied("en", "paper", "received", 1, NOON),
        Tallied("en", "web", "received", 2, NOON + timedelta(days=2)),
    ]


def test_made_up_submissions_are_counted_apart(database: Database) -> None:
    receive(database, publish(database), demo=True)
    assert tally(database, "street-party", demo=False) == []
    assert [one.count for one in tally(database, "street-party", demo=True)] == [1]


def test_a_form_nobody_answered_has_no_counts(database: Database) -> None:
    assert tally(database, "street-party", demo=False) == []
