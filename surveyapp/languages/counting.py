"""How far each language is with each form: the table that `surveyapp translations status` prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from surveyapp.languages.catalogs import path_of, template_of
from surveyapp.languages.pofile import Entry, PoFile, read


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one language is with one domain. All but `words` count texts."""

    language: str
    domain: str
    texts: int
    translated: int
    fuzzy: int
    approved: int
    """All that are translated where a person has approved the file, else none."""
    words: int
    """Words of the source that a translator still has to work on."""


def progress(translations: Path, domain: str, language: str) -> Progress:
    """Return how far a language is with a domain. Where it has no catalog yet, everything is still to do.

    Raises:
        CatalogError: a file cannot be read.
    """
    path = path_of(translations, domain, language)
    template = read(template_of(translations, domain)).entries
    file = read(path) if path.exists() else PoFile()
    done = {entry.key for entry in file.entries if not entry.waiting}
    translated = sum(entry.key in done for entry in template)
    return Progress(
        language=language,
        domain=domain,
        texts=len(template),
        translated=translated,
        fuzzy=sum(entry.fuzzy for entry in file.entries),
        approved=translated if file.approved else 0,
        words=sum(words(entry) for entry in template if entry.key not in done),
    )


def words(entry: Entry) -> int:
    """Return the number of words to translate in an entry."""
    return len(entry.id.split()) + len(entry.plural.split())


def table(rows: Sequence[Progress]) -> str:
    """Return the table as aligned text, one line a language and domain."""
    head = ("language", "domain", "texts", "translated", "fuzzy", "approved", "words to do")
    lines = [head, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(_aligned(line, widths) for line in lines)


def _cells(row: Progress) -> tuple[str, ...]:
    counts = (row.texts, row.translated, row.fuzzy, row.approved, row.words)
    return (row.language, row.domain, *map(str, counts))


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    aligned = (
        cell.ljust(width) if column < 2 else cell.rjust(width)
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(aligned).rstrip()
