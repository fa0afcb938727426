"""Looking words up: a form's by their stable path, the interface's by their English."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from surveyapp.languages.locales import SOURCE, example_numbers

Key = tuple[str, str]
"""Context ('' where there is none) and source text; for a message that counts, its singular."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one form in one language. Without translations it speaks the form's own language."""

    language: str
    """The language they are in: the form's own where the wanted one was not complete."""
    translations: Mapping[Key, str] = field(default_factory=dict)

    def text(self, context: str, source: str) -> str:
        """Return the translation of a text of the form.

        Args:
            context: where it stands, `helps_with:label` or `jobs.choices.food:label`; see `texts`.
            source: the text as the form has it.
        """
        return self.translations.get((context, source), source)


def english_plural(number: int) -> int:
    """Return the index of the plural form of the interface's own language."""
    return 0 if number == 1 else 1


@dataclass(frozen=True, slots=True)
class Interface:
    """The words of the interface in one language, under gettext's names."""

    language: str = SOURCE
    translations: Mapping[Key, str] = field(default_factory=dict)
    plurals: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    plural: Callable[[int], int] = english_plural

    def gettext(self, message: str) -> str:
        """Return a message in the language."""
        return self.translations.get(("", message), message)

    def pgettext(self, context: str, message: str) -> str:
        """Return a message that means one thing here and another elsewhere."""
        return self.translations.get((context, message), message)

    def ngettext(self, one: str, other: str, number: int) -> str:
        """Return the form of a message that goes with a number."""
        return self.npgettext("", one, other, number)

    def npgettext(self, context: str, one: str, other: str, number: int) -> str:
        """Return the form of a message with a context that goes with a number."""
        forms = self.plurals.get((context, one))
        if forms is None:
            return (one, other)[english_plural(number)]
        return forms[self.plural(number)]

    def forms(self, one: str, other: str) -> Mapping[str, str]:
        """Return every form of a message that counts, by category as `Intl.PluralRules` names them."""
        found = self.plurals.get(("", one))
        if found is None:
            return {"one": one, "other": other}
        examples = example_numbers(self.language)
        return {category: found[self.plural(number)] for category, number in examples.items()}
