"""The editions of a book, each with what it hides, restricted once for all rules that ask."""

from __future__ import annotations

from playbook.editions import Restricted, restrict
from playbook.model.book import Book
from playbook.model.edition import Edition
from playbook.model.once import once_per_book


@once_per_book
def edition_views(book: Book) -> tuple[tuple[Edition, Restricted], ...]:
    """Every edition with the smaller book that its readers get."""
    return tuple((edition, restrict(book, edition)) for edition in book.editions)
