"""The stays of a history and a book in; how many clients each person really had in work at once, day by day, out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

import ibis
import ibis.expr.types as ir

from playbook.analytics.audit_figures import RealLoad
from playbook.analytics.drawn import listed_states, pipelines_of
from playbook.analytics.edge import Desk
from playbook.model.book import Book

_FINE = Decimal("0.0001")


def loads(
    desk: Desk, levels: Mapping[str, ir.Table], expected: Mapping[str, tuple[Decimal, Decimal]] | None = None
) -> tuple[RealLoad, ...]:
    """The load of each pipeline with a worklist: clients in its states on the evening of a day, by person.

    levels: as `worklist_levels` gives them. expected: by pipeline, the least and the most that the book's own numbers imply.
    Units: clients at once; the mean is over each person's days on which he had any.
    Leaves out: pipelines whose worklist nobody had.
    """
    found = []
    for pipeline, held in levels.items():
        [row] = desk.fetch(
            held.agg(
                people=held.person.nunique(),
                clients=(held.clients * held.days).sum(),
                days=held.days.sum(),
                highest=held.clients.max(),
            )
        ).to_pylist()
        if row["days"]:
            mean = (Decimal(int(row["clients"])) / int(row["days"])).quantize(_FINE)
            bounds = (expected or {}).get(pipeline, (None, None))
            found.append(RealLoad(pipeline, row["people"], mean, row["highest"], *bounds))
    return tuple(found)


def worklist_levels(desk: Desk, holdings: ir.Table, book: Book, as_of: date) -> dict[str, ir.Table]:
    """By pipeline with a worklist, in the order of the book, how many clients of it each person had, as `levels` tells it.

    Leaves out: stays of nobody.
    """
    listed = {pipeline.id: listed_states(pipeline) for pipeline in pipelines_of(book).values()}
    return {
        pipeline: desk.keep(
            ibis.util.gen_name("levels"),
            levels(holdings.filter(holdings.pipeline == pipeline, holdings.state.isin(states)), as_of),
        )
        for pipeline, states in listed.items()
        if states
    }


def levels(stays: ir.Table, as_of: date) -> ir.Table:
    """How many clients each person had on the evenings of a stretch of days, as long as it was the same, none left out but none at all.

    Shape: a row a person and stretch: `person`, `first` (its first day), `days` (how many), `clients`.
    Why:   a stay is two changes, one more and one fewer; sums of changes grow with stays, where a row for each of their days would
           grow with both.
    """
    owned = stays.filter(stays.person.notnull())
    last = ibis.literal(as_of + timedelta(days=1))
    comes = owned.select("person", day=owned.since.date(), change=ibis.literal(1, "int64"))
    goes = owned.select("person", day=owned.until.date().fill_null(last), change=ibis.literal(-1, "int64"))
    both = ibis.union(comes, goes, distinct=False)
    changes = both.group_by(["person", "day"]).agg(change=both.change.sum())
    in_order = ibis.window(group_by="person", order_by="day")
    running = changes.mutate(
        clients=changes.change.sum().over(ibis.cumulative_window(group_by="person", order_by="day")),
        next_day=changes.day.lead().over(in_order),
    )
    held = running.filter(running.clients > 0)
    return held.select(
        "person",
        first=held.day,
        days=held.next_day.delta(held.day, unit="day").cast("int64"),
        clients=held.clients.cast("int64"),
    )
