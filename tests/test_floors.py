"""The house has floors, and each imports only from floors below it or from its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

PYTHON_FLOORS = {
    "surveyapp.colours": 0,
    "surveyapp.council": 0,
    "surveyapp.expressions": 0,
    "surveyapp.places": 0,
    "surveyapp.settings": 0,
    "surveyapp.strict_json": 0,
    "surveyapp.forms": 1,
    "surveyapp.languages": 1,
    "surveyapp.filling": 2,
    "surveyapp.storage": 3,
    "surveyapp.mapping": 4,
    "surveyapp.exporting": 4,
    "surveyapp.handover": 5,
    "surveyapp.web": 5,
    "surveyapp.demo": 5,
    "surveyapp.commands": 5,
    "surveyapp.cli": 5,
    "surveyapp": 5,
}

SCRIPT_FLOORS = {
    "expressions": 0,
    "normalising": 2,
    "filling": 2,
    "page": 5,
}

IMPORTED_SCRIPT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']""")


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def python_modules() -> dict[str, Path]:
    paths = sorted((ROOT / "surveyapp").rglob("*.py"))
    return {module_name(path): path for path in paths}


def scripts() -> list[Path]:
    return sorted((ROOT / "static" / "js").rglob("*.js"))


def floor_of(module: str) -> int | None:
    """Return the floor of the package or module directly below `surveyapp` that this one belongs to."""
    if module == "surveyapp":
        return PYTHON_FLOORS["surveyapp"]
    names = module.split(".")
    return PYTHON_FLOORS.get(".".join(names[:2]))


def floor_of_script(path: Path) -> int | None:
    """Return the floor of `static/js/<floor>.js` and of everything in `static/js/<floor>/`."""
    return SCRIPT_FLOORS.get(path.relative_to(ROOT / "static" / "js").parts[0].removesuffix(".js"))


def imported_modules(path: Path, module: str, known: set[str]) -> Iterator[tuple[int, str]]:
    """Yield line and name of each of our own modules that a file imports, wherever in the file it does so."""
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(node, package)
            longest = [f"{base}.{alias.name}" for alias in node.names]
            names = [name if name in known else base for name in longest]
        else:
            continue
        yield from ((node.lineno, name) for name in names if name.split(".")[0] == "surveyapp")


@pytest.mark.parametrize("module", python_modules())
def test_a_module_imports_nothing_from_the_floors_above(module: str) -> None:
    modules = python_modules()
    floor = floor_of(module)
    assert floor is not None, f"{module} is on no floor: add it to the table in tests/test_floors.py"
    upwards = [
        f"{modules[module].relative_to(ROOT)}:{line} imports {name}"
        for line, name in imported_modules(modules[module], module, set(modules))
        if _or_top(floor_of(name)) > floor
    ]
    assert upwards == []


@pytest.mark.parametrize("path", scripts(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_script_imports_nothing_from_the_floors_above(path: Path) -> None:
    floor = floor_of_script(path)
    assert floor is not None, f"{path.name} is on no floor: add it to the table in tests/test_floors.py"
    targets = [(path.parent / name).resolve() for name in IMPORTED_SCRIPT.findall(path.read_text("utf-8"))]
    assert [target.name for target in targets if not target.is_file()] == []
    assert [target.name for target in targets if _or_top(floor_of_script(target)) > floor] == []


def test_an_upward_import_would_be_noticed(tmp_path: Path) -> None:
    low = tmp_path / "low.py"
    low.write_text("def late():\n    from surveyapp.storage import accounts\n    import surveyapp.web.api\n")
    found = list(imported_modules(low, "surveyapp.forms.low", {"surveyapp.storage.accounts"}))
    assert found == [(2, "surveyapp.storage.accounts"), (3, "surveyapp.web.api")]
    assert [floor_of(name) for _, name in found] == [3, 5]


def test_a_relative_import_is_followed(tmp_path: Path) -> None:
    low = tmp_path / "low.py"
    low.write_text("from ..web import api\n")
    found = list(imported_modules(low, "surveyapp.forms.low", {"surveyapp.web.api"}))
    assert found == [(1, "surveyapp.web.api")]


def _or_top(floor: int | None) -> int:
    return 99 if floor is None else floor


def _absolute(node: ast.ImportFrom, package: str) -> str:
    if node.level == 0:
        return node.module or ""
    parents = package.split(".")
    start = parents[: len(parents) - node.level + 1]
    return ".".join([*start, node.module] if node.module else start)
