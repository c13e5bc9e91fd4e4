"""The history of a book in; the days on which somebody had more clients in work than the book allows, out."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from playbook.analytics.breach_rows import Found, Key, breach_rows
from playbook.analytics.drawn import listed_states, pipelines_of
from playbook.analytics.edge import Desk
from playbook.analytics.loads import levels
from playbook.analytics.stays import History
from playbook.model.book import Book


def worklist_breaches(desk: Desk, history: History, book: Book) -> list[Found]:
    """Evenings on which a person had more clients on the worklist than its `max`: one for each person and day; `count` is how many.

    A clause is to be kept on every evening on which anybody has a client. Too few are no breach: who is idle may be ill.
    """
    found = []
    for pipeline in pipelines_of(book).values():
        listed = listed_states(pipeline)
        most = pipeline.worklist.max if pipeline.worklist is not None else None
        if listed and most is not None:
            held = history.holdings
            here = held.filter(held.pipeline == pipeline.id, held.state.isin(listed))
            rows = desk.keep(ibis.util.gen_name("levels"), levels(here, history.as_of))
            [counted] = desk.fetch(rows.agg(days=rows.days.sum())).to_pylist()
            key: Key = ("worklist", pipeline.id, None, None, None)
            found.append(
                Found(_each_day(rows.filter(rows.clients > most), pipeline.id, most), {key: int(counted["days"] or 0)})
            )
    return found


def _each_day(over: ir.Table, pipeline: str, most: int) -> ir.Table:
    """A row for each day of a stretch of days."""
    placed = over.mutate(place=ibis.range(over.days).unnest(), pipeline=ibis.literal(pipeline))
    day = (placed["first"] + placed.place.cast("int64").as_interval("D")).cast("date")
    return breach_rows("worklist", placed, day=day, limit=ibis.literal(float(most)), count=placed.clients)
