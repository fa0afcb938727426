"""Everything a version of a form is made of: its own text, and the data files that it uses."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from surveyapp.forms.problems import FormError, FormProblem, Report
from surveyapp.forms.yaml_nodes import Node, Row, Sequence, Text, read

SUFFIX = ".csv"


@dataclass(frozen=True, slots=True)
class Sources:
    """The texts that a form is read from, with line ends of one character."""

    name: str
    """The stem of the form's file."""
    source: str
    files: Mapping[str, str] = field(default_factory=dict)
    """The data files, by name."""
    places: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Where each file was found, for messages; the form's own under its name. No part of a version."""

    @property
    def file(self) -> str:
        """The name of the form's own file."""
        return f"{self.name}.yaml"

    @property
    def version(self) -> str:
        """The content hash: 64 hexadecimal digits."""
        content = [self.name, self.source, sorted(self.files.items())]
        canonical = json.dumps(content, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def sources(path: Path | str, data: Path | str | None = None) -> Sources:
    """Return what a form is made of. A data file in `data` is taken before one of that name beside the form.

    A data file that is in neither folder is left out here; reading the form reports it where it is used.

    Raises:
        FormError: the form or a data file is no text in UTF-8.
        OSError: the form cannot be opened.
    """
    form = Path(path)
    source = _text_of(form)
    folders = [Path(data), form.parent] if data is not None else [form.parent]
    files, places = {}, {f"{form.stem}.yaml": str(path)}
    for name in dict.fromkeys(data_file_names(read(source, Report(str(path))))):
        found = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if found is not None:
            files[name] = _text_of(found)
            places[name] = str(found)
    return Sources(form.stem, source, files, places)


def is_data_file(name: str) -> bool:
    """Tell whether a name can be that of a data file: a CSV file in the same folder, not a way out of it."""
    return (
        name.endswith(SUFFIX) and len(name) > len(SUFFIX) and not set(name) & set("/\\\0:") and name[0] != "."
    )


def data_file_names(top: Node | None) -> Iterator[str]:
    """Yield the names of the data files that a form asks for, as far as it can be read."""
    if isinstance(top, Row):
        lists = top.values.get("choices")
        if isinstance(lists, Row):
            named = [node.value.strip() for node in lists.values.values() if isinstance(node, Text)]
            yield from (name for name in named if is_data_file(name))
        yield from _external(top.values.get("survey"))


def _external(survey: Node | None) -> Iterator[str]:
    stack = [survey]
    while stack:
        node = stack.pop()
        if isinstance(node, Sequence):
            stack.extend(node.items)
        elif isinstance(node, Row):
            stack.append(node.values.get("questions"))
            if node.text("type") == "csv-external" and is_data_file(f"{node.text('name')}{SUFFIX}"):
                yield f"{node.text('name')}{SUFFIX}"


def _text_of(path: Path) -> str:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message, cure = "This line is no text in UTF-8", "Save the file as UTF-8"
        raise FormError([FormProblem(str(path), line, "", "", message, cure)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
