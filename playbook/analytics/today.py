"""The stays of a history that have a deadline, a book and a day in; whom each person has to see to on that day out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from playbook.analytics.audit_figures import OpenStays
from playbook.analytics.drawn import pipelines_of, seen_from, states_of
from playbook.analytics.edge import Desk
from playbook.model.book import Book
from playbook.model.pipeline import State

SOON = 2
"""Days before a deadline from which on it is near, where the book does not say when to remind of it."""
_OVER = {"won", "lost"}
COLUMNS = ("person", "client", "pipeline", "state", "since", "due", "left", "to", "reason")


def today(desk: Desk, due: ir.Table, holdings: ir.Table, book: Book, as_of: date) -> pa.Table:
    """The clients whose deadline is near or past on a day, and where the book sends them when it passes.

    holdings: who had the client in which stay, as `History` has them: a client may have changed hands since its stay began.
    Shape: a row a client and pipeline: `COLUMNS`; who has it (nothing: nobody), and `to` and `reason` as the book has them on deadline
           (nothing where it says nothing). Ordered by person, due, client; who nobody has comes last.
    Units: `left` in days, negative when the deadline is past; near is from `warn` on, or `SOON` days before where there is none.
    """
    rows = _measured(due, book, as_of)
    sent = {key: state.on_deadline for key, state in _states(book).items() if state.on_deadline is not None}
    late = rows.filter(rows.is_near | rows.is_past)
    held = holdings.filter(holdings.is_open).select("stay", holder="person")
    wanted = late.left_join(held, late.number == held.stay)
    wanted = wanted.mutate(person=wanted.holder)
    told = wanted.mutate(
        to=_by_state(wanted, {key: seen_from(key[0], way.to) for key, way in sent.items()}, "string"),
        reason=_by_state(wanted, {key: way.reason for key, way in sent.items()}, "string"),
    )
    order = [told.person.asc(nulls_first=False), told.due, told.client, told.pipeline]
    return desk.fetch(told.order_by(order).select(*COLUMNS))


def open_stays(desk: Desk, stays: ir.Table, due: ir.Table, book: Book, as_of: date) -> tuple[OpenStays, ...]:
    """How many clients are in each state of the book on a day, and how many of their deadlines are near or past, in the order of the book.

    Leaves out: states that nobody is in; won and lost ones without a deadline, in which nobody has to see to anything.
    """
    states = _states(book)
    here = stays.filter(stays.is_open)
    clients = _counted(desk, here.group_by(["pipeline", "state"]).agg(clients=here.count()))
    rows = _measured(due, book, as_of)
    late = _counted(
        desk,
        rows.group_by(["pipeline", "state"]).agg(
            near=rows.count(where=rows.is_near), past=rows.count(where=rows.is_past)
        ),
    )
    return tuple(
        OpenStays(*key, clients[key]["clients"], *(late.get(key, {}).get(name, 0) for name in ("near", "past")))
        for key, state in states.items()
        if key in clients and (state.kind not in _OVER or state.deadline is not None)
    )


def _states(book: Book) -> dict[tuple[str, str], State]:
    return {
        (pipeline.id, name): state
        for pipeline in pipelines_of(book).values()
        for name, state in states_of(pipeline).items()
    }


def _measured(due: ir.Table, book: Book, as_of: date) -> ir.Table:
    """Open stays that have a deadline, with the days that are left, and whether it is near or past."""
    week = book.masthead.working_week
    warned = {
        key: float(state.deadline.warn.days(week))
        for key, state in _states(book).items()
        if state.deadline is not None and state.deadline.warn is not None
    }
    here = due.filter(due.is_open)
    left = here.due.delta(ibis.literal(as_of), unit="day").cast("int64")
    near = _by_state(here, warned, "float64").fill_null(float(SOON))
    return here.mutate(left=left, is_past=left < 0, is_near=(left >= 0) & (left <= near))


def _by_state(rows: ir.Table, values: Mapping[tuple[str, str], object], kind: str) -> ir.Value:
    """What holds for the state of each row; nothing where nothing is known of it."""
    cases = [
        ((rows.pipeline == pipeline) & (rows.state == state), ibis.literal(value, kind))
        for (pipeline, state), value in values.items()
    ]
    return ibis.cases(*cases, else_=ibis.null(kind)) if cases else ibis.null(kind)


def _counted(desk: Desk, counts: ir.Table) -> dict[tuple[str, str], dict[str, int]]:
    return {(row["pipeline"], row["state"]): row for row in desk.fetch(counts).to_pylist()}
