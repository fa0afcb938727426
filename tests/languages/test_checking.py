from __future__ import annotations

from pathlib import Path

import pytest

from surveyapp.languages.catalogs import path_of, template_of
from surveyapp.languages.checking import check, faults_of
from surveyapp.languages.pofile import Entry, PoFile, text, write
from tests.languages.making import WELSH_DOGS, catalog, counted, said, template


def faults(folder: Path, file: PoFile, *, language: str = "cy", domain: str = "street-party") -> list[str]:
    """Check a catalog against the template that it was made for, and return its faults without the path."""
    path = path_of(folder, domain, language)
    write(path, file)
    write(template_of(folder, domain), template(*file.entries))
    return [str(fault).removeprefix(f"{path}:") for fault in check(folder, domain, language)]


def differences(source: str, translation: str) -> list[str]:
    return list(faults_of(said("", source, translation), 6))


def test_a_good_catalog_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, catalog(said("a:label", "Hello **${name}**", "Helo **${name}**"))) == []


@pytest.mark.parametrize(
    ("source", "translation", "fault"),
    [
        ("Hi ${name}", "Helo ${enw}", "placeholders differ: missing '${name}'; not in the source '${enw}'."),
        ("Step {step}", "Cam", "placeholders differ: missing '{step}'."),
        ("%(n)s added", "%(n)s %(n)s", "placeholders differ: not in the source '%(n)s'."),
        ("<bdi>x</bdi>", "<bdi>x", "tags differ: missing '</bdi>'."),
        ("[here](/a)", "[yma](/b)", "links differ: missing '](/a'; not in the source '](/b'."),
        ("Full notice: (link)", "Hysbysiad llawn", "links differ: missing '(link)'."),
        ("Ask a@b.example", "Gofynnwch", "links differ: missing 'a@b.example'."),
        ("**Stop**", "Stop", "bold marks differ: missing '**', '**'."),
        ("*Stop*", "*Stop", "italic marks differ: missing '*'."),
        ("- a\n- b", "- a", "list items differ: missing 'item'."),
        ("a\n\nb", "a b", "paragraph breaks differ: missing ''."),
        ("a", " a", "space at the beginning or end that the source does not have."),
    ],
)
def test_what_the_source_marks_the_translation_marks_too(source: str, translation: str, fault: str) -> None:
    assert differences(source, translation) == [fault]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("${a} and ${b}", "${b} ac ${a}"),
        ("Give name@example.org.", "Rhowch name@example.org"),
        ("snake_case_word", "gair_arall"),
        ("2 * 3", "2 * 3"),
    ],
)
def test_order_and_ordinary_signs_are_free(source: str, translation: str) -> None:
    assert differences(source, translation) == []


def test_what_never_shows_is_no_fault() -> None:
    missing = Entry("Hello ${name}", strings=("",))
    fuzzy = Entry("Hello ${name}", strings=("Helo",), flags=frozenset({"fuzzy"}))
    assert [*faults_of(missing, 6), *faults_of(fuzzy, 6)] == []


def test_every_plural_form_is_filled_in_and_holds_the_placeholder() -> None:
    assert list(faults_of(WELSH_DOGS, 6)) == []
    some = counted("%(n)s dog", "%(n)s dogs", "%(n)s cŵn", "ci", "%(n)s gi", "", "", "%(n)s ci")
    assert list(faults_of(some, 6)) == [
        "plural form 3, 4 is empty. Fill in every form.",
        "placeholders differ: missing '%(n)s'. (plural form 1)",
    ]


def test_a_form_for_one_may_leave_the_number_out_as_the_english_does() -> None:
    assert list(faults_of(counted("One dog", "%(n)s dogs", "Un ci", "%(n)s ci"), 2)) == []


def test_a_fault_names_its_file_and_line(tmp_path: Path) -> None:
    found = faults(tmp_path, catalog(said("a:label", "A", "A"), said("b:label", "Hi ${x}", "Helo")))
    path = path_of(tmp_path, "street-party", "cy")
    line = path.read_text("utf-8").split("\n").index('msgid "Hi ${x}"') + 1
    assert found == [f"{line}: b:label: placeholders differ: missing '${{x}}'."]


def test_a_header_with_too_few_plural_forms_is_found(tmp_path: Path) -> None:
    file = catalog(said("a:label", "A", "A"))
    file.headers["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
    assert faults(tmp_path, file) == [
        "1: Plural-Forms declares 2 forms, CLDR has 6 (zero, one, two, few, many, other)."
    ]


def test_a_header_of_another_language_is_found(tmp_path: Path) -> None:
    file = catalog(said("a:label", "A", "A"))
    file.headers["Language"] = "kw"
    assert faults(tmp_path, file) == ["1: the Language header says 'kw', the folder 'cy'."]


@pytest.mark.parametrize(
    ("headers", "fault"),
    [
        ({"X-State": "done"}, "1: the X-State header says 'done'. Write draft or approved."),
        (
            {"X-State": "approved"},
            "1: approved by nobody. Write the person's name into the X-Approved-By header.",
        ),
    ],
)
def test_an_approval_has_a_name(tmp_path: Path, headers: dict[str, str], fault: str) -> None:
    file = catalog(said("a:label", "A", "A"))
    file.headers.update(headers)
    assert faults(tmp_path, file) == [fault]


def test_a_context_that_stands_twice_or_not_at_all_is_found(tmp_path: Path) -> None:
    file = catalog(said("a:label", "A", "A"), said("a:label", "B", "B"), said("", "C", "C"))
    found = faults(tmp_path, file)
    assert [fault.partition(": ")[2] for fault in found] == [
        "'a:label' stands here again, first on line 16.",
        "no context (msgctxt) at 'C': texts of a form have one.",
    ]


def test_a_text_of_the_interface_stands_once_and_needs_no_context(tmp_path: Path) -> None:
    file = catalog(said("", "A", "A"), said("other", "A", "B"), said("", "A", "A"))
    found = faults(tmp_path, file, domain="interface")
    assert [fault.partition(": ")[2] for fault in found] == ["'A' stands here again, first on line 15."]


def test_a_catalog_behind_its_template_is_found(tmp_path: Path) -> None:
    write(path_of(tmp_path, "x", "cy"), catalog(said("a:label", "A", "A"), said("b:label", "B", "B")))
    write(template_of(tmp_path, "x"), template(Entry("A", context="a:label"), Entry("C", context="c:label")))
    assert [fault.what for fault in check(tmp_path, "x", "cy")] == [
        "not up to its template: texts missing: 1, no longer used: 1. Run: surveyapp translations update"
    ]


def test_a_file_that_cannot_be_read_is_one_fault_on_its_line(tmp_path: Path) -> None:
    path = path_of(tmp_path, "x", "cy")
    write(path, catalog())
    write(template_of(tmp_path, "x"), template())
    broken = text(catalog()) + '\nmsgid "a"\nmsgstr[9] "b"\nmsgid_plural'
    path.write_text(broken, "utf-8")
    found = check(tmp_path, "x", "cy")
    assert len(found) == 1
    assert found[0].path == path


def test_a_catalog_without_a_template_is_found(tmp_path: Path) -> None:
    write(path_of(tmp_path, "x", "cy"), catalog())
    found = check(tmp_path, "x", "cy")
    assert [fault.what for fault in found] == [
        f"{template_of(tmp_path, 'x')} is missing. Run: surveyapp translations extract"
    ]
