"""Ledgers made by hand, as tables of a database in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pytest

from playbook.analytics.client_base import ClientBase, client_base
from playbook.analytics.edge import Desk, connected_here, open_desk
from playbook.analytics.facts import FILE, ROW, Facts, Sources
from playbook.model.book import Book

Rows = Sequence[Sequence[Any]]


@pytest.fixture
def connection() -> Iterator[Any]:
    """A database in memory."""
    found = connected_here()
    yield found
    found.disconnect()


@pytest.fixture
def table_of(connection) -> Callable[..., ir.Table]:
    """A table of columns, given as lists by their names."""

    def make(**columns: Sequence[Any]) -> ir.Table:
        arrays = {name: pa.array(values) for name, values in columns.items()}
        typed = {name: one.cast(pa.string()) if pa.types.is_null(one.type) else one for name, one in arrays.items()}
        return connection.create_table(ibis.util.gen_name("made"), ibis.memtable(pa.table(typed)))

    return make


@pytest.fixture
def facts_of(table_of) -> Callable[..., Facts]:
    """Facts of a source: `facts_of("ledger", "client date amount", ("a", date(2026, 1, 1), "5"))`; rows are counted from 2."""

    def make(source: str, names: str, *rows: Sequence[Any]) -> Facts:
        columns = dict(zip(names.split(), map(list, zip(*rows, strict=True)), strict=True)) if rows else {}
        places = {FILE: [f"{source}.csv"] * len(rows), ROW: list(range(2, len(rows) + 2))}
        return Facts(source, table_of(**places, **columns), {name: name for name in columns})

    return make


@pytest.fixture
def ledger_of(facts_of) -> Callable[..., Facts]:
    """A ledger of rows like `("a", "2026-01-31", 100)`."""

    def make(*rows: tuple[str, str, object]) -> Facts:
        typed = [(client, date.fromisoformat(day), Decimal(str(amount))) for client, day, amount in rows]
        return facts_of("ledger", "client date amount", *typed)

    return make


@pytest.fixture
def base_of(ledger_of) -> Callable[..., ClientBase]:
    """The client base of a book, given as its sections, and of a ledger of rows, on a day."""

    def make(sections: dict[str, Any], rows: Rows, as_of: str, clients: Facts | None = None) -> ClientBase:
        return client_base(book_of(sections), Sources(ledger_of(*rows), clients), date.fromisoformat(as_of))

    return make


def book_of(sections: dict[str, Any]) -> Book:
    """A book of these sections."""
    return Book.model_validate({"book": {"title": "T", "language": "en", "currency": "EUR"}, **sections})


@pytest.fixture
def desk() -> Iterator[Desk]:
    """An empty desk."""
    with open_desk() as opened:
        yield opened


@pytest.fixture
def by_client() -> Callable[[ClientBase, str], dict[str, Any]]:
    """A column of the client base by client."""

    def make(base: ClientBase, column: str) -> dict[str, Any]:
        rows = base.clients.select(["client", column]).to_pylist()
        return {row["client"]: row[column] for row in rows}

    return make
