"""The imprint: which book, in which edition and from when, of what leaves the book as a sheet, a card or a file."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.plan.wording import Wording


def imprint_of(book: Book, words: Wording) -> str:
    """The title of the book, the day from which it is in force, and the title of the edition: what a narrow foot cuts off matters least."""
    return " · ".join(_parts(book, words))


def _parts(book: Book, words: Wording) -> Iterator[str]:
    yield book.masthead.title
    if book.masthead.effective:
        yield words.say(_("In force from {day}", day=words.day(book.masthead.effective)))
    if book.edition is not None:
        yield book.edition.title
