"""A small form with everything that storage looks at, and submissions to it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

from surveyapp.forms import Sources
from surveyapp.storage import publishing, receiving
from surveyapp.storage.database import Database
from surveyapp.storage.receipts import Receipt
from surveyapp.storage.receiving import Accepted, Delivery, Outcome

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday

SOURCE = """\
form: {name}
title: {title}
{settings}
choices:
  yes_no:
    - {{name: "yes", label: "Yes"}}
    - {{name: "no", label: "No"}}
  area: area.csv
survey:
  - {{name: begun, type: start}}
  - {{name: day, type: today}}
  - group: about
    label: Helping out
    questions:
      - {{name: helps, type: select_one yes_no, label: Would you like to help?, required: "yes"}}
      - {{name: what, type: text, label: What would you do?, relevant: "${{helps}} = 'yes'"}}
      - {{name: where, type: select_one area, label: Where do you live?}}
      - {{name: guests, type: integer, label: How many come with you?, constraint: ". < 10"}}
      - {{name: all, type: calculate, calculation: "coalesce(${{guests}}, 0) + 1"}}
      - {{name: back, type: date, label: When may we call?, constraint: ". >= today()"}}
      - {{name: photo, type: image, label: A photo of the street}}
"""
AREAS = "name,label\nnorth,North End\nsouth,South End\n"


def sources(title: str = "Help with our street party", settings: str = "") -> Sources:
    """Return a version of the form; another title or setting is another version."""
    source = SOURCE.format(name="street-party", title=title, settings=settings)
    return Sources("street-party", source, {"area.csv": AREAS})


def publish(database: Database, title: str = "Help with our street party", settings: str = "") -> str:
    """Publish a version of the form; return its hash."""
    return publishing.publish(database, sources(title, settings=settings)).version


def delivery(version: str, uuid: UUID | None = None, **changed: object) -> Delivery:
    """Return a submission to the form; what is not given is as a person might send it."""
    about: dict[str, object] = {"helps": "yes", "what": "Cook", "where": "north", "guests": 2, "all": 3}
    fields: dict[str, object] = {
        "form": "street-party",
        "version": version,
        "language": "en",
        "channel": "web",
        "started_at": None,
        "finished_at": None,
        "answers": {"about": about},
        "trusted": True,
        **changed,
    }
    if "body" not in fields:
        fields["body"] = json.dumps(fields, default=str, sort_keys=True).encode()
    return Delivery(uuid=uuid or uuid4(), **fields)  # type: ignore[arg-type] # tests give what they mean to


def receive(database: Database, version: str, uuid: UUID | None = None, **changed: object) -> Outcome:
    """Receive such a submission."""
    return receiving.receive(database, delivery(version, uuid, **changed))


def receipt_of(outcome: Outcome) -> Receipt:
    """Return the receipt of a submission that has to have been accepted."""
    assert isinstance(outcome, Accepted), outcome
    return outcome.receipt
