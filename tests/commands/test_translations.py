from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from surveyapp.cli import main
from surveyapp.languages.catalogs import path_of
from surveyapp.languages.pofile import read, write

FORM = """\
form: street-party
title: Street party
survey:
  - {name: helps, type: text, label: "Will you help, ${helps}?"}
"""


class Desk:
    """A folder of forms, one of catalogs, and the commands on them."""

    def __init__(self, folder: Path) -> None:
        self.forms, self.catalogs = folder / "forms", folder / "translations"
        self.forms.mkdir()
        self.catalogs.mkdir()
        self.form = self.forms / "street-party.yaml"
        self.form.write_text(FORM)

    def run(self, *words: str) -> Result:
        """Run one of the commands on the form alone."""
        folders = ["--forms", str(self.forms), "--translations", str(self.catalogs)]
        return CliRunner().invoke(main, ["translations", *folders, *words, "--domain", "street-party"])

    def translate(self, *translations: str) -> None:
        """Fill the Welsh catalog in, in the order of its texts."""
        path = path_of(self.catalogs, "street-party", "cy")
        file = read(path)
        file.entries = [
            type(entry)(entry.id, entry.context, strings=(words,))
            for entry, words in zip(file.entries, translations, strict=True)
        ]
        write(path, file)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    assert made.run("extract").exit_code == 0
    assert made.run("update", "--language", "cy").exit_code == 0
    return made


def test_the_way_from_a_form_to_a_finished_catalog(desk: Desk) -> None:
    desk.translate("Parti stryd", "A wnewch chi helpu, ${helps}?")
    checked = desk.run("check")
    assert (checked.exit_code, checked.output) == (0, "No faults.\n")
    assert desk.run("status").output.split("\n")[1].split() == ["cy", "street-party", "2", "2", "0", "0", "0"]


def test_an_edit_of_the_form_is_seen_at_every_step(desk: Desk) -> None:
    desk.translate("Parti stryd", "A wnewch chi helpu, ${helps}?")
    desk.form.write_text(FORM.replace("Will you", "Can you"))
    stale = desk.run("check")
    assert stale.exit_code == 1
    assert "street-party.pot:1: new: helps:label" in stale.output
    assert desk.run("extract").output.endswith("1 templates changed.\n")
    behind = desk.run("check")
    assert behind.exit_code == 1
    assert "not up to its template" in behind.output
    assert desk.run("update").output.endswith("1 catalogs changed.\n")
    assert desk.run("check").exit_code == 0
    assert desk.run("status").output.split("\n")[1].split() == ["cy", "street-party", "2", "1", "1", "0", "4"]


def test_a_fault_is_printed_with_its_file_and_line(desk: Desk) -> None:
    desk.translate("Parti stryd", "A wnewch chi helpu, ${helpu}?")
    checked = desk.run("check")
    assert checked.exit_code == 1
    path = path_of(desk.catalogs, "street-party", "cy")
    lines = path.read_text("utf-8").split("\n")
    line = next(number for number, text in enumerate(lines, 1) if "Will you" in text)
    assert f"{path}:{line}: helps:label: placeholders differ" in checked.output


def test_a_form_that_cannot_be_loaded_stops_the_extraction(desk: Desk) -> None:
    desk.form.write_text(FORM.replace("type: text", "type: poem"))
    refused = desk.run("extract")
    assert refused.exit_code == 1
    assert "street-party.yaml:4" in refused.output


def test_an_update_without_a_template_says_what_to_run(desk: Desk) -> None:
    (desk.catalogs / "street-party.pot").unlink()
    refused = desk.run("update")
    assert refused.exit_code == 1
    assert "Run: surveyapp translations extract" in refused.output


def test_a_language_or_domain_that_does_not_exist_is_refused(desk: Desk) -> None:
    assert "CLDR knows no language 'xx'" in desk.run("update", "--language", "xx").output
    assert "there is no domain 'party'" in desk.run("check", "--domain", "party").output
