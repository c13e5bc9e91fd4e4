"""Ledgers made by hand, as tables of a database in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
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
def book_with() -> Callable[[dict[str, Any]], Book]:
    """A book of these sections: `book_with({"pipelines": […]})`."""
    return book_of


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


@pytest.fixture
def stays_of(desk) -> Callable[..., ir.Table]:
    """Stays at the desk, by client: `stays_of("2026-03-31", ann="new 2026-01-01 ivan / won 2026-01-09T12:00")`.

    A state of another pipeline than p is `pipeline/state`, where the client goes by a drawn way; without a person it is nobody's.
    """

    def make(as_of: str, **clients: str) -> ir.Table:
        rows = [row for client in sorted(clients) for row in _stays(client, clients[client], date.fromisoformat(as_of))]
        numbered = [{"number": number, **row} for number, row in enumerate(rows, 1)]
        return desk.put(ibis.util.gen_name("stays"), pa.Table.from_pylist(numbered, schema=_STAYS))

    return make


@pytest.fixture
def held() -> Callable[..., ir.Table]:
    """Who had the client in which of such stays; in those of some clients it changed hands at once: `held(stays, ann="olga")`."""

    def make(stays: ir.Table, **others: str) -> ir.Table:
        cases = [(stays.client == client, person) for client, person in others.items()]
        person = ibis.cases(*cases, else_=stays.person) if cases else stays.person
        return stays.mutate(stay=stays.number, person=person).drop("previous", "next")

    return make


@pytest.fixture
def due_of() -> Callable[..., ir.Table]:
    """The stays that have a deadline, in days by state: `due_of(stays, new=7)`; the last day is that many days after the first."""

    def make(stays: ir.Table, **limits: int) -> ir.Table:
        known = stays.filter(stays.state.isin(list(limits)))
        cases = [(known.state == state, days) for state, days in limits.items()]
        limit = ibis.cases(*cases, else_=0) if cases else ibis.literal(0)
        due = (known.since.date() + limit.as_interval("D")).cast("date")
        gone = (known.since + (known.days * 86400).cast("int64").as_interval("s")).date()
        is_overdue = known.is_open.ifelse(gone > due + ibis.interval(days=1), gone > due)
        return known.mutate(due=due, is_overdue=is_overdue, is_decided=~known.is_open | is_overdue)

    return make


_TEXTS = ("client", "pipeline", "state", "previous", "next", "person", "reason", "_file")
_STAYS = pa.schema(
    [("number", pa.int64()), ("since", pa.timestamp("us")), ("until", pa.timestamp("us")), ("days", pa.float64())]
    + [("is_known", pa.bool_()), ("is_open", pa.bool_()), ("_row", pa.int64())]
    + [(name, pa.string()) for name in _TEXTS]
)


def _stays(client: str, written: str, as_of: date) -> Iterator[dict[str, Any]]:
    evening = datetime.combine(as_of + timedelta(days=1), time())
    events = [one.split() for one in written.split(" / ")]
    placed = [("p", *one) if "/" not in one[0] else (*one[0].split("/"), *one[1:]) for one in events]
    before = None
    for place, (pipeline, state, since, *person) in enumerate(placed):
        after = placed[place + 1] if place + 1 < len(placed) else None
        begins = datetime.fromisoformat(since)
        ends = None if after is None else datetime.fromisoformat(after[2])
        yield {
            "client": client,
            "pipeline": pipeline,
            "state": state,
            "is_known": True,
            "since": begins,
            "until": ends,
            "is_open": after is None,
            "previous": before[1] if before is not None and before[0] == pipeline else None,
            "next": None if after is None else after[1] if after[0] == pipeline else f"{after[0]}/{after[1]}",
            "person": person[0] if person else None,
            "reason": None,
            "days": ((ends or evening) - begins).total_seconds() / 86400,
            "_file": "events.csv",
            "_row": place + 2,
        }
        before = pipeline, state
