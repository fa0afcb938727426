"""The evaluator in JavaScript, as one process of Node that is asked line by line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from surveyapp.expressions import Tree

SCRIPT = Path(__file__).parent / "evaluate.mjs"


class JavaScript:
    """Evaluates trees until it is closed."""

    def __init__(self, node: Path) -> None:
        command = [str(node), "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", str(SCRIPT)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def __enter__(self) -> JavaScript:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.communicate()

    def evaluated(self, tree: Tree, setting: Mapping[str, object]) -> object:
        """Return what a tree gives, as `vectors.written`; an exception is a text, `failed: …`."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({**setting, "tree": tree}) + "\n")
        self.process.stdin.flush()
        value: object = json.loads(self.process.stdout.readline())
        return value
