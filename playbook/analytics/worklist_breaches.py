"""How many clients people had at once, and a book, in; the days on which somebody had more clients in work than the book allows, out."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from playbook.analytics.breach_rows import Found, Key, breach_rows
from playbook.analytics.drawn import pipelines_of
from playbook.analytics.edge import Desk
from playbook.model.book import Book


def worklist_breaches(desk: Desk, levels: Mapping[str, ir.Table], book: Book) -> list[Found]:
    """Evenings on which a person had more clients on the worklist than its `max`: one for each person and day; `count` is how many.

    levels: as `worklist_levels` gives them. A clause is to be kept on every evening on which anybody has a client. Too few are no breach: who
    is idle may be ill.
    """
    found = []
    for name, rows in levels.items():
        worklist = pipelines_of(book)[name].worklist
        if worklist is not None and worklist.max is not None:
            [counted] = desk.fetch(rows.agg(days=rows.days.sum())).to_pylist()
            key: Key = ("worklist", name, None, None, None)
            over = rows.filter(rows.clients > worklist.max)
            found.append(Found(_each_day(over, name, worklist.max), {key: int(counted["days"] or 0)}))
    return found


def _each_day(over: ir.Table, pipeline: str, most: int) -> ir.Table:
    """A row for each day of a stretch of days."""
    placed = over.mutate(place=ibis.range(over.days).unnest(), pipeline=ibis.literal(pipeline))
    day = (placed["first"] + placed.place.cast("int64").as_interval("D")).cast("date")
    return breach_rows("worklist", placed, day=day, limit=ibis.literal(float(most)), count=placed.clients)
