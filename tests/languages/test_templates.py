from __future__ import annotations

from pathlib import Path

import pytest

from surveyapp.languages.catalogs import template_of
from surveyapp.languages.pofile import read
from surveyapp.languages.templates import Sources, extract, stale

FORM = """\
form: street-party
title: Street party
survey:
  - {name: helps, type: text, label: "Will you help?"}
"""


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    """A small product: one module, one page, one form."""
    templates = tmp_path / "product" / "web" / "templates"
    templates.mkdir(parents=True)
    (tmp_path / "forms").mkdir()
    (tmp_path / "product" / "words.py").write_text('BACK = N_("Back")\n')
    (templates / "page.html").write_text(
        "<p>{% trans %}Back{% endtrans %}</p>\n"
        "{# Translators: a greeting -#}\n"
        "{% trans name=x %}Hello <b>{{ name }}</b>{% endtrans %}\n"
        "{% trans n=n %}{{ n }} dog{% pluralize %}{{ n }} dogs{% endtrans %}\n"
    )
    (tmp_path / "forms" / "street-party.yaml").write_text(FORM)
    return Sources(tmp_path / "product", tmp_path / "forms", tmp_path / "translations")


def test_there_is_one_template_for_the_interface_and_one_a_form(sources: Sources) -> None:
    assert [path.name for path in extract(sources)] == ["interface.pot", "street-party.pot"]
    assert extract(sources) == []


def test_code_and_pages_share_the_texts_that_they_share(sources: Sources) -> None:
    extract(sources)
    entries = read(template_of(sources.translations, "interface")).entries
    dogs, back, hello = sorted(entries, key=lambda entry: entry.id)
    assert (dogs.id, dogs.plural, dogs.flags) == ("%(n)s dog", "%(n)s dogs", frozenset({"python-format"}))
    assert (hello.id, hello.notes) == ("Hello <b>%(name)s</b>", ("a greeting",))
    assert sorted(back.locations) == [("product/web/templates/page.html", None), ("product/words.py", None)]


def test_a_form_says_on_which_line_a_text_stands(sources: Sources) -> None:
    extract(sources)
    entries = read(template_of(sources.translations, "street-party")).entries
    assert entries[1].locations == (("forms/street-party.yaml", 4),)


def test_a_text_edited_makes_the_template_stale_until_it_is_written_again(sources: Sources) -> None:
    extract(sources)
    assert stale(sources, "street-party") == []
    path = sources.forms / "street-party.yaml"
    path.write_text(FORM.replace("Will you help?", "Can you help?"))
    assert stale(sources, "street-party") == [
        "new: helps:label: 'Can you help?'",
        "gone: helps:label: 'Will you help?'",
    ]
    extract(sources)
    assert stale(sources, "street-party") == []


def test_a_note_edited_makes_it_stale_too(sources: Sources) -> None:
    extract(sources)
    path = sources.forms / "street-party.yaml"
    path.write_text(FORM.replace('help?"}', 'help?", note: With the food.}'))
    assert stale(sources, "street-party") == ["changed: helps:label: 'Will you help?'"]


def test_a_line_that_moved_does_not(sources: Sources) -> None:
    extract(sources)
    path = sources.forms / "street-party.yaml"
    path.write_text("# A comment\n" + FORM)
    assert stale(sources, "street-party") == []


def test_a_missing_template_is_stale(sources: Sources) -> None:
    assert stale(sources, "interface") == ["interface.pot is missing"]
