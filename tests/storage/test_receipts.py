"""A receipt code can be noted down, read out and not guessed."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from surveyapp.storage.receipts import code_for, is_code

LOOK_ALIKES = set("01ILOU")


def test_a_code_is_twelve_characters_without_look_alikes() -> None:
    codes = [code_for(uuid4(), b"key") for _ in range(200)]
    assert {len(code) for code in codes} == {12}
    assert set("".join(codes)) & LOOK_ALIKES == set()
    assert len(set(codes)) == 200


def test_a_code_hangs_on_the_uuid_and_on_the_key() -> None:
    uuid = UUID("0190a0b0-0000-7000-8000-000000000001")
    assert code_for(uuid, b"key") == code_for(uuid, b"key")
    assert code_for(uuid, b"key") != code_for(uuid, b"other")
    assert code_for(uuid, b"key") != code_for(uuid4(), b"key")


@pytest.mark.parametrize(
    ("code", "good"),
    [
        ("7K3QF29WXH4M", True),
        ("0123456789AB", True),
        ("7K3QF29WXH4", False),
        ("7K3QF29WXH4MM", False),
        ("7K3QF29WXH4O", False),
        ("7k3qf29wxh4m", False),
        ("", False),
        (None, False),
    ],
)
def test_a_code_of_a_device_is_taken_if_it_is_one(code: str | None, good: bool) -> None:
    assert is_code(code) is good


def test_a_code_made_here_is_one_that_a_device_may_have_made() -> None:
    assert is_code(code_for(uuid4(), b"key"))
