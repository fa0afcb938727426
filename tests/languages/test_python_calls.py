from __future__ import annotations

from io import BytesIO

import pytest
from babel.messages.extract import extract

from surveyapp.languages.templates import COMMENT_TAG, KEYWORDS


def found(source: str) -> list[tuple[int, object, list[str], str | None]]:
    return list(
        extract(
            "surveyapp.languages.python_calls:extract_python",
            BytesIO(source.encode()),
            keywords=KEYWORDS,
            comment_tags=(COMMENT_TAG,),
        )
    )


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("gettext('Back')", "Back"),
        ("N_('Back')", "Back"),
        ("words.gettext('Back')", "Back"),
        ("ngettext('one', 'many', n)", ("one", "many")),
        ("ngettext_noop('one', 'many')", ("one", "many")),
        ("gettext('a long '\n  'text')", "a long text"),
    ],
)
def test_a_text_in_a_call_is_found(call: str, message: object) -> None:
    assert found(call) == [(1, message, [], None)]


def test_a_text_with_a_context_is_found_with_it() -> None:
    assert found("pgettext('money', 'Change')") == [(1, "Change", [], "money")]


@pytest.mark.parametrize(
    "call",
    ["gettext(WORDS['change'])", "gettext(w)", "ngettext(*PAIR, n)", "gettext(f'{x}')", "gettext()"],
)
def test_a_text_that_is_not_the_argument_itself_is_left_alone(call: str) -> None:
    assert found(call) == []


def test_a_comment_for_translators_stands_just_above() -> None:
    source = "# Translators: on a button,\n# short\ngettext('Back')\n\n# other\ngettext('Send')\n"
    assert found(source) == [
        (3, "Back", ["Translators: on a button,", "short"], None),
        (6, "Send", [], None),
    ]
