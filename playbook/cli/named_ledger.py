"""A source named on the command line in; the source that is meant out."""

from __future__ import annotations

from playbook.model.book import Book
from playbook.model.data_source import DataSource


def named_ledger(book: Book, ledger: str | None, table: str | None) -> DataSource | None:
    """The ledger that was named; of a database the book's table is meant unless another is. Nothing where none was."""
    return named_source(book.data.ledger, ledger, table)


def named_source(own: DataSource | None, source: str | None, table: str | None) -> DataSource | None:
    """The source that was named instead of the book's own; of a database the table of that is meant unless another is."""
    if source is None:
        return None
    of_own = own.table if own is not None and "://" in source else None
    return DataSource(source=source, table=table or of_own)
