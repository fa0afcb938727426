"""Static files lie under the hash of their tree, and earlier trees stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from surveyapp.settings import SettingsError
from surveyapp.web.static_files import StaticTree
from tests.web.conftest import AppFactory


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder of static files."""
    folder = tmp_path / "source"
    (folder / "css").mkdir(parents=True)
    (folder / "js" / "page").mkdir(parents=True)
    (folder / "css" / "survey.css").write_text("a { color: #0b5d5a; background: #e3f0ef; }\n" * 30)
    (folder / "js" / "page.js").write_text("// starts\nimport './page/fields.js';\n")
    (folder / "js" / "page" / "fields.js").write_text("export const fields = 1;\n")
    return folder


def test_the_same_files_are_one_tree_and_a_changed_one_is_another(source: Path, tmp_path: Path) -> None:
    first = StaticTree.deploy(tmp_path, source=source)
    assert StaticTree.deploy(tmp_path, source=source) == first
    (source / "js" / "page.js").write_text("import './page/fields.js'; start();\n")
    second = StaticTree.deploy(tmp_path, source=source)
    assert second.version != first.version
    assert sorted(path.name for path in (tmp_path / "static").iterdir()) == sorted(
        [first.version, second.version]
    )


def test_files_are_compressed_beside_the_plain_ones(source: Path, tmp_path: Path) -> None:
    tree = StaticTree.deploy(tmp_path, source=source)
    root = tree.folder / tree.version
    assert (root / "css" / "survey.css.gz").stat().st_size < (root / "css" / "survey.css").stat().st_size


def test_modules_are_listed_by_their_paths(source: Path, tmp_path: Path) -> None:
    tree = StaticTree.deploy(tmp_path, source=source)
    assert tree.modules() == ["js/page.js", "js/page/fields.js"]
    assert tree.address("js/page.js") == f"/static/{tree.version}/js/page.js"


def test_styles_are_in_the_councils_colour_and_modules_without_comments(source: Path, tmp_path: Path) -> None:
    tree = StaticTree.deploy(tmp_path, "#5b2a86", source)
    root = tree.folder / tree.version
    assert "#0b5d5a" not in (root / "css" / "survey.css").read_text()
    assert (root / "js" / "page.js").read_text() == "import './page/fields.js';\n"


def test_a_colour_that_cannot_be_used_stops_the_start(make_app: AppFactory) -> None:
    with pytest.raises(SettingsError, match="brand_colour"):
        make_app('brand_colour: "#ffff00"\n')


def test_they_may_be_kept_for_ever_and_read_by_this_site_alone(app: Flask) -> None:
    page = app.test_client().get("/en/equality").get_data(as_text=True)
    address = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    response = app.test_client().get(address)
    assert response.headers["Cache-Control"] == "max-age=315360000, public, immutable"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in response.headers
    response.close()
