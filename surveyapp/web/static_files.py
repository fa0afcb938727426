"""Static files under an address that holds the hash of the whole tree, so that they may be kept for ever.

Modules import each other by relative addresses, so one changed file changes the address of all: no build step
is needed, and an old page finds the very modules it was made with.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from whitenoise import WhiteNoise  # type: ignore[import-untyped] # ships no types
from whitenoise.compress import Compressor  # type: ignore[import-untyped] # ships no types

from surveyapp import places
from surveyapp.web import brand
from surveyapp.web.lean_modules import lean

if TYPE_CHECKING:
    from wsgiref.headers import Headers

    from _typeshed.wsgi import WSGIApplication

PREFIX = "static"
EVERY_FILE = r"."
"""Pattern of the addresses whose file never changes."""


@dataclass(frozen=True, slots=True)
class StaticTree:
    """The static files of this release, and the folder where earlier releases' trees are kept beside it."""

    version: str
    """First 16 hexadecimal digits of the tree's SHA-256."""
    folder: Path

    @classmethod
    def deploy(cls, home: Path, colour: str = brand.WRITTEN, source: Path = places.STATIC) -> StaticTree:
        """Put the release's files into the home folder, compressed beside the plain ones, if not there yet.

        Raises:
            SettingsError: the council's colour cannot be used.
        """
        folder = home / "static"
        contents = _contents(source, colour)
        tree = cls(_hash(contents), folder)
        if not (folder / tree.version).is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=home) as temporary:
                copy = Path(temporary) / tree.version
                _write(contents, copy)
                _compress(copy)
                _move_unless_there(copy, folder / tree.version)
        return tree

    def address(self, path: str) -> str:
        """Return the address of one file, `/static/<version>/<path>`."""
        return f"/{PREFIX}/{self.version}/{path}"

    def modules(self) -> Iterable[str]:
        """Return the paths of all JavaScript modules of this release, in alphabetical order."""
        root = self.folder / self.version
        return sorted(str(path.relative_to(root)) for path in root.glob("js/**/*.js"))

    def serve(self, application: WSGIApplication) -> WSGIApplication:
        """Return the application with the static files of this and earlier releases in front of it."""
        served: WSGIApplication = WhiteNoise(
            application,
            root=self.folder,
            prefix=PREFIX,
            immutable_file_test=EVERY_FILE,
            allow_all_origins=False,
            add_headers_function=_add_headers,
        )
        return served


def _add_headers(headers: Headers, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _contents(folder: Path, colour: str) -> dict[str, bytes]:
    """Return the files as they are served, by their path in the tree."""
    return {path.relative_to(folder).as_posix(): _served(path, colour) for path in _files(folder)}


def _served(path: Path, colour: str) -> bytes:
    match path.suffix:
        case ".css":
            return brand.branded(path.read_text("utf-8"), colour).encode()
        case ".js":
            return lean(path.read_text("utf-8")).encode()
        case _:
            return path.read_bytes()


def _hash(contents: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for path, content in contents.items():
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def _write(contents: Mapping[str, bytes], folder: Path) -> None:
    for path, content in contents.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _compress(folder: Path) -> None:
    compressor = Compressor(use_brotli=False, quiet=True)
    for path in _files(folder):
        if compressor.should_compress(path.name):
            compressor.compress(str(path))


def _move_unless_there(copy: Path, target: Path) -> None:
    try:
        copy.rename(target)
    except OSError:
        if not target.is_dir():  # another process was quicker: its copy is the same
            raise
