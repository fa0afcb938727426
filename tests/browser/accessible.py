"""What axe-core finds wrong on a page, by the rules of WCAG 2.2 AA."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # ships no types
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa")


def faults(page: Page) -> list[str]:
    """Return one line for each fault: where, which rule, which element."""
    rules = {"type": "tag", "values": list(TAGS)}
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    return [
        f"{page.url}: {rule['id']}: {node['html']}: {node.get('failureSummary', '')}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
