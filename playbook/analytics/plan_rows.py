"""What was shipped, what was expected and what is known of clients in; the table of a plan, a row a client and period, out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from playbook.analytics.client_base import COLUMNS, MORE, ClientBase
from playbook.analytics.edge import Desk
from playbook.analytics.forecast_entries import ForecastEntry
from playbook.analytics.plan_figures import PlannedPeriod
from playbook.analytics.planned_periods import due_of
from playbook.analytics.segments import PARTED, column_of
from playbook.analytics.shipped import column_of_period
from playbook.analytics.written import EXACT
from playbook.model.book import Book

_MONEY = pa.decimal128(38, 9)
_ENTRY = pa.schema(
    [
        ("client", pa.string()), ("line", pa.string()), ("period", pa.string()), ("expert", _MONEY), ("budget", _MONEY), ("due", _MONEY),
        ("author", pa.string()),
    ]
)  # fmt: skip
_TAKEN = {*COLUMNS, *MORE}


def planned(desk: Desk, entries: Iterable[ForecastEntry], periods: Mapping[str, PlannedPeriod]) -> ir.Table:
    """What was expected and agreed, and what of it is due.

    Shape: a row an entry: `client`, `line` (empty where it names none), `period`, `expert`, `budget`, `due`, `author`.
    """
    rows = [
        {
            "client": one.client,
            "line": one.line or "",
            "period": one.period,
            "expert": one.expert,
            "budget": one.budget,
            "due": None if one.budget is None else due_of(one.budget, periods[one.period]),
            "author": one.author,
        }
        for one in entries
    ]
    return desk.put("planned", pa.Table.from_pylist(rows, _ENTRY))


def side_by_side(
    shipped: ir.Table,
    planned: ir.Table,
    periods: Sequence[PlannedPeriod],
    told: Collection[PlannedPeriod],
    by: Sequence[str],
) -> ir.Table:
    """What was expected, agreed and shipped.

    Shape: a row for each of `by` (`client`, `period`, and perhaps `line`) with an estimate, a budget or turnover: `expert`, `budget`,
           `due`, `actual` (nothing in a period of which the ledger tells nothing, 0 where nothing was shipped), `author`.
    """
    facts = [
        shipped.select("client", "line", period=ibis.literal(one.id), actual=shipped[column_of_period(place)])
        for place, one in enumerate(periods)
        if one in told
    ]
    nothing = {name: ibis.null(EXACT) for name in ("expert", "budget", "due")}
    parts = [
        planned.mutate(actual=ibis.null(EXACT)),
        *(one.filter(one.actual != 0).mutate(**nothing, author=ibis.null("string")) for one in facts),
    ]
    both = ibis.union(*parts, distinct=False) if facts else parts[0]
    summed = both.group_by(list(by)).agg(
        **{name: both[name].sum().cast(EXACT) for name in ("expert", "budget", "due", "actual")},
        author=both.author.max(),
    )
    is_told = summed.period.isin([one.id for one in told]) if told else ibis.literal(False)  # noqa: FBT003 - as it says
    return summed.mutate(actual=is_told.ifelse(summed.actual.fill_null(0), None).cast(EXACT))


def with_managers(rows: ir.Table, shipped: ir.Table) -> ir.Table:
    """The rows with `manager`, whom the ledger names last, else who made the entry; nothing where neither is."""
    managers = shipped.select("client", "manager").distinct()
    joined = rows.left_join(managers, "client").drop("client_right")
    named = ibis.coalesce(joined.manager.nullif(""), joined.author.nullif(""))
    return joined.mutate(manager=named).drop("author")


def with_groups(desk: Desk, rows: ir.Table, base: ClientBase, book: Book, line: str | None) -> ir.Table:
    """The rows with the group of each client on every axis: those of the client base.

    Shape: the rows, and `line` (that of the forecast), `is_known` (whether the client base has the client), `status`, `cell`, and for each
           segmentation its `column_of`: an id, of several segments the first; nothing where the client is in none.
    Where the book's rules differ by line, a client has the status, the cell and the segments that it has in the line of the forecast, or
    else those of no line; in a forecast for all lines, those of the line in which it bought most.
    """
    ways = {column_of(one): column_of(one) if one.id in _TAKEN else one.id for one in book.segmentations}
    known = base.clients.select(["client", "line", "status", "cell", *ways.values()])
    known = known.rename_columns(["client", "line", "status", "cell", *ways])
    classed = desk.put("classed", known.append_column("rank", pa.array(range(len(known)), pa.int64())))
    is_own = classed.line.isnull() | (classed.line == line) if line is not None else ibis.literal(True)  # noqa: FBT003 - as it says
    farness = ibis.cases((~is_own, 2), (classed.line.isnull(), 1), else_=0) if line is not None else ibis.literal(0)
    order = ibis.window(group_by=classed.client, order_by=[farness, classed["rank"]])
    met = classed.mutate(is_own=is_own, turn=ibis.row_number().over(order))
    met = met.filter(met.turn == 0)
    everywhere = {column_of(one) for one in book.segmentations if one.line is None}
    groups = {name: _first(met[name]) for name in ("status", "cell", *ways)}
    groups = {name: one if name in everywhere else met.is_own.ifelse(one, None) for name, one in groups.items()}
    picked = met.select("client", is_known=ibis.literal(True), **groups)  # noqa: FBT003 - as it says
    joined = rows.left_join(picked, "client").drop("client_right")
    return joined.mutate(is_known=joined.is_known.fill_null(False), line=ibis.literal(line, "string"))  # noqa: FBT003 - as above


def _first(names: ir.StringValue) -> ir.StringValue:
    """The first of the ids in a cell."""
    return names.re_extract(f"^[^{PARTED}]+", 0).nullif("")
