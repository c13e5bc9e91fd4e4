"""The stays of a history and a book in; the ways that clients went, and those that the book draws and nobody went, out."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from playbook.analytics.audit_figures import RealWay
from playbook.analytics.drawn import DrawnWay, drawn_ways, order_of
from playbook.analytics.survival import as_days
from playbook.analytics.wilson import wilson
from playbook.model.book import Book

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from playbook.analytics.edge import Desk

FREQUENT_PART = Decimal("0.01")
"""The part of leavers from which on a way that the book does not draw is told as one that it did not foresee."""
FREQUENT_COUNT = 5
"""How often it has to have been gone for that: of three nobody makes a rule."""
ENOUGH_LEAVERS = 20
"""How many must have left a state before a drawn way that none of them went is told as one that nobody goes."""


def ways(desk: Desk, stays: ir.Table, book: Book) -> tuple[RealWay, ...]:
    """Every way that was gone, and every drawn one that was not, with its part of all who left the state.

    Order: states as in the book, then what it does not know; in a state the drawn ways as they are written, then the others, most gone
           first.
    Leaves out: clients who are still there; ways from a state to itself.
    """
    left = stays.filter(stays.next.notnull())
    gone = left.group_by(["pipeline", "state", "next"]).agg(
        count=left.count(), clients=left.client.nunique(), days=left.days.median()
    )
    found = {(row["pipeline"], row["state"], row["next"]): row for row in desk.fetch(gone).to_pylist()}
    leavers: dict[tuple[str, str], int] = {}
    for (pipeline, state, _target), row in found.items():
        leavers[pipeline, state] = leavers.get((pipeline, state), 0) + row["count"]
    drawn = {(way.pipeline, way.source, way.target): way for way in drawn_ways(book)}
    told = [
        _way(key, found.get(key), leavers.get(key[:2], 0), drawn.get(key)) for key in dict.fromkeys([*drawn, *found])
    ]
    place, written = order_of(book), {key: number for number, key in enumerate(drawn)}

    def order(way: RealWay) -> tuple[object, ...]:
        number = written.get((way.pipeline, way.source, way.target), len(written))
        return *place(way.pipeline, way.source), number, -way.count, way.target

    return tuple(sorted(told, key=order))


def _way(key: tuple[str, str, str], row: dict[str, object] | None, leavers: int, drawn: DrawnWay | None) -> RealWay:
    count, clients, days = (row["count"], row["clients"], row["days"]) if row else (0, 0, None)
    assert isinstance(count, int)  # noqa: S101 - as the query has it
    assert isinstance(clients, int)  # noqa: S101 - as above
    low, high = wilson(count, leavers) or (None, None)
    return RealWay(
        *key,
        count=count,
        clients=clients,
        leavers=leavers,
        days=as_days(days) if isinstance(days, float) else None,
        low=low,
        high=high,
        is_written=drawn is not None,
        share=drawn.share if drawn is not None else None,
    )


def undrawn(ways: Iterable[RealWay], part: Decimal = FREQUENT_PART, count: int = FREQUENT_COUNT) -> tuple[RealWay, ...]:
    """The frequent ways that the book does not draw: gone so often at least, by such a part of those who left the state; most gone first."""
    found = [way for way in ways if not way.is_written and way.count >= count and (way.part or 0) >= part]
    return tuple(sorted(found, key=lambda way: -way.count))


def unused(ways: Iterable[RealWay], leavers: int = ENOUGH_LEAVERS) -> tuple[RealWay, ...]:
    """The drawn ways that nobody goes, out of states that so many have left at least; most leavers first."""
    found = [way for way in ways if way.is_written and not way.count and way.leavers >= leavers]
    return tuple(sorted(found, key=lambda way: -way.leavers))
