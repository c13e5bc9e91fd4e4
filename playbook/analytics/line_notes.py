"""A ledger with lines and its client base in; what its reader should know of the lines, out."""

from __future__ import annotations

from collections.abc import Iterator

import ibis.expr.types as ir

from playbook.analytics.edge import Desk, fetched
from playbook.analytics.facts import Facts
from playbook.analytics.ledger_rows import unknown_lines
from playbook.diagnostics import Message, _n, quoted
from playbook.model.book import Book

_MOST = 5


def notes_on_lines(desk: Desk, book: Book, ledger: Facts, base: ir.Table) -> Iterator[Message]:
    """Lines that the book does not have, each with its rows; and how many clients buy in several lines, where they count in each.

    Raises: PlaybookError where a database cannot be read.
    """
    if not (book.lines and ledger.has("line")):
        return
    unknown = unknown_lines(ledger, {one.id: one.title for one in book.lines})
    for row in fetched(unknown.limit(_MOST)).to_pylist():
        yield _n(
            "In {count} row of the ledger stands the line {line}, which the book does not have: it counts, but in no line.",
            "In {count} rows of the ledger stands the line {line}, which the book does not have: they count, but in no line.",
            row["rows"],
            line=quoted(row["line"]),
        )
    [row] = desk.fetch(base.agg(rows=base.count(), clients=base.client.nunique())).to_pylist()
    if several := row["rows"] - row["clients"]:
        yield _n(
            "{count} client is counted twice or more: it buys in several lines, and has the rules of each.",
            "{count} clients are counted twice or more: they buy in several lines, and have the rules of each.",
            several,
        )
