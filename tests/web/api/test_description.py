"""What the API says of itself, and what it lists."""

from __future__ import annotations

import hashlib
from http import HTTPStatus

import pytest
from flask import Flask

from tests.storage.pictures import picture
from tests.web.api.sending import digest, problem, version_of

FORMS = {
    "capabilities-assessment",
    "community-asset-survey",
    "coproduction-explorer",
    "equality",
    "priority-rating",
    "visit-record",
}


def test_the_description_names_every_address_of_the_api(app: Flask) -> None:
    described = app.test_client().get("/api/v1/openapi.json").get_json()
    assert described["openapi"].startswith("3.")
    assert {(path, method) for path, methods in described["paths"].items() for method in methods} >= {
        ("/api/v1/forms", "get"),
        ("/api/v1/forms/{name}/versions/{version}", "get"),
        ("/api/v1/submissions/{uuid}", "put"),
        ("/api/v1/attachments/{sha256}", "put"),
        ("/api/v1/ping", "get"),
    }


@pytest.mark.parametrize("path", ["/api/v1/submissions/{uuid}", "/api/v1/attachments/{sha256}"])
def test_what_is_put_needs_a_digest_and_may_be_refused(app: Flask, path: str) -> None:
    put = app.test_client().get("/api/v1/openapi.json").get_json()["paths"][path]["put"]
    assert "Content-Digest" in [one.get("name") for one in put["parameters"]]
    assert {"201", "400", "413", "422"} <= put["responses"].keys()
    assert "application/problem+json" in put["responses"]["422"]["content"]
    assert put["requestBody"]["content"]


def test_the_open_forms_are_listed(app: Flask) -> None:
    listed = app.test_client().get("/api/v1/forms").get_json()
    assert {one["form"] for one in listed["forms"]} == FORMS
    for one in listed["forms"]:
        assert one.keys() == {"form", "version", "title", "languages"}
        assert one["languages"][0] == "en"


def test_a_version_of_a_form_may_be_kept_for_ever(app: Flask) -> None:
    version = version_of(app, "equality")
    response = app.test_client().get(f"/api/v1/forms/equality/versions/{version}")
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    content = response.get_json()
    assert (content["form"], content["version"], content["title"]) == ("equality", version, content["title"])
    assert "eq_g" in [item["name"] for item in content["model"]["items"]]


def test_a_version_that_never_was_is_not_found(app: Flask) -> None:
    response = app.test_client().get(f"/api/v1/forms/equality/versions/{'0' * 64}")
    assert problem(response, HTTPStatus.NOT_FOUND)[0] == "unknown_version"


def test_a_ping_is_answered_as_no_captive_portal_would(app: Flask) -> None:
    response = app.test_client().get("/api/v1/ping")
    assert response.get_json()["service"] == "surveyapp"
    assert response.headers["Cache-Control"] == "no-store"


def test_an_address_that_is_none_is_told_to_programs(app: Flask) -> None:
    assert problem(app.test_client().get("/api/v1/nothing"), HTTPStatus.NOT_FOUND)[1] == []


def test_a_method_that_is_not_taken_is_told_to_programs(app: Flask) -> None:
    response = app.test_client().post("/api/v1/forms")
    assert problem(response, HTTPStatus.METHOD_NOT_ALLOWED)[1] == []


def test_a_photo_is_kept_under_the_hash_of_its_bytes(app: Flask) -> None:
    content = picture()
    sha256 = hashlib.sha256(content).hexdigest()
    client = app.test_client()
    for _ in range(2):
        response = client.put(
            f"/api/v1/attachments/{sha256}", data=content, headers={"Content-Digest": digest(content)}
        )
        assert response.status_code == HTTPStatus.CREATED
        assert (response.get_json()["sha256"], response.get_json()["type"]) == (sha256, "image/jpeg")


def test_a_photo_under_another_hash_is_refused(app: Flask) -> None:
    content = picture()
    response = app.test_client().put(
        f"/api/v1/attachments/{'0' * 64}", data=content, headers={"Content-Digest": digest(content)}
    )
    assert problem(response, HTTPStatus.BAD_REQUEST)[0] == "digest_mismatch"


def test_a_broken_photo_is_refused(app: Flask) -> None:
    content = picture()[:100]
    sha256 = hashlib.sha256(content).hexdigest()
    response = app.test_client().put(
        f"/api/v1/attachments/{sha256}", data=content, headers={"Content-Digest": digest(content)}
    )
    assert problem(response, HTTPStatus.UNPROCESSABLE_ENTITY)[0] == "unacceptable"
