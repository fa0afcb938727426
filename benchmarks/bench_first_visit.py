"""Bytes on the wire of a first visit to each form: page, styles and JavaScript, as served with gzip.

    python benchmarks/bench_first_visit.py

Only bodies count; the headers of an answer are a few hundred bytes more. The goal is under 60 KB (of 1,000
bytes) for the whole visit. For scale, before any form: Enketo ships 285 KB, SurveyJS 405 KB, ODK Web Forms
1,163 KB.
"""

from __future__ import annotations

import gzip
import re
import tempfile
from dataclasses import dataclass

from flask.testing import FlaskClient

from surveyapp import create_app, places
from surveyapp.storage import publishing
from surveyapp.web.services import services

GOAL = 60_000
LINKED = re.compile(r'<(?:link|script)\b[^>]*?\b(?:href|src)="(/static/[^"]+)"')
WITHOUT_SCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Visit:
    """The bytes of one first visit, by what they are."""

    html: int
    css: int
    js: int
    other: int

    @property
    def whole(self) -> int:
        """Return all of them."""
        return self.html + self.css + self.js + self.other


def main() -> None:
    """Print a line for each form, and whether the largest reaches the goal."""
    with tempfile.TemporaryDirectory() as home:
        app = create_app({"SURVEYAPP_HOME": home, "DATABASE_URL": f"sqlite:///{home}/surveyapp.sqlite"})
        with app.app_context():
            services().database.upgrade()
            publishing.seed(services().database, places.FORMS, places.data_folder(services().settings.home))
            forms = [
                form.form for form in publishing.published(services().database) if form.audience == "public"
            ]
        visits = {form: visit(app.test_client(), form) for form in forms}
    print(f"{'bytes with gzip':28}{'HTML':>8}{'CSS':>8}{'JS':>8}{'other':>8}{'whole':>8}")
    for form, one in visits.items():
        print(f"{form:28}{one.html:8,}{one.css:8,}{one.js:8,}{one.other:8,}{one.whole:8,}")
    largest = max(one.whole for one in visits.values())
    print(f"largest: {largest:,}   goal: under {GOAL:,}   {'reached' if largest < GOAL else 'MISSED'}")


def visit(client: FlaskClient, form: str) -> Visit:
    """Fetch a form's page and everything that it links to, once each."""
    address = f"/en/{form}"
    page = fetch(client, address)
    text = gzip.decompress(page).decode()
    linked = dict.fromkeys(LINKED.findall(WITHOUT_SCRIPT.sub("", text)))
    sizes = {path: len(fetch(client, path)) for path in linked}
    css = sum(size for path, size in sizes.items() if path.endswith(".css"))
    js = sum(size for path, size in sizes.items() if path.endswith(".js"))
    return Visit(len(page), css, js, sum(sizes.values()) - css - js)


def fetch(client: FlaskClient, path: str) -> bytes:
    """Return the body of an answer as it goes over the wire."""
    response = client.get(path, headers={"Accept-Encoding": "gzip"})
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status}")
    return bytes(response.data)


if __name__ == "__main__":
    main()
