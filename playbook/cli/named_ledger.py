"""A ledger named on the command line in; the source that is meant out."""

from __future__ import annotations

from playbook.model.book import Book
from playbook.model.data_source import DataSource


def named_ledger(book: Book, ledger: str | None, table: str | None) -> DataSource | None:
    """The ledger that was named; of a database the book's table is meant unless another is. Nothing where none was."""
    if ledger is None:
        return None
    own = book.data.ledger.table if book.data.ledger and "://" in ledger else None
    return DataSource(source=ledger, table=table or own)
