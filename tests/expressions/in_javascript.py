"""Evaluates trees in JavaScript, many in one process of Node."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

SCRIPT = Path(__file__).parent / "evaluate.mjs"


def evaluated_in_javascript(program: Path, settings: Sequence[Mapping[str, object]]) -> list[object]:
    """Return what each tree gives in its setting, as `vectors.written`; an exception is a text, `failed: …`."""
    command = [str(program), "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", str(SCRIPT)]
    done = subprocess.run(command, input=json.dumps(settings), capture_output=True, text=True, check=True)
    assert done.stderr == ""
    values: list[object] = json.loads(done.stdout)
    return values
