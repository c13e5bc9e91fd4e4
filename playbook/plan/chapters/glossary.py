"""The glossary: one chapter, the words of the trade in the order of the alphabet."""

from __future__ import annotations

from dataclasses import dataclass

from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.model.glossary import Term
from playbook.plan.page import Draft, Entry
from playbook.plan.wording import Wording

SECTION = "glossary"

_MANY = 15
"""With more terms than these, letters help to find one."""


@dataclass(frozen=True, slots=True)
class TermContent:
    """A term and where it stands."""

    ref: str
    anchor: str
    entity: Term


@dataclass(frozen=True, slots=True)
class GlossaryContent:
    """The terms, and of a long glossary the letters, each with the anchor of its first term."""

    letters: tuple[tuple[str, str], ...]
    terms: tuple[TermContent, ...]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The glossary, or none where no word needs one."""
    if not book.glossary:
        return None
    terms = sorted(book.glossary, key=lambda term: _alphabetical(term.term))
    entries = tuple(Entry(f"term:{term.id}", term.term) for term in terms)
    shown = tuple(TermContent(entry.ref, entry.anchor, term) for entry, term in zip(entries, terms, strict=True))
    return Draft(
        kind="glossary",
        ref="section:glossary",
        path="glossary",
        title=words.say(_("Glossary")),
        summary=words.say(_("The words that all of us understand in the same way.")),
        content=GlossaryContent(_letters(shown), shown),
        entries=entries,
    )


def _letters(terms: tuple[TermContent, ...]) -> tuple[tuple[str, str], ...]:
    if len(terms) <= _MANY:
        return ()
    firsts = {_first_letter(term.entity.term): term.anchor for term in reversed(terms)}
    return tuple(reversed(firsts.items()))


def _first_letter(term: str) -> str:
    first = _alphabetical(term)[:1].upper()
    return first if first.isalpha() else "#"


def _alphabetical(term: str) -> str:
    """A term as the alphabet sorts it: ё stands with е, quotation marks do not count."""
    return term.casefold().replace("ё", "е").lstrip("«“\"'„ ")
