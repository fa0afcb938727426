"""What a phone fetches has no comments, and does the same."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from surveyapp import places
from surveyapp.web.lean_modules import lean

PARSES = """
import { readFileSync } from "node:fs";
import vm from "node:vm";
for (const identifier of process.argv.slice(1))
  new vm.SourceTextModule(readFileSync(identifier, "utf8"), { identifier });
"""
MODULES = sorted(places.STATIC.glob("js/**/*.js"))


def test_comments_types_and_indentation_go() -> None:
    module = (
        "/**\n * Adds.\n * @param {number} a\n */\nexport function add(a) {\n  // one more\n\n"
        "  const box = /** @type {HTMLElement} */ (a); // kept: it stands behind code\n  return a + 1;\n}\n"
    )
    assert lean(module) == (
        "export function add(a) {\nconst box = (a); // kept: it stands behind code\nreturn a + 1;\n}\n"
    )


def test_code_behind_a_comment_stays() -> None:
    assert lean("/** @type {A} */ a;\n/** B */\nb;\n") == "a;\nb;\n"


@pytest.mark.parametrize("text", ['"// no comment"', "'/* none */'", "`// none`", '"http://council.example"'])
def test_a_text_that_looks_like_a_comment_stays(text: str) -> None:
    assert lean(f"const words = {text};\n") == f"const words = {text};\n"


def test_a_module_with_a_text_over_lines_stays_as_it_is() -> None:
    module = "const words = `one\n  // two\n`;\n"
    assert lean(module) == module


def test_all_modules_of_the_release_get_smaller_and_still_parse(node_program: Path, tmp_path: Path) -> None:
    assert MODULES
    for number, path in enumerate(MODULES):
        module = path.read_text("utf-8")
        assert len(lean(module)) < len(module), path
        (tmp_path / f"{number}.mjs").write_text(lean(module), "utf-8")
    files = [str(path) for path in sorted(tmp_path.glob("*.mjs"))]
    options = ["--experimental-vm-modules", "--no-warnings", "--input-type=module", "-e", PARSES]
    command = [str(node_program), *options, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
