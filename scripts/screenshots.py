"""Take the pictures in docs/images: the asset survey on a phone, and the answers as a workbook.

`make screenshots` runs it. It starts the service on a temporary folder with the demo: nothing of yours is
in a picture. It needs Chromium or Chrome for the phone, and LibreOffice for the workbook.
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

from PIL import Image, ImageChops
from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests import programs

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
SURVEYAPP = Path(sys.executable).parent / "surveyapp"
PHONE = ViewportSize(width=360, height=740)
FORM = "community-asset-survey"
SHEET_WIDTH = 1400
"""Pixels."""


def main() -> int:
    """Take both pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SURVEYAPP_HOME": folder}
        environment.pop("DATABASE_URL", None)
        for command in (["db", "upgrade"], ["demo", "load"]):
            subprocess.run([str(SURVEYAPP), *command], env=environment, check=True)
        take_phone(environment)
        take_workbook(environment, Path(folder))
    return 0


def take_phone(environment: Mapping[str, str]) -> None:
    """Picture a page of the survey with an answer and a mistake, at the size of a phone."""
    program = programs.browser()
    if program is None:
        sys.exit("No Chromium or Chrome was found. Install one, then run make screenshots again.")
    with served(environment) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(programs.BROWSER_FLAGS))
        page = browser.new_page(viewport=PHONE, device_scale_factor=2, locale="en-GB")
        page.goto(f"{address}/en/{FORM}")
        fill_first_pages(page)
        page.screenshot(path=IMAGES / "phone.png")
        browser.close()
    print(f"Wrote {IMAGES / 'phone.png'}")


def fill_first_pages(page: Page) -> None:
    """Agree to take part, and stop on the page about the area, with one thing left to mend."""
    for label in ("I am filling it in myself, online", "16 or over", "Yes"):
        page.get_by_label(label, exact=True).first.check()
    page.locator("#continue").click()
    page.get_by_label("For myself", exact=True).check()
    page.get_by_role("textbox").first.fill("NF1")
    page.locator("#continue").click()
    page.wait_for_timeout(300)


def take_workbook(environment: Mapping[str, str], folder: Path) -> None:
    """Picture the first rows of the workbook, as LibreOffice shows it."""
    program = programs.office()
    if program is None:
        sys.exit("LibreOffice was not found. Install libreoffice-calc, then run make screenshots again.")
    workbook = folder / "answers.xlsx"
    command = [str(SURVEYAPP), "export", FORM, "--demo", "--output", str(workbook)]
    subprocess.run(command, env=environment, check=True)
    convert = [
        str(program),
        "--headless",
        f"-env:UserInstallation=file://{folder}/office",
        "--convert-to",
        "png",
    ]
    subprocess.run([*convert, "--outdir", str(folder), str(workbook)], check=True, stdout=subprocess.DEVNULL)
    picture = trimmed(Image.open(folder / "answers.png").convert("RGB"))
    picture.thumbnail((SHEET_WIDTH, SHEET_WIDTH))
    picture.save(IMAGES / "workbook.png", optimize=True)
    print(f"Wrote {IMAGES / 'workbook.png'}")


def trimmed(picture: Image.Image) -> Image.Image:
    """Return a picture without the white around it."""
    box = ImageChops.difference(picture, Image.new("RGB", picture.size, "white")).getbbox()
    return picture.crop(box) if box else picture


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
