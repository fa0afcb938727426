"""Every version of a form is kept for ever, and the newest is the one that is open."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from surveyapp.forms import FormError, Sources
from surveyapp.storage import events, publishing
from surveyapp.storage.database import Database
from surveyapp.storage.publishing import Published
from surveyapp.storage.tables import FormVersionRow
from tests.storage.street_party import AREAS, NOON, SOURCE, sources


def write(folder: Path, title: str = "Help", name: str = "street-party", settings: str = "") -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.yaml").write_text(SOURCE.format(name=name, title=title, settings=settings), "utf-8")
    (folder / "area.csv").write_text(AREAS, "utf-8")


def seed(database: Database, folder: Path, data: Path | None = None) -> list[tuple[str, str]]:
    return [(one.form, one.outcome) for one in publishing.seed(database, folder, data)]


def title(database: Database, version: str | None = None) -> str | None:
    form = publishing.form(database, "street-party", version)
    return form.title if form else None


def test_a_published_form_is_open_in_its_newest_version(database: Database) -> None:
    first = publishing.publish(database, sources("Old"))
    second = publishing.publish(database, sources("New", settings="audience: staff"))
    assert publishing.published(database) == [Published("street-party", second.version, "New", "staff")]
    assert title(database) == "New"
    assert title(database, first.version) == "Old"
    assert publishing.form(database, "street-party", second.version) == second


def test_what_was_never_published_is_not_there(database: Database) -> None:
    version = publishing.publish(database, sources()).version
    assert publishing.form(database, "another-form") is None
    for unknown in ("0" * 64, version[:12], version.upper(), "\0", "1"):
        assert publishing.form(database, "street-party", unknown) is None
    assert publishing.form(database, "street\0party") is None
    assert publishing.form(database, "another-form", version) is None


def test_one_database_knows_nothing_of_the_versions_of_another(
    database: Database, tmp_path: Path
) -> None:
    version = publishing.publish(database, sources("Only there")).version
    other = Database(f"sqlite:///{tmp_path / 'other.sqlite'}")
    other.upgrade()
    assert publishing.form(other, "street-party", version) is None
    other.dispose()


def test_versions_come_newest_first_behind_the_one_that_is_open(database: Database) -> None:
    for number, name in enumerate(("One", "Two", "Three")):
        publishing.publish(database, sources(name), NOON + timedelta(days=number))
    publishing.publish(database, sources("Two"), NOON + timedelta(days=4))
    assert [form.title for form in publishing.versions(database, "street-party")] == ["Two", "Three", "One"]
    assert publishing.versions(database, "another-form") == []


def test_a_version_is_kept_with_its_source_and_data_files(database: Database) -> None:
    made = sources()
    publishing.publish(database, made)
    publishing.publish(database, sources("Another"))
    with database.session() as session:
        rows = session.exec(select(FormVersionRow).where(FormVersionRow.version == made.version)).all()
    assert [(row.source, row.files) for row in rows] == [(made.source, {"area.csv": AREAS})]


def test_publishing_the_same_again_changes_nothing(database: Database) -> None:
    publishing.publish(database, sources(), NOON, who="anna")
    publishing.publish(database, sources(), NOON + timedelta(days=1), who="ben")
    told = [(event.who, event.action, event.subject) for event in events.latest(database)]
    assert told == [("anna", "published_form", "street-party")]


def test_a_form_that_cannot_be_used_is_not_published(database: Database) -> None:
    with pytest.raises(FormError):
        publishing.publish(database, Sources("street-party", "form: street-party\nsurvey: nonsense\n", {}))
    assert publishing.published(database) == []


def test_a_folder_of_forms_is_published_whole(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    write(folder)
    write(folder, name="garden-party")
    assert seed(database, folder) == [("garden-party", "new"), ("street-party", "new")]
    assert seed(database, folder) == [("garden-party", "unchanged"), ("street-party", "unchanged")]
    write(folder, "More help")
    assert seed(database, folder) == [("garden-party", "unchanged"), ("street-party", "changed")]
    assert title(database) == "More help"


def test_a_councils_own_data_file_makes_a_version_of_its_own(database: Database, tmp_path: Path) -> None:
    folder, data = tmp_path / "forms", tmp_path / "data"
    write(folder)
    data.mkdir()
    seed(database, folder, data)
    (data / "area.csv").write_text("name,label\nold_town,Old Town\n", "utf-8")
    assert seed(database, folder, data) == [("street-party", "changed")]
    form = publishing.form(database, "street-party")
    assert form is not None
    assert [choice.name for choice in form.choices["area"].choices] == ["old_town"]


def test_a_form_edited_in_the_database_stays_while_its_file_does(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    write(folder)
    seed(database, folder)
    publishing.publish(database, sources("Edited in the office"))
    assert seed(database, folder) == [("street-party", "unchanged")]
    assert title(database) == "Edited in the office"
    write(folder, "Edited in the file")
    assert seed(database, folder) == [("street-party", "changed")]
    assert title(database) == "Edited in the file"


def test_a_broken_form_is_told_of_and_keeps_neither_the_others_nor_its_old_version_out(
    database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "forms"
    write(folder, "Good")
    seed(database, folder)
    broken = "form: street-party\nsurvey: [{type: txet, name: a}]\n"
    (folder / "street-party.yaml").write_text(broken, "utf-8")
    (folder / "a-binary.yaml").write_bytes(b"\xff\xfe\0")
    write(folder, name="garden-party")
    outcomes = publishing.seed(database, folder)
    assert [(one.form, one.outcome) for one in outcomes] == [
        ("a-binary", "broken"),
        ("garden-party", "new"),
        ("street-party", "broken"),
    ]
    assert "street-party.yaml:2" in str(outcomes[2].problem)
    assert title(database) == "Good"
