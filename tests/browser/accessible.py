"""What axe-core finds wrong on a page, by the rules of WCAG 2.2 AA."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # ships no types
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa")
OF_COLOURS = ("color-contrast", "link-in-text-block")
"""The rules of these whose outcome depends on colours."""


def faults(page: Page) -> list[str]:
    """Return one line for each fault: where, which rule, which element."""
    return _run(page, {"type": "tag", "values": list(TAGS)})


def faults_in_both_schemes(page: Page) -> list[str]:
    """Return the faults of a page in light colours, and what its dark colours add to them."""
    page.emulate_media(color_scheme="light")
    light = faults(page)
    page.emulate_media(color_scheme="dark")
    return light + [f"dark: {one}" for one in _run(page, {"type": "rule", "values": list(OF_COLOURS)})]


def _run(page: Page, rules: dict[str, object]) -> list[str]:
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    return [
        f"{page.url}: {rule['id']}: {node['html']}: {node.get('failureSummary', '')}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
