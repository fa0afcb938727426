"""A browser without JavaScript: opens pages, checks each of them, fills forms in and presses buttons."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urldefrag, urlsplit

from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from surveyapp import languages
from surveyapp.web.security_headers import HEADERS
from tests.web import html_rules
from tests.web.html_tree import Element

REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that a person chose."""

    content: bytes
    name: str
    type: str = "image/jpeg"


@dataclass(slots=True)
class Page:
    """An opened page, and what is typed into it."""

    client: Client
    path: str
    response: TestResponse
    document: Element
    typed: dict[str, list[str]] = field(default_factory=dict)
    chosen: dict[str, Upload] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """The status it was answered with."""
        return self.response.status_code

    @property
    def title(self) -> str:
        """Its title."""
        return self.document.first("title").text()

    def heading(self) -> str:
        """Return the heading of the part that shows."""
        return next(
            (one.text() for one in self.document.all("h2") if one.shows() and one.get("id") == ""), ""
        )

    def text(self) -> str:
        """Return the text of its main part, without what is hidden."""
        return " ".join(_shown(self.document.first("main")).split())

    def summary(self) -> list[str]:
        """Return the lines of the error summary."""
        box = self.document.first("div", id="summary")
        return [one.text() for one in box.all("a")] if box.shows() else []

    def question(self, name: str) -> Element:
        """Return the part of the page that asks a question, by the name of its field."""
        return self.document.first("div", data_field=name)

    def fill(self, **answers: str | Sequence[str]) -> Page:
        """Type or choose answers. `__` in a name stands for `-`. They need not be shown."""
        for name, answer in answers.items():
            values = [answer] if isinstance(answer, str) else list(answer)
            self.set(name.replace("__", "-"), values)
        return self

    def set(self, name: str, values: list[str]) -> None:
        """Type or choose under the very name of a field, which must be on the page and be able to hold it."""
        controls = [one for one in self._controls() if one.get("name") == name]
        assert controls, f"no field {name} on {self.path}"
        if controls[0].get("type") in ("radio", "checkbox"):
            on_offer = {one.get("value") for one in controls}
            assert set(values) <= on_offer, f"{name} cannot be {values}, only {sorted(on_offer)}"
        self.typed[name] = values

    def choose(self, name: str, upload: Upload) -> Page:
        """Choose a file."""
        assert self.document.all("input", type="file", name=name)
        self.chosen[name] = upload
        return self

    def values(self, name: str) -> list[str]:
        """Return what stands in the fields of a name."""
        return self.fields().getlist(name)

    def fields(self) -> MultiDict[str, str]:
        """Return what the form would post, as a browser reads it."""
        found: MultiDict[str, str] = MultiDict()
        done: set[str] = set()
        for control in self._controls():
            name = control.get("name")
            if name in self.typed:
                if name not in done:
                    done.add(name)
                    found.setlist(name, self.typed[name])
            elif (value := _value(control)) is not None:
                found.add(name, value)
        return found

    def buttons(self) -> list[str]:
        """Return the values of the buttons that show."""
        return [
            one.get("value")
            for one in self.document.all("button")
            if one.shows() and one.get("name") == "_do"
        ]

    def press(self, value: str) -> Page:
        """Press the button of this value, which must be on the page."""
        pressed = self.document.first("button", name="_do", value=value)
        form = next((one for one in pressed.around() if one.tag == "form"), None) or self.document.first(
            "form"
        )
        action, _ = urldefrag(pressed.get("formaction") or form.get("action") or self.path)
        data: MultiDict[str, object] = MultiDict(self.fields().items(multi=True))
        data.add("_do", value)
        for name, upload in self.chosen.items():
            data.add(name, (io.BytesIO(upload.content), upload.name, upload.type))
        return self.client.post(action, data)

    def go_on(self) -> Page:
        """Press Continue."""
        return self.press("continue")

    def _controls(self) -> Iterator[Element]:
        for control in self.document.all("input", "textarea", "select"):
            inside_pattern = any(one.tag == "template" for one in control.around())
            if control.get("name") and not inside_pattern and control.get("type") != "file":
                yield control


class Client:
    """Opens pages of an application, and checks each of them."""

    def __init__(self, app: Flask) -> None:
        """Start with no cookies."""
        self.app = app
        self.http = app.test_client()

    def open(self, path: str, status: int = HTTPStatus.OK) -> Page:
        """Open a page, following where it leads."""
        page = self._follow(self.http.get(path), path)
        assert page.status == status, f"{path}: {page.response.status}"
        return page

    def post(self, path: str, data: MultiDict[str, object]) -> Page:
        """Post a form, following where it leads."""
        response = self.http.post(path, data=data, content_type="multipart/form-data")
        assert response.headers["Cache-Control"] == "no-store" or response.status_code in REDIRECTS
        return self._follow(response, path)

    def _follow(self, response: TestResponse, path: str) -> Page:
        while response.status_code in REDIRECTS:
            path = urlsplit(response.headers["Location"])._replace(scheme="", netloc="").geturl()
            response = self.http.get(path)
        for name, value in HEADERS.items():
            assert response.headers.get(name) == value, f"{path}: {name} is {response.headers.get(name)}"
        assert response.mimetype == "text/html", f"{path}: {response.status} {response.mimetype}"
        content = response.get_data(as_text=True)
        spoken = content.partition('lang="')[2].partition('"')[0]
        error_word = languages.interface(spoken).gettext("Error:")
        return Page(self, path, response, html_rules.check(content, error_word))


def _value(control: Element) -> str | None:
    kind = control.get("type", "text")
    if kind in ("radio", "checkbox"):
        return control.get("value", "on") if control.has("checked") else None
    if control.tag == "textarea":
        text = "".join(child for child in control.children if isinstance(child, str))
        return text.removeprefix("\r\n").removeprefix("\n")
    if control.tag == "select":
        chosen = [one for one in control.all("option") if one.has("selected")] or control.all("option")[:1]
        return chosen[0].get("value") if chosen else None
    return None if kind in ("submit", "button") else control.get("value")


def _shown(element: Element) -> str:
    if element.has("hidden") or element.tag in ("template", "script", "noscript"):
        return ""
    return " ".join(child if isinstance(child, str) else _shown(child) for child in element.children)
