"""What the service keeps, for tests to look at."""

from __future__ import annotations

from uuid import UUID

from flask import Flask

from surveyapp.storage import submissions
from surveyapp.storage.submissions import Submission
from surveyapp.web.services import services
from tests.web.client import Page


def submission(app: Flask, uuid: str | UUID) -> Submission:
    """Return a submission that is kept."""
    with app.app_context():
        found = submissions.get(services().database, UUID(str(uuid)))
    assert found is not None
    return found


def sent_by(app: Flask, thanks: Page) -> Submission:
    """Return the submission that a page thanks for."""
    assert "/sent/" in thanks.path
    return submission(app, thanks.path.rpartition("/")[2])


def how_many(app: Flask, form: str) -> int:
    """Return how many submissions of a form are kept."""
    with app.app_context():
        return submissions.count(services().database, form, demo=False)
