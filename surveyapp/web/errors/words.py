"""The words for each kind of error: what happened, and what to do now. No blame, no jargon."""

from __future__ import annotations

from dataclasses import dataclass

from surveyapp.languages import N_


@dataclass(frozen=True, slots=True)
class Words:
    """A heading and the lines below it, in English; the page shows them in its language."""

    heading: str
    lines: tuple[str, ...]


WORDS = {
    400: Words(
        N_("We could not read that"),
        (
            N_("Something in the request was not as we expected."),
            N_("Go back, load the page again and try once more."),
        ),
    ),
    403: Words(
        N_("You may not see this page"),
        (
            N_("Your account has no role that opens it."),
            N_("If you need it for your work, ask the person who looks after this service."),
        ),
    ),
    404: Words(
        N_("Page not found"),
        (N_("If you typed the address, check it."), N_("A survey that has closed is no longer listed.")),
    ),
    405: Words(
        N_("That does not work here"),
        (N_("This address does something else."), N_("Go back and use the buttons on the page.")),
    ),
    413: Words(
        N_("That is too large to send"),
        (
            N_("One file may be up to 10 megabytes."),
            N_("Go back: your answers are still on the page. Choose a smaller photo, or leave it out."),
        ),
    ),
    422: Words(
        N_("Something needs another look"),
        (N_("Go back and check your answers."),),
    ),
    429: Words(
        N_("Too many tries in a short time"),
        (N_("Wait a few minutes, then try again."),),
    ),
    500: Words(
        N_("Something went wrong on our side"),
        (
            N_("It is not your doing. We have made a note of it."),
            N_("Answers you have already sent are safe. Wait a minute, go back and try again."),
        ),
    ),
    503: Words(
        N_("We are not open just now"),
        (N_("Answers you have already sent are safe."), N_("Wait a few minutes, then try again.")),
    ),
}

STALE_PAGE = Words(
    N_("This page was open for too long"),
    (N_("For your safety it can no longer be sent."), N_("Go back, load the page again and try once more.")),
)


def words_for(status: int) -> Words:
    """Return the words for a status; one that has none of its own takes those of its class."""
    return WORDS.get(status) or WORDS[500 if status >= 500 else 400]
