"""A book, its sources and a day in; the client base out: a table with a row a client, its sums, and the rows that do not count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from playbook.analytics.abc import abc
from playbook.analytics.client_notes import notes_on_clients, notes_on_costs
from playbook.analytics.clients_table import bad_client_rows, clients_of
from playbook.analytics.edge import Desk, fetched, open_desk
from playbook.analytics.facts import Facts, Sources
from playbook.analytics.history import History
from playbook.analytics.ledger_rows import bad_rows, good_rows
from playbook.analytics.line_notes import notes_on_lines
from playbook.analytics.measurements import Measurements
from playbook.analytics.movement import kinds
from playbook.analytics.orders import order_days, orders
from playbook.analytics.pareto import pareto
from playbook.analytics.portrait import bad_contracts, buyers
from playbook.analytics.programmes import programmes
from playbook.analytics.scopes import NO_LINE, Scope, notes_on, scopes_of
from playbook.analytics.segments import column_of, segments
from playbook.analytics.small_source import CAPACITY, rows_at
from playbook.analytics.spans import spans
from playbook.analytics.status import status
from playbook.analytics.summary import Summary, attribute_facts, bad_rows_of, curve
from playbook.analytics.turnover import period_columns, turnover
from playbook.analytics.window import Horizon
from playbook.analytics.written import EXACT
from playbook.analytics.xyz import xyz
from playbook.diagnostics import Message
from playbook.model.book import Book

COLUMNS = (
    "client", "turnover", "orders", "share", "cumulative_share", "abc", "mean", "deviation", "cv", "xyz", "cell",
    "status", "previous_status", "wallet_share", "segments",
)  # fmt: skip
"""The first columns of the table; a column for each segmentation follows, then `MORE`."""
MORE = (
    "not_our_client", "line", "manager", "first_order", "last_order", "days_since_first_order", "days_since_last_order",
    "orders_before", "turnover_before", "growth", "capacity", "cost",
)  # fmt: skip
CALLED = ("abc", "xyz", "cell", "status", "previous_status", "segments", "not_our_client", "line", "manager")
"""The columns that say what clients are called; all sums are by them, and by segmentations."""


@dataclass(frozen=True, slots=True)
class ClientBase:
    """The client base of a day.

    clients: a row a client, in each line it buys in where the book's rules differ by line: `COLUMNS`, a column for each segmentation
             under its id, `MORE`; largest turnover first, then by client. Money is decimal, shares and `cv` fractions, days whole.
    rejects: by source, its rows that do not count: `reason`, `_file`, `_row`, then their cells under our names.
    """

    clients: pa.Table
    measurements: Measurements
    rejects: dict[str, pa.Table]
    notes: tuple[Message, ...] = ()


def client_base(book: Book, sources: Sources, as_of: date, today: date | None = None) -> ClientBase:
    """The client base as the sources show it on a day; rows of days after `today` do not count as rows that nobody can know yet.

    Raises: PlaybookError where a database cannot be read.
    """
    known_until = max(as_of, today or as_of)
    rejects = {"ledger": fetched(_ordered(bad_rows(sources.ledger, known_until, book.masthead.currency)))}
    with open_desk() as desk:
        known = signed = None
        if sources.clients is not None:
            clients = rows_at(desk, sources.clients, book)
            rejects["clients"] = desk.fetch(_ordered(bad_client_rows(clients, sources.clients.names)))
            known = desk.keep("known", clients_of(clients, book))
        if sources.contracts is not None:
            contracts = rows_at(desk, sources.contracts, book)
            rejects["contracts"] = desk.fetch(_ordered(bad_contracts(contracts, sources.contracts.names, known_until)))
            signed = desk.keep("signed", buyers(contracts, book, as_of))
        scopes = scopes_of(book, as_of, has_lines=sources.ledger.has("line"))
        measured = _measured_all(desk, book, sources.ledger, scopes)
        scope = scopes[0]
        history = _history(desk, measured[scope.horizon])
        base = desk.keep("client_base", _classed(desk, book, measured, known, scopes, history))
        ways = [column_of(one) for one in book.segmentations]
        bought = base.filter((base.orders > 0) | (base.turnover != 0))
        summary = Summary(desk.fetch(kinds(bought, (*CALLED, *ways))).to_pylist())
        measurements = Measurements(
            as_of=as_of,
            window=scope.horizon.window,
            before=scope.horizon.before,
            windows={scope.named: scope.horizon.window for scope in scopes},
            rows=_count(sources.ledger),
            whole=summary.whole(),
            abc=summary.by("abc"),
            xyz=summary.by("xyz"),
            cells=summary.by("cell"),
            statuses=summary.by("status"),
            moves=summary.moves(),
            segments={one.id: summary.segments(one, is_divided=scope.named is not None) for one in book.segmentations},
            not_our_clients={name: group for name, group in summary.by("not_our_client").items() if name is not None},
            lines=summary.by("line") if scope.named is not None else {},
            managers=summary.by("manager") if sources.ledger.has("manager") else {},
            pareto=curve(desk.fetch(pareto(_ranked(base, scopes))).to_pylist()),
            attributes=attribute_facts(
                desk, book, None if known is None else known.semi_join(bought, "client"), signed
            ),
            programmes=programmes(book, summary, is_divided=scope.named is not None),
            notes=tuple(history.notes(scope.horizon, book.statuses)),
            bad_rows=tuple(bad for source, table in rejects.items() for bad in bad_rows_of(source, table)),
        )
        notes = (
            *sources.notes,
            *measurements.notes,
            *notes_on(book, scopes),
            *notes_on_lines(desk, book, sources.ledger, bought),
            *notes_on_clients(desk, base, known),
            *(notes_on_costs(desk, bought) if sources.ledger.has("cost") else ()),
        )
        return ClientBase(_told(desk, base, book), measurements, rejects, notes)


def _count(facts: Facts) -> int:
    """All rows of a source, whether they count or not."""
    [row] = fetched(facts.table.agg(rows=facts.table.count())).to_pylist()
    return int(row["rows"])


def _ordered(rows: ir.Table) -> ir.Table:
    return rows.order_by(["_file", "_row"])


def _measured_all(desk: Desk, book: Book, ledger: Facts, scopes: list[Scope]) -> dict[Horizon, ir.Table]:
    """What the ledger says of each client, over the days of each horizon."""
    horizons = dict.fromkeys(scope.horizon for scope in scopes)
    is_divided = scopes[0].named is not None
    return {
        horizon: _measured(desk, f"measured_{number}", ledger, book, horizon, is_divided=is_divided)
        for number, horizon in enumerate(horizons)
    }


def _history(desk: Desk, measured: ir.Table) -> History:
    [row] = desk.fetch(measured.agg(begins=measured.first_order.min())).to_pylist()
    return History(row["begins"])


def _classed(  # noqa: PLR0913, PLR0917 - who they are, by which rules, and how far back anything is known
    desk: Desk,
    book: Book,
    measured: Mapping[Horizon, ir.Table],
    known: ir.Table | None,
    scopes: list[Scope],
    history: History,
) -> ir.Table:
    """The clients of all scopes, each by the rules of its own."""
    others = None if known is None else known.anti_join(measured[scopes[0].horizon].select("client"), "client")
    classed = [
        _in_scope(desk, book, scope, _clients_in(scope, measured[scope.horizon], known, others), history)
        for scope in scopes
    ]
    return ibis.union(*classed, distinct=False) if len(classed) > 1 else classed[0]


def _measured(  # noqa: PLR0913 - where it is kept, of what, and for which days
    desk: Desk, name: str, ledger: Facts, book: Book, horizon: Horizon, *, is_divided: bool
) -> ir.Table:
    """What the ledger says of each client: all that has to look at its rows.

    Spaces around clients are rare, and are seen in the table with a row a client; only then the rows are read once more, without them.
    """
    by = ["client", "line"] if is_divided else ["client"]
    found = desk.take(name, _per_client(ledger, book, horizon, by, is_clean=True))
    spaced = found.filter(found.client != found.client.strip())
    if not desk.fetch(spaced.limit(1)).num_rows:
        return found
    return desk.take(f"{name}_clean", _per_client(ledger, book, horizon, by, is_clean=False))


def _per_client(ledger: Facts, book: Book, horizon: Horizon, by: list[str], *, is_clean: bool) -> ir.Table:
    lines = {one.id: one.title for one in book.lines}
    rows = good_rows(ledger, horizon.as_of, book.masthead.currency, lines, is_clean=is_clean)
    by_span = spans(rows, horizon.period, by)
    ordered = orders(rows, horizon, by) if ledger.has("order") else order_days(by_span, horizon, by)
    return turnover(by_span, horizon, by).left_join(ordered, by).drop(*(f"{name}_right" for name in by))


def _clients_in(scope: Scope, measured: ir.Table, known: ir.Table | None, others: ir.Table | None) -> ir.Table:
    """The clients of a scope with what the clients table says of them; who is there alone, in the last scope."""
    here = measured if scope.named is None else measured.filter(measured.line == scope.named)
    if known is None:
        return here
    if others is not None and scope.named in {None, NO_LINE}:
        everyone = ibis.union(here.select("client"), others.select("client"))
        here = everyone.left_join(here, "client").drop("client_right")
    return here.left_join(known, "client").drop("client_right")


def _in_scope(desk: Desk, book: Book, scope: Scope, here: ir.Table, history: History) -> ir.Table:
    """The clients of a scope, classed by its rules."""
    full = _filled(here, scope)
    full = desk.keep(f"ranked_{scope.named}", abc(full, scope.matrix.abc if scope.matrix else None))
    full = desk.keep(
        f"varied_{scope.named}", xyz(full, scope.horizon, scope.matrix).drop(period_columns(scope.horizon))
    )
    full = full.mutate(cell=full["abc"] + full["xyz"])
    full = status(full, scope.horizon, book.statuses_of(scope.line), history)
    full = segments(full, book, scope.line)
    ways = {column_of(one): ibis.null("string") for one in book.segmentations if column_of(one) not in full.columns}
    return full.mutate(**ways).select(*COLUMNS, *(column_of(one) for one in book.segmentations), *MORE)


def _filled(clients: ir.Table, scope: Scope) -> ir.Table:
    """The clients with a number where nothing was bought or ordered, and with every column that a measure asks for."""
    sums = ["turnover", "turnover_before", "turnover_second", *period_columns(scope.horizon)]
    filled: dict[str, ir.Value] = {name: clients[name].fill_null(0).cast(EXACT) for name in sums}
    filled |= {name: clients[name].fill_null(0).cast("int64") for name in ("orders", "orders_before")}
    filled["is_in_window"] = (clients.first_seen <= scope.horizon.window.last).fill_null(False)  # noqa: FBT003 - as it says
    filled["line"] = ibis.literal(scope.named or None, "string")
    filled["manager"] = clients["manager"].nullif("") if "manager" in clients.columns else ibis.null("string")
    if "cost" not in clients.columns:
        filled["cost"] = ibis.null(EXACT)
    if CAPACITY not in clients.columns:
        filled[CAPACITY] = ibis.null(EXACT)
    return clients.mutate(**filled)


def _ranked(base: ir.Table, scopes: list[Scope]) -> ir.Table:
    """The clients whom a matrix ranks; all of them where there is none."""
    return base.filter(base["abc"].notnull()) if any(scope.matrix for scope in scopes) else base


def _told(desk: Desk, base: ir.Table, book: Book) -> pa.Table:
    """The table in its order; a segmentation under its plain id, unless a column has that name."""
    taken = {*COLUMNS, *MORE}
    plain = {column_of(one): one.id for one in book.segmentations if one.id not in taken}
    found = desk.fetch(base.order_by([ibis.desc("turnover"), "client", "line"]))
    return found.rename_columns([plain.get(name, name) for name in found.column_names])
