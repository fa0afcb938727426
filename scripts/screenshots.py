"""Take the pictures in docs/images: the asset survey on a phone, and the answers as a workbook.

`make screenshots` runs it. It starts the service on a temporary folder with the demo: nothing of yours is
in a picture. It needs Chromium or Chrome.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from scripts import workbook_page
from tests import programs

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
SURVEYAPP = Path(sys.executable).parent / "surveyapp"
PHONE = ViewportSize(width=360, height=740)
FORM = "community-asset-survey"


def main() -> int:
    """Take both pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SURVEYAPP_HOME": folder}
        environment.pop("DATABASE_URL", None)
        for command in (["db", "upgrade"], ["demo", "load"]):
            subprocess.run([str(SURVEYAPP), *command], env=environment, check=True)
        take_pictures(environment, Path(folder))
    return 0


def take_pictures(environment: Mapping[str, str], folder: Path) -> None:
    """Take both pictures of an installation that has the demo."""
    program = programs.browser()
    if program is None:
        sys.exit("No Chromium or Chrome was found. Install one, then run make screenshots again.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(programs.BROWSER_FLAGS))
        take_phone(browser, environment)
        take_workbook(browser, environment, folder)
        browser.close()


def take_phone(browser: Browser, environment: Mapping[str, str]) -> None:
    """Picture a page of the survey, half answered, at the size of a phone."""
    with served(environment) as address:
        page = browser.new_page(viewport=PHONE, device_scale_factor=2, locale="en-GB")
        page.goto(f"{address}/en/{FORM}")
        go_to_what_you_do(page)
        page.screenshot(path=IMAGES / "phone.png")
    print(f"Wrote {IMAGES / 'phone.png'}")


def go_to_what_you_do(page: Page) -> None:
    """Answer the first pages of the asset survey, and tick two things on the one about what people do."""
    pages = (
        {"as_mode": "self", "as_age": "a16", "as_agree": "yes"},
        {"as_for": "me", "as_area": "area_1"},
        {"as_has_place": "no"},
        {"as_has_grp": "no"},
    )
    for answers in pages:
        for name, value in answers.items():
            page.locator(f"[name={name}][value={value}]").check()
        page.locator("#continue").click()
    for value in ("check", "errand"):
        page.locator(f"[name=as_do][value={value}]").check()
    page.evaluate("window.scrollTo(0, 0)")


def take_workbook(browser: Browser, environment: Mapping[str, str], folder: Path) -> None:
    """Picture the top of the workbook, as a spreadsheet program would show it."""
    workbook = folder / "answers.xlsx"
    command = [str(SURVEYAPP), "export", FORM, "--demo", "--output", str(workbook)]
    subprocess.run(command, env=environment, check=True)
    page = browser.new_page(device_scale_factor=1.5)
    page.set_content(workbook_page.page(workbook))
    page.locator("body").screenshot(path=IMAGES / "workbook.png")
    print(f"Wrote {IMAGES / 'workbook.png'}")


@contextmanager
def served(environment: Mapping[str, str]) -> Iterator[str]:
    """Serve on a free port, and stop at the end. Gives the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(SURVEYAPP), "serve", "--port", str(port), "--processes", "1"]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        wait_until_ready(f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_ready(address: str) -> None:
    """Wait until the service answers."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"{address}/health/ready", timeout=2):  # noqa: S310 # our own address
                return
        except OSError:
            time.sleep(0.2)
    sys.exit("The service did not start.")


if __name__ == "__main__":
    if shutil.which(str(SURVEYAPP)) is None:
        sys.exit("surveyapp is not installed here. Run make run or make test first.")
    sys.exit(main())
