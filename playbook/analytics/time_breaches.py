"""The history of a book in; deadlines that were passed, and handoffs that were not accepted in time, out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from playbook.analytics.breach_rows import Found, breach_rows
from playbook.analytics.drawn import drawn_ways, pipelines_of, states_of
from playbook.analytics.due import with_due
from playbook.analytics.edge import Desk
from playbook.analytics.stays import History
from playbook.model.book import Book
from playbook.model.handoff import Handoff
from playbook.model.value import Duration


def deadline_breaches(history: History, due: ir.Table, late: Mapping[tuple[str, str], tuple[int, int]]) -> Found:
    """Stays that passed their deadline: told of whoever had the client when it passed, on the day on which it did.

    late: as `kept_deadlines` counts them.
    """
    passed = due.filter(due.is_overdue)
    if history.changed is not None:
        passed = _with_holder(passed, history.changed)
    rows = breach_rows("deadline", passed, state=passed.state, day=passed.due, days=passed.days, limit=passed["limit"])
    return Found(rows, {("deadline", *key, None, None): count for key, (count, _overdue) in late.items()})


def _with_holder(late: ir.Table, changed: ir.Table) -> ir.Table:
    """The same stays, with the person who had the client at the moment at which the deadline passed."""
    held = changed.select("stay", holder="person", begins="since", ends="until")
    both = late.left_join(held, late.number == held.stay)
    is_then = (both.begins <= both.due_at) & (both.ends.isnull() | (both.due_at < both.ends))
    then = both.filter(both.stay.isnull() | is_then)
    return then.mutate(person=then.stay.isnull().ifelse(then.person, then.holder)).select(*late.columns)


def handoff_breaches(desk: Desk, history: History, book: Book) -> Found:
    """Handoffs that were not accepted in time, of those for which the book says how fast they are to be.

    A handoff begins when a client comes into its state out of one that its giver owns, maybe of another pipeline. It is accepted when
    somebody has the client who did not have him in the state before: at once, or later within the state; who leaves the state in time is
    waited for no longer. Where nobody is known who had him in the state before, nobody gave: such a stay is no chance.
    """
    places = [
        {"pipeline": pipeline, "state": state, "previous": source, "handoff": handoff.id}
        for handoff in book.handoffs
        for pipeline, _slash, state in [handoff.at.partition("/")]
        if handoff.accept_within is not None and _is_state(book, pipeline, state)
        for source in _sources(book, handoff, pipeline, state)
    ]
    schema = pa.schema([(name, pa.string()) for name in ("pipeline", "state", "previous", "handoff")])
    table = desk.put(ibis.util.gen_name("handoffs"), pa.Table.from_pylist(places, schema))
    given = history.stays.join(table, ["pipeline", "state", "previous"])
    here = desk.keep(ibis.util.gen_name("handed"), given.filter(given.giver.notnull()))
    limits: dict[tuple[str, ...], Duration] = {
        (one.id,): one.accept_within for one in book.handoffs if one.accept_within is not None
    }
    limited = with_due(desk, _given(here, history), limits, ("handoff",), book, history.as_of)
    # Accepted or not, what lasts is the time until then: a stay that is over without anybody new was not accepted within it.
    limited = desk.keep(ibis.util.gen_name("handoffs_due"), limited)
    late = limited.filter(limited.is_overdue)
    rows = breach_rows(
        "handoff", late, state=late.state, handoff=late.handoff, day=late.due, days=late.days, limit=late["limit"]
    )
    decided = limited.filter(limited.is_decided)
    counts = _rows(desk, decided.group_by(["pipeline", "state", "handoff"]).agg(count=decided.count()))
    return Found(
        rows, {("handoff", row["pipeline"], row["state"], None, row["handoff"]): row["count"] for row in counts}
    )


def _is_state(book: Book, pipeline: str, state: str) -> bool:
    known = pipelines_of(book).get(pipeline)
    return known is not None and state in states_of(known)


def _sources(book: Book, handoff: Handoff, pipeline: str, state: str) -> list[str]:
    """The states out of which a handoff comes: those that its giver owns; all of them, where it owns none and no other gives."""
    pipelines = pipelines_of(book)
    own = {name: one for name, one in states_of(pipelines[pipeline]).items() if name != state}
    elsewhere = {
        f"{way.pipeline}/{way.source}": states_of(pipelines[way.pipeline])[way.source]
        for way in drawn_ways(book)
        if way.target == f"{pipeline}/{state}"
    }
    sources = own | elsewhere
    owned = [name for name, one in sources.items() if one.owner == handoff.from_]
    others = [one for one in book.handoffs if one.at == handoff.at and one.from_ != handoff.from_]
    return owned if owned or others else [*sources]


def _given(here: ir.Table, history: History) -> ir.Table:
    """Stays that somebody gave, each lasting until somebody else has the client."""
    accepted = (here.person != here.giver).ifelse(here.since, None)
    if history.changed is not None:
        within = history.changed.select("stay", taker="person", moment="since")
        taken = here.join(within, here.number == within.stay)
        taken = taken.filter(taken.taker != taken.giver)
        first = taken.group_by("number").agg(taken=taken.moment.min())
        here = here.left_join(first, "number").drop("number_right")
        accepted = ibis.coalesce((here.person != here.giver).ifelse(here.since, None), here.taken)
    end = ibis.coalesce(accepted, here.until)
    seconds = end.epoch_seconds() - here.since.epoch_seconds()
    return here.mutate(until=end, is_open=end.isnull(), days=end.isnull().ifelse(here.days, seconds / 86_400.0))


def _rows(desk: Desk, table: ir.Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk.fetch(table).to_pylist()
    return found
