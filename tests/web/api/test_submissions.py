"""Submissions by PUT: once is enough, twice is the same, and nothing is half kept."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from datetime import datetime
from http import HTTPStatus
from uuid import uuid4

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.api.sending import digest, document, problem, put, version_of
from tests.web.sent import how_many, submission

EQUALITY = {"eq_g": {"eq_ok": "no"}}
NAMES = [
    "as_g_start",
    "as_mode",
    "as_age",
    "as_agree",
    "as_g_area",
    "as_area",
    "as_place",
    "pl_loc",
    "as_go",
    "start",
]
VISIT = {"vs_case": "C-1", "vs_outcome": "noans"}


def test_a_new_submission_is_receipted(app: Flask) -> None:
    uuid = uuid4()
    content = json.dumps(document(app, "visit-record", VISIT)).encode()
    response = put(app, content, uuid)
    assert response.status_code == HTTPStatus.CREATED
    receipt = response.get_json()
    assert receipt.keys() == {"uuid", "sha256", "received_at", "receipt_code"}
    assert receipt["uuid"] == str(uuid)
    assert receipt["sha256"] == hashlib.sha256(content).hexdigest()
    assert datetime.fromisoformat(receipt["received_at"]).tzinfo is not None
    assert len(receipt["receipt_code"]) == 12
    assert VISIT.items() <= submission(app, uuid).answers.items()


def test_the_same_again_is_the_same_submission(app: Flask) -> None:
    uuid, content = uuid4(), document(app, "visit-record", VISIT)
    first = put(app, content, uuid)
    before = how_many(app, "visit-record")
    second = put(app, content, uuid)
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.get_json() == second.get_json()
    assert how_many(app, "visit-record") == before


def test_other_answers_under_the_same_id_are_a_conflict(app: Flask) -> None:
    uuid = uuid4()
    put(app, document(app, "visit-record", VISIT), uuid)
    response = put(app, document(app, "visit-record", {**VISIT, "vs_outcome": "done"}), uuid)
    assert problem(response, HTTPStatus.CONFLICT) == ("conflict", [])
    assert VISIT.items() <= submission(app, uuid).answers.items()


def test_a_receipt_code_made_on_the_device_is_kept(app: Flask) -> None:
    response = put(app, document(app, "visit-record", VISIT, receipt_code="7K3M9QX2TBWE"))
    assert response.get_json()["receipt_code"] == "7K3M9QX2TBWE"


def test_mondays_call_back_on_wednesday_is_accepted_on_friday(app: Flask) -> None:
    monday = document(
        app,
        "visit-record",
        {"vs_case": "C-2", "vs_outcome": "appt", "vs_back_date": "2020-01-08"},
        started_at="2020-01-06T16:00:00+00:00",
        finished_at="2020-01-06T16:01:00+00:00",
    )
    assert put(app, monday).status_code == HTTPStatus.CREATED


def test_a_call_back_in_the_past_is_refused_by_the_devices_clock(app: Flask) -> None:
    late = document(
        app,
        "visit-record",
        {"vs_case": "C-3", "vs_outcome": "appt", "vs_back_date": "2020-01-08"},
        started_at="2020-01-09T00:30:00+01:00",
        finished_at="2020-01-09T00:31:00+01:00",
    )
    code, errors = problem(put(app, late), HTTPStatus.UNPROCESSABLE_ENTITY)
    assert code == "refused"
    assert [(error["path"], error["code"]) for error in errors] == [("vs_back_date", "constraint")]


def test_every_broken_rule_is_told_with_its_place_and_nothing_is_kept(app: Flask) -> None:
    uuid = uuid4()
    answers = {"vs_outcome": "gone", "vs_note": "x" * 141, "vs_colour": "red"}
    code, errors = problem(
        put(app, document(app, "visit-record", answers), uuid), HTTPStatus.UNPROCESSABLE_ENTITY
    )
    assert code == "refused"
    assert {(error["path"], error["code"]) for error in errors} == {
        ("vs_colour", "unknown_question"),
        ("vs_case", "required"),
        ("vs_outcome", "not_offered"),
        ("vs_note", "constraint"),
    }
    assert all(error["message"] for error in errors)
    assert put(app, document(app, "visit-record", VISIT), uuid).status_code == HTTPStatus.CREATED


def test_a_form_for_staff_from_nobody_who_is_signed_in_is_kept_as_unverified(app: Flask) -> None:
    uuid = uuid4()
    put(app, document(app, "visit-record", VISIT), uuid)
    assert submission(app, uuid).state == "unverified"


def test_an_unlinked_form_keeps_no_time_finer_than_the_week(app: Flask) -> None:
    uuid = uuid4()
    receipt = put(app, document(app, "equality", EQUALITY), uuid).get_json()
    received = datetime.fromisoformat(receipt["received_at"])
    assert (received.weekday(), received.hour, received.minute, received.second) == (0, 0, 0, 0)
    kept = submission(app, uuid)
    assert (kept.started_at, kept.finished_at) == (None, None)


def test_without_a_digest_nothing_is_taken(app: Flask) -> None:
    response = put(app, document(app, "visit-record", VISIT), headers={"Content-Digest": ""})
    assert problem(response, HTTPStatus.BAD_REQUEST)[0] == "digest_missing"


@pytest.mark.parametrize(
    "given", ["md5=:AAAA:", "sha-256=AAAA", "sha-256=:AAAA:", "sha-256=:!!!:", "nonsense"]
)
def test_a_digest_that_cannot_be_read_is_refused(app: Flask, given: str) -> None:
    response = put(app, document(app, "visit-record", VISIT), headers={"Content-Digest": given})
    assert problem(response, HTTPStatus.BAD_REQUEST)[0] == "digest_unreadable"


def test_a_body_that_changed_on_the_way_is_refused(app: Flask) -> None:
    response = put(app, document(app, "visit-record", VISIT), headers={"Content-Digest": digest(b"another")})
    assert problem(response, HTTPStatus.BAD_REQUEST)[0] == "digest_mismatch"


def test_a_digest_among_others_is_found(app: Flask) -> None:
    content = json.dumps(document(app, "visit-record", VISIT)).encode()
    both = f"sha-512=:AAAA:, {digest(content)};q=1"
    assert put(app, content, headers={"Content-Digest": both}).status_code == HTTPStatus.CREATED


def test_an_unknown_form_is_not_found(app: Flask) -> None:
    response = put(app, {**document(app, "visit-record", VISIT), "form": "no-such-form"})
    assert problem(response, HTTPStatus.NOT_FOUND)[0] == "unknown_form"


def test_an_unknown_version_is_a_conflict(app: Flask) -> None:
    response = put(app, document(app, "visit-record", VISIT, version="0" * 64))
    assert problem(response, HTTPStatus.CONFLICT)[0] == "unknown_version"


def test_a_body_too_large_is_refused(app: Flask) -> None:
    response = put(app, b'"' + b"x" * (8 * 1024 * 1024) + b'"')
    assert problem(response, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)[0] == "too_large"


def test_a_body_too_large_is_refused_too_if_it_does_not_say_its_length(app: Flask) -> None:
    body = b'"' + b"x" * (8 * 1024 * 1024) + b'"'
    response = app.test_client().put(
        f"/api/v1/submissions/{uuid4()}",
        input_stream=io.BytesIO(body),
        headers={
            "Content-Digest": digest(body),
            "Content-Type": "application/json",
            "Transfer-Encoding": "chunked",
        },
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert problem(response, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)[0] == "too_large"


def test_another_media_type_is_refused(app: Flask) -> None:
    response = put(app, document(app, "visit-record", VISIT), headers={"Content-Type": "text/plain"})
    assert problem(response, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)[0] == "media_type"


def test_of_an_answer_given_twice_none_is_dropped_in_silence(app: Flask) -> None:
    content = json.dumps(document(app, "visit-record", VISIT)).encode()
    twice = content.replace(b'"vs_case": "C-1"', b'"vs_case": "C-1", "vs_case": "C-2"')
    assert problem(put(app, twice), HTTPStatus.BAD_REQUEST)[0] == "not_json"


def test_a_compressed_body_is_refused_for_what_it_is(app: Flask) -> None:
    content = gzip.compress(json.dumps(document(app, "visit-record", VISIT)).encode())
    response = put(app, content, headers={"Content-Encoding": "gzip"})
    assert problem(response, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)[0] == "media_type"


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'{"a": NaN}', b"\xff", b"[" * 100_000, b'{"a": ' + b"9" * 5000 + b"}"],
)
def test_what_is_no_json_object_is_refused(app: Flask, body: bytes) -> None:
    assert problem(put(app, body), HTTPStatus.BAD_REQUEST)[0] == "not_json"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("form", 7),
        ("version", None),
        ("language", "English, please"),
        ("language", "en\n"),
        ("channel", "pigeon"),
        ("started_at", "2026-11-23T10:00:00"),
        ("started_at", "0001-01-01T00:00:00+14:00"),
        ("finished_at", "9999-12-31T23:59:59-14:00"),
        ("finished_at", "yesterday"),
        ("answers", []),
        ("receipt_code", "SHORT"),
        ("receipt_code", "7K3M9QX2TBWE\n"),
        ("colour", "red"),
    ],
)
def test_a_field_that_is_not_as_described_is_named(app: Flask, field: str, value: object) -> None:
    response = put(app, {**document(app, "visit-record", VISIT), field: value})
    code, errors = problem(response, HTTPStatus.UNPROCESSABLE_ENTITY)
    assert code == "wrong_fields"
    assert [error["path"] for error in errors] == [field]


@pytest.mark.parametrize("field", ["form", "version", "language", "channel", "answers"])
def test_a_missing_field_is_named(app: Flask, field: str) -> None:
    content = document(app, "visit-record", VISIT)
    del content[field]
    code, errors = problem(put(app, content), HTTPStatus.UNPROCESSABLE_ENTITY)
    assert [error["path"] for error in errors] == [field]
    assert code == "wrong_fields"


def test_times_may_be_left_out(app: Flask) -> None:
    content = document(app, "visit-record", VISIT)
    del content["started_at"], content["finished_at"]
    assert put(app, content).status_code == HTTPStatus.CREATED


def test_odd_texts_come_through_unharmed(app: Flask) -> None:
    odd = '=1+1 007 👪 \u202e سلام \x00 "'
    uuid = uuid4()
    put(app, document(app, "visit-record", {**VISIT, "vs_note": odd}), uuid)
    assert submission(app, uuid).answers["vs_note"] == odd


def test_an_id_that_is_none_is_not_found(app: Flask) -> None:
    response = put(app, document(app, "visit-record", VISIT), "not-an-id")
    assert problem(response, HTTPStatus.NOT_FOUND)[1] == []


def test_the_version_is_that_of_the_published_form(app: Flask) -> None:
    listed = app.test_client().get("/api/v1/forms").get_json()["forms"]
    assert {one["form"]: one["version"] for one in listed}["equality"] == version_of(app, "equality")


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=5), inner)
    ),
    max_leaves=12,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.dictionaries(st.sampled_from(NAMES), JSON, max_size=6))
def test_whatever_arrives_is_kept_or_refused_with_reasons(app: Flask, answers: dict[str, object]) -> None:
    response = put(app, document(app, "community-asset-survey", answers))
    if response.status_code != HTTPStatus.CREATED:
        code, errors = problem(response, HTTPStatus.UNPROCESSABLE_ENTITY)
        assert code == "refused"
        assert errors


def test_a_number_that_no_computer_holds_is_refused(app: Flask) -> None:
    content = json.dumps(document(app, "coproduction-explorer", {"ex_g_you": {"ex_group_n": 7}})).encode()
    response = put(app, content.replace(b'"ex_group_n": 7', b'"ex_group_n": 1e999'))
    assert problem(response, HTTPStatus.UNPROCESSABLE_ENTITY)[0] == "refused"
