"""A pair of books, before and after: what is asked of both for many of their entities is found once."""

from __future__ import annotations

from functools import cached_property

from playbook.model.book import Book


class Pair:
    """Two books that are compared."""

    def __init__(self, before: Book, after: Book) -> None:
        self.before = before
        self.after = after

    @cached_property
    def has_same_week(self) -> bool:
        """Whether working days are as many calendar days as before."""
        return self.before.masthead.working_week == self.after.masthead.working_week

    @cached_property
    def has_same_clients(self) -> bool:
        """Whether all is the same that tells which clients there can be, and in which segments."""
        return _clients(self.before) == _clients(self.after)

    @cached_property
    def has_same_headcounts(self) -> bool:
        """Whether all roles are there as before, with as many people."""
        return _headcounts(self.before) == _headcounts(self.after)


def _clients(book: Book) -> tuple[object, ...]:
    return book.lines, book.attributes, book.segmentations, book.not_our_clients


def _headcounts(book: Book) -> dict[str, int | None]:
    return {role.id: role.headcount for role in reversed(book.roles)}
