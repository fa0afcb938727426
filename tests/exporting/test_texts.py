"""What people typed stays whole, and nothing of it runs."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from surveyapp.exporting import texts

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)  # NUL and lone surrogates included
RISKY = st.text("'=+-@\t\r\n ＝＋－＠0123456789.,/:e", max_size=12)


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x","y")',
        "+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\u00a0=1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        "'=1",
        "''+1",
    ],
)
def test_a_text_that_a_spreadsheet_would_run_is_made_inert(text: str) -> None:
    assert texts.inert(text) == f"'{text}"


@pytest.mark.parametrize(
    "text",
    ["007", "1-2", "3/4", "12:30", "1e5", "12345678901234567890", "1.50", "(12)", "£5", "TRUE", "false"],
)
def test_a_text_that_a_spreadsheet_would_change_is_made_inert(text: str) -> None:
    assert texts.inert(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "Ann", "12", "0", "12.5", "a=b", "it's", "'quoted'", "B12 9", "مرحبا", "🙂", "½"]
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert texts.inert(text) == text


@given(st.one_of(ANY_TEXT, RISKY))
@example("'007")
@example("''")
def test_what_was_made_inert_can_be_restored(text: str) -> None:
    assert texts.restored(texts.inert(text)) == text


@given(st.one_of(ANY_TEXT, RISKY))
def test_an_inert_text_begins_with_nothing_that_runs(text: str) -> None:
    made = texts.inert(text)
    assert made[:1] not in set("\t\r\n")
    assert made.lstrip()[:1] not in set("=+-@＝＋－＠")


def test_control_characters_are_shown_by_their_pictures() -> None:
    assert texts.visible("a\x00b\x1bc\x7fd\re") == "a␀b␛c␡d␍e"


def test_half_a_character_is_shown_by_the_mark_for_it() -> None:
    assert texts.visible("\ud83d!\uffff") == "\ufffd!\ufffd"


def test_tabs_line_ends_emoji_and_directions_are_not_touched() -> None:
    text = "a\tb\nc 🙂 \u200fمرحبا\u200e"
    assert texts.visible(text) == text


@given(ANY_TEXT)
def test_the_exact_text_is_read_back_from_its_spelling(text: str) -> None:
    spelled = texts.spelled(text)
    spelled.encode()
    assert json.loads(f'"{spelled}"') == text
    assert texts.UNPRINTABLE.search(spelled) is None


@given(st.text(max_size=60), st.integers(2, 9))
def test_pieces_join_to_the_text_and_none_is_too_long(text: str, length: int) -> None:
    found = list(texts.pieces(text, length))
    assert "".join(found) == text
    assert all(len(piece.encode("utf-16-le", "surrogatepass")) <= 2 * length for piece in found)


@pytest.mark.parametrize(
    ("text", "length", "is_longer"),
    [("🙂🙂", 4, False), ("🙂🙂", 3, True), ("abc", 3, False), ("abcd", 3, True)],
)
def test_an_emoji_counts_twice_as_it_does_in_excel(text: str, length: int, is_longer: bool) -> None:
    assert texts.longer(text, length) is is_longer


def test_what_excel_would_take_for_an_escape_is_escaped() -> None:
    assert texts.escaped("_x0041_ _x41_ _x005F_") == "_x005F_x0041_ _x41_ _x005F_x005F_"


@given(st.text("_xA09F ", max_size=40))
def test_an_escape_never_more_than_doubles_a_text(text: str) -> None:
    assert len(texts.escaped(text)) <= 2 * len(text)


def test_a_browsers_line_ends_become_plain_ones() -> None:
    assert texts.lines("a\r\nb\nc\rd") == "a\nb\nc\rd"
