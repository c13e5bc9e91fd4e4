"""The history of a book in; everything in which it breaks the book out, row by row and counted by clause."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

import ibis
import ibis.expr.types as ir

from playbook.analytics.audit_figures import BreachKind, BrokenClause, Clause
from playbook.analytics.breach_rows import COLUMNS, KEY, Found, Key
from playbook.analytics.drawn import pipelines_of, states_of
from playbook.analytics.edge import Desk
from playbook.analytics.loss_breaches import loss_breaches
from playbook.analytics.stays import History
from playbook.analytics.time_breaches import deadline_breaches, handoff_breaches
from playbook.analytics.way_breaches import way_breaches
from playbook.analytics.worklist_breaches import worklist_breaches
from playbook.diagnostics import Address
from playbook.model.book import Book

KINDS: tuple[BreachKind, ...] = get_args(BreachKind)


def breaches(  # noqa: PLR0913, PLR0917 - what happened, by when it had to, and how much there was at once
    desk: Desk,
    history: History,
    due: ir.Table,
    late: Mapping[tuple[str, str], tuple[int, int]],
    levels: Mapping[str, ir.Table],
    book: Book,
) -> tuple[ir.Table, tuple[BrokenClause, ...]]:
    """All breaches, as `breach_rows.COLUMNS`, kept on the desk; and the clauses that were broken, most breaches first.

    due: the stays that have a deadline, as `due_stays` gives them. late: as `kept_deadlines` counts them. levels: as `worklist_levels` gives them.
    """
    found = [
        *way_breaches(desk, history, book),
        deadline_breaches(history, due, late),
        *loss_breaches(desk, history.stays, book),
        handoff_breaches(desk, history, book),
        *worklist_breaches(desk, levels, book),
    ]
    kept = desk.keep(ibis.util.gen_name("breaches"), ibis.union(*(one.rows for one in found), distinct=False))
    return kept, _counted(desk, kept, found, book)


def in_order(rows: ir.Table) -> ir.Table:
    """Breaches in the order in which they are told: by kind, day, client and person."""
    place = ibis.cases(*((rows.kind == kind, number) for number, kind in enumerate(KINDS)), else_=len(KINDS))
    rest = [rows[name] for name in COLUMNS if name not in {"kind", "day", "client", "person"}]
    return rows.order_by([place, rows.day, rows.client, rows.person, *rest])


def _counted(desk: Desk, rows: ir.Table, found: Iterable[Found], book: Book) -> tuple[BrokenClause, ...]:
    who = ibis.coalesce(rows.client, rows.person)
    counts = rows.group_by([*KEY]).agg(breaches=rows.count(), clients=who.nunique())
    chances = {key: count for one in found for key, count in one.chances.items()}
    told = [_clause(row, chances, book) for row in desk.fetch(counts).to_pylist()]
    return tuple(sorted(told, key=_place))


def _place(one: BrokenClause) -> tuple[Any, ...]:
    clause = one.clause
    return (
        -one.breaches,
        KINDS.index(clause.kind),
        *(str(part or "") for part in (clause.pipeline, clause.state, clause.to, clause.handoff)),
    )


def _clause(row: Mapping[str, Any], chances: Mapping[Key, int], book: Book) -> BrokenClause:
    key = tuple(row[name] for name in KEY)
    clause = Clause(row["kind"], _address(key, book), *(row[name] for name in KEY[1:]))
    return BrokenClause(clause, row["breaches"], row["clients"], chances.get(key, 0))


def _address(key: Key, book: Book) -> Address:
    """Where the book says what was broken; where it says nothing of it, where it would have to."""
    kind, name, state, _to, handoff = key
    pipeline = pipelines_of(book).get(name or "")
    if kind == "handoff":
        return next(one.address for one in book.handoffs if one.id == handoff) / "accept_within"
    if pipeline is None:
        return Address(("pipelines",))
    if kind == "worklist":
        return pipeline.address / "worklist" / "max"
    known = states_of(pipeline).get(state or "")
    if known is None:
        return pipeline.address / "states"
    parts = {"deadline": "deadline", "no-reason": "reasons", "begins-midway": "kind"}
    return known.address / parts.get(kind or "", "next")
