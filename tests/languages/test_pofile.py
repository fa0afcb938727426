from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from surveyapp.languages.pofile import CatalogError, Entry, PoFile, read, text, write
from tests.languages.making import WELSH_DOGS, catalog

LONG = "We are finding out what is good in this area, and what people like to do. " * 3

EVERYTHING = Entry(
    id=LONG,
    context="as_intro:label",
    strings=('Rhywbeth "da"\n\n- un\n- dau\\tri',),
    flags=frozenset({"fuzzy"}),
    notes=("Text to read.", "Keep it short."),
    comments=("Is this too formal?",),
    locations=(("forms/x.yaml", 12), ("surveyapp/web/markup.py", None)),
    previous=('It "was" shorter.', ""),
)


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = catalog(EVERYTHING, WELSH_DOGS)
    file.obsolete = [Entry("Gone", context="gone:label", strings=("Wedi mynd",), comments=("Keep.",))]
    write(tmp_path / "x.po", file)
    kept = read(tmp_path / "x.po")
    assert text(kept) == text(file)
    assert kept.entries[0] == _on_line(EVERYTHING, kept.entries[0].line)
    assert kept.entries[1].strings == WELSH_DOGS.strings
    assert [entry.key for entry in kept.obsolete] == [("gone:label", "Gone")]


def test_what_we_write_means_the_same_to_babel(tmp_path: Path) -> None:
    write(tmp_path / "x.po", catalog(EVERYTHING, WELSH_DOGS))
    with (tmp_path / "x.po").open("rb") as opened:
        babels = read_po(opened, abort_invalid=True)
    message = babels.get(LONG, "as_intro:label")
    assert message is not None
    assert (message.string, message.fuzzy, babels.num_plurals) == (EVERYTHING.strings[0], True, 6)


def test_a_header_of_ours_stays(tmp_path: Path) -> None:
    file = catalog(approved_by="Siân Jones, translator")
    write(tmp_path / "x.po", file)
    assert read(tmp_path / "x.po").approved
    assert read(tmp_path / "x.po").headers == file.headers


@pytest.mark.parametrize(
    ("headers", "approved"),
    [
        ({"X-State": "approved", "X-Approved-By": "Siân"}, True),
        ({"X-State": "approved", "X-Approved-By": " "}, False),
        ({"X-State": "approved"}, False),
        ({"X-State": "draft", "X-Approved-By": "Siân"}, False),
        ({}, False),
    ],
)
def test_only_a_person_with_a_name_approves(headers: dict[str, str], approved: bool) -> None:
    assert PoFile(headers).approved is approved


def test_a_file_from_another_program_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.po").write_text(
        'msgid ""\nmsgstr ""\n"Language: cy\\n"\n"X-Generator: Poedit 3.4\\n"\n\n'
        '#, fuzzy\n#| msgctxt "a:label"\n#| msgid "Old "\n#| "words"\n'
        'msgctxt "a:label"\nmsgid "New words"\nmsgstr "Geiriau"\n\n'
        '#~| msgid "Older"\n#~ msgid "Obsolete"\n#~ msgstr "Hen"\n',
        "utf-8",
    )
    file = read(tmp_path / "x.po")
    assert file.headers["X-Generator"] == "Poedit 3.4"
    assert file.entries[0].previous == ("Old words", "")
    assert file.obsolete[0].strings == ("Hen",)


def test_a_line_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_text('msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgtranslation "b"\n')
    with pytest.raises(CatalogError, match=r"x\.po:5: "):
        read(path)


def test_a_file_in_another_encoding_is_refused_with_the_cure(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    path.write_bytes('msgid "a"\nmsgstr "tŷ"\n'.encode("utf-16"))
    with pytest.raises(CatalogError, match="Save it as UTF-8"):
        read(path)


def test_half_a_file_is_an_error_and_not_a_crash(tmp_path: Path) -> None:
    whole = text(catalog(EVERYTHING, WELSH_DOGS))
    path = tmp_path / "x.po"
    for length in range(0, len(whole), 7):
        path.write_text(whole[:length], "utf-8")
        try:
            read(path)
        except CatalogError as error:
            assert "x.po" in str(error)  # either outcome is right, a crash is not


def _on_line(entry: Entry, line: int) -> Entry:
    return replace(entry, line=line)
