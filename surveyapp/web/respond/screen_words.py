"""The words that the page's JavaScript says, in the language of the page."""

from __future__ import annotations

from surveyapp.languages import N_, ngettext_noop
from surveyapp.web.templating import gettext, ngettext

WORDS = {
    "step": N_("Step {step} of {steps}"),
    "error": N_("Error:"),
    "notProvided": N_("Not provided"),
    "change": N_("Change"),
    "sending": N_("Sending your answers."),
    "notSent": N_(
        "We could not send your answers. They are still on this page. Check your signal and try again."
    ),
    "refused": N_("We could not take your answers as they are. Look at the questions marked below."),
    "notTaken": N_(
        "We could not take your answers. They are still on this page. Tell us, and quote: {reason}"
    ),
    "sentBefore": N_(
        "Answers were already sent from this page. If you changed something after that, send them once more. "
        "We keep both."
    ),
    "removed": N_("Removed."),
    "undo": N_("Undo"),
    "dropped": N_("Because of a change you made, these answers no longer fit and were taken out: {choices}"),
    "addOne": N_("Add one"),
    "addAnother": N_("Add another"),
    "noneAdded": N_("None added so far"),
    "locating": N_("Looking for where you are."),
    "located": N_("Found. It is right to about {metres} metres."),
    "notLocated": N_(
        "This phone could not tell where you are. You can type the numbers, or leave them empty."
    ),
    "photoAdded": N_("Photo added: {name}"),
    "removePhoto": N_("Remove this photo"),
    "photoNotRead": N_("This file is not a photo we can read. Choose another one."),
    "contact": N_(
        "This looks like a phone number or an email address. Take it out if it is not needed here."
    ),
    "leave": N_("You have answers that are not sent yet."),
}

COUNTED = {"added": ngettext_noop("{count} added so far", "{count} added so far")}
"""Words that go with a number, in as many forms as a language needs."""


def screen_words() -> dict[str, str]:
    """Return the words, translated."""
    return {name: gettext(words) for name, words in WORDS.items()}


def added_words(count: int) -> str:
    """Return how many entries of a repeat there are, in words."""
    if count == 0:
        return gettext(WORDS["noneAdded"])
    return ngettext(*COUNTED["added"], count).replace("{count}", str(count))
