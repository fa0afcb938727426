"""`surveyapp db`: setting up, upgrading, checking."""

from __future__ import annotations

import sqlite3

from tests.commands.desk import Desk


def test_an_empty_folder_becomes_an_installation(empty_desk: Desk) -> None:
    said = empty_desk.done("db", "upgrade")
    assert said.startswith("Published capabilities-assessment.\n")
    assert said.endswith("The database is ready: 6 forms are published.\n")


def test_a_second_run_changes_nothing(desk: Desk) -> None:
    assert desk.done("db", "upgrade") == "The database is ready: 6 forms are published.\n"


def test_changed_data_files_publish_the_forms_that_use_them(desk: Desk) -> None:
    own = desk.home / "data" / "priority_items.csv"
    own.parent.mkdir()
    own.write_text("pos,item_id,title\n1,A-009,A warm room\n", "utf-8")
    assert desk.done("db", "upgrade").splitlines()[0] == "Published priority-rating."


def test_a_broken_data_file_is_told_and_keeps_no_other_form_out(empty_desk: Desk) -> None:
    own = empty_desk.home / "data" / "priority_items.csv"
    own.parent.mkdir(parents=True)
    own.write_bytes(b"pos,item_id\xff\xfe\n")
    result = empty_desk.run("db", "upgrade")
    assert result.exit_code == 1
    assert "priority_items.csv" in result.stderr
    assert "Not published, because of the problems above: priority-rating." in result.stderr
    assert "Published equality." in result.stdout


def test_check_says_what_to_do_with_an_empty_database(empty_desk: Desk) -> None:
    assert empty_desk.refused("db", "check") == "The database is empty. Run: surveyapp db upgrade\n"


def test_check_is_content_with_an_upgraded_one(desk: Desk) -> None:
    assert "6 forms are published and can be read" in desk.done("db", "check")


def test_check_knows_tables_of_a_later_release(desk: Desk) -> None:
    connection = sqlite3.connect(desk.home / "surveyapp.sqlite")
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = 'from-the-future'")
    connection.close()
    assert "The tables are of a later release than this program" in desk.refused("db", "check")


def test_a_command_on_an_empty_database_names_the_cure(empty_desk: Desk) -> None:
    assert "Run: surveyapp db upgrade" in empty_desk.refused("forms", "list")
    assert "Run: surveyapp db upgrade" in empty_desk.refused("users", "list")


def test_a_setting_that_cannot_be_used_is_told_without_a_traceback(desk: Desk) -> None:
    (desk.home / "settings.yaml").write_text("nmae: Eastmoor\n", "utf-8")
    assert "unknown setting 'nmae'" in desk.refused("db", "check")


def test_a_database_file_that_cannot_be_used_names_the_cure(empty_desk: Desk) -> None:
    empty_desk.home.mkdir()
    (empty_desk.home / "surveyapp.sqlite").mkdir()
    assert empty_desk.refused("db", "upgrade") == (
        "The database file cannot be used (unable to open database file). Check DATABASE_URL and "
        "SURVEYAPP_HOME, and that the folder can be written to and has room.\n"
    )
