"""A person going through a form in a browser, in the words of an interview: answer, go on, expect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.browser.accessible import faults

Answer = str | list[str] | dict[str, str] | Path
STEPS = 40
"""More pages than any form has: a walk that takes more goes in circles."""


@dataclass(slots=True)
class Interview:
    """One form on one phone."""

    page: Page
    scripts: bool = True
    careful: bool = False
    """Whether axe looks at every page that is passed."""
    faults: list[str] = field(default_factory=list)
    """What axe found on the pages passed."""

    def open(self, address: str) -> None:
        """Open a form, and wait until its script is ready."""
        self.page.goto(address)
        self.ready()

    def ready(self) -> None:
        """Wait for the page's script."""
        if self.scripts:
            self.page.wait_for_selector("html[data-ready]")

    def walk(self, answers: Mapping[str, Answer]) -> None:
        """Answer page by page, in whatever order the form asks, up to checking the answers."""
        for _ in range(STEPS):
            if self.checking():
                return
            self.fill(answers)
            self.pass_page()
            self.go_on()
            assert self.errors() == [], self.page.locator("h2:visible").all_inner_texts()
        raise AssertionError(f"still not done after {STEPS} pages")

    def fill(self, answers: Mapping[str, Answer]) -> None:
        """Answer what is asked on this page, and what those answers open up."""
        left = dict(answers)
        found = True
        while found:
            asked = [name for name in left if self.question(name).is_visible()]
            for name in asked:
                self.answer(name, left.pop(name))
            found = bool(asked) and self.scripts

    def answer(self, name: str, answer: Answer) -> None:
        """Answer one question, by the name of its field."""
        question = self.question(name)
        match question.get_attribute("data-kind"):
            case "one" | "many" | "steps":
                assert isinstance(answer, (str, list))
                for value in [answer] if isinstance(answer, str) else answer:
                    question.locator(f'input[value="{value}"]').check()
            case "date" | "point":
                assert isinstance(answer, dict)
                for part, text in answer.items():
                    question.locator(f'input[name="{name}-{part}"]').fill(text)
            case "photo":
                assert isinstance(answer, Path)
                question.locator("input[type=file]").set_input_files(answer)
                if self.scripts:
                    question.locator("[data-photo] img").wait_for()
            case _:
                question.locator("input, textarea").fill(str(answer))

    def question(self, name: str) -> Locator:
        """Return a question by the name of its field."""
        return self.page.locator(f'[data-field="{name}"][data-path]')

    def go_on(self) -> None:
        """Press Continue."""
        self.press("#continue")

    def press(self, selector: str) -> None:
        """Press a button, and wait for the page that it leads to."""
        if self.scripts:
            self.page.locator(selector).click()
        else:
            with self.page.expect_navigation():
                self.page.locator(selector).click()

    def send(self) -> str:
        """Send what was checked; return the receipt code on the thanks page."""
        self.pass_page()
        with self.page.expect_navigation(url="**/sent/**"):
            self.page.locator("#send").click()
        self.pass_page()
        return self.page.locator(".receipt b").first.inner_text()

    def checking(self) -> bool:
        """Whether the answers are shown to be checked."""
        return self.page.locator("#check").is_visible()

    def errors(self) -> list[str]:
        """Return the lines of the error summary, if it shows."""
        summary = self.page.locator("#summary")
        return summary.locator("li").all_inner_texts() if summary.is_visible() else []

    def checked_answers(self) -> dict[str, str]:
        """Return what is shown to be checked, by the question's words."""
        rows = self.page.locator("#check .answers > div").all()
        return {row.locator("dt").inner_text(): row.locator("dd").first.inner_text() for row in rows}

    def pass_page(self) -> None:
        """Look at the page once more before leaving it, where that is asked for."""
        if self.careful:
            self.check_page()

    def check_page(self) -> None:
        """Let axe look at the page as it is now."""
        self.faults.extend(faults(self.page))
