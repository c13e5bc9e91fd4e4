"""The history of a book in; deadlines that were passed, and handoffs that were not accepted in time, out."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

from playbook.analytics.breach_rows import Found, Key, breach_rows
from playbook.analytics.drawn import pipelines_of, states_of
from playbook.analytics.due import with_due
from playbook.analytics.edge import Desk
from playbook.analytics.stays import History
from playbook.model.book import Book
from playbook.model.handoff import Handoff
from playbook.model.value import Duration

_WAY = ["client", "pipeline"]
_ORDER = ["since", "number", "state"]


def deadline_breaches(desk: Desk, history: History, due: ir.Table) -> Found:
    """Stays that passed their deadline: told of whoever had the client when it passed, on the day on which it did."""
    late = due.filter(due.is_overdue)
    if history.repeated:
        late = _with_holder(late, history.holdings)
    rows = breach_rows("deadline", late, state=late.state, day=late.due, days=late.days, limit=late["limit"])
    decided = due.filter(due.is_decided)
    counted = decided.group_by(["pipeline", "state"]).agg(count=decided.count())
    return Found(
        rows, {("deadline", row["pipeline"], row["state"], None, None): row["count"] for row in _rows(desk, counted)}
    )


def _with_holder(late: ir.Table, holdings: ir.Table) -> ir.Table:
    """The same stays, with the person who had the client at the moment at which the deadline passed."""
    held = holdings.select("stay", holder="person", begins="since", ends="until")
    both = late.left_join(held, late.number == held.stay)
    then = both.filter(
        both.stay.isnull() | ((both.begins <= both.due_at) & (both.ends.isnull() | (both.due_at < both.ends)))
    )
    return then.mutate(person=then.holder).select(*late.columns)


def handoff_breaches(desk: Desk, history: History, book: Book) -> list[Found]:
    """Handoffs that were not accepted in time, of those for which the book says how fast they are to be.

    A handoff begins when a client comes into its state; of several handoffs there it is the one whose giver owns the state before. It is
    accepted when somebody has the client who did not have him in the state before: at once, later within the state, or by going on
    with him. Who has no state before, or none of whom a person is known, gave to nobody: such a stay is no chance.
    """
    found = []
    for handoff in book.handoffs:
        pipeline, _slash, state = handoff.at.partition("/")
        if handoff.accept_within is not None and _is_state(book, pipeline, state):
            sources = _sources(book, handoff, pipeline, state)
            if sources is None or sources:
                found.append(
                    _of_handoff(desk, history, book, handoff, (pipeline, state), sources, handoff.accept_within)
                )
    return found


def _is_state(book: Book, pipeline: str, state: str) -> bool:
    known = pipelines_of(book).get(pipeline)
    return known is not None and state in states_of(known)


def _sources(book: Book, handoff: Handoff, pipeline: str, state: str) -> list[str] | None:
    """The states out of which a handoff comes; nothing for all of them, where it is the only one."""
    others = [one for one in book.handoffs if one.at == handoff.at and one.from_ != handoff.from_]
    if not others:
        return None
    own = states_of(pipelines_of(book)[pipeline])
    return [name for name, one in own.items() if one.owner == handoff.from_ and name != state]


def _of_handoff(  # noqa: PLR0913, PLR0917 - of what history, which handoff, where and how fast
    desk: Desk,
    history: History,
    book: Book,
    handoff: Handoff,
    at: tuple[str, str],
    sources: list[str] | None,
    within: Duration,
) -> Found:
    way = ibis.window(group_by=_WAY, order_by=_ORDER)
    of_pipeline = history.stays.filter(history.stays.pipeline == at[0])
    told = of_pipeline.mutate(last_stay=of_pipeline.number.lag().over(way), heir=of_pipeline.person.lead().over(way))
    here = told.filter(told.state == at[1], told.previous.notnull(), ~told.previous.contains("/"))
    if sources is not None:
        here = here.filter(here.previous.isin(sources))
    here = desk.keep(ibis.util.gen_name("handed"), here)
    given = desk.keep(ibis.util.gen_name("given"), _given(here, history))
    limited = with_due(desk, given, {at: within}, book, history.as_of)
    # Accepted or not, what lasts is the time until then: a stay that is over without anybody new was not accepted within it.
    late = limited.filter(limited.is_overdue)
    rows = breach_rows(
        "handoff",
        late,
        state=late.state,
        handoff=ibis.literal(handoff.id),
        day=late.due,
        days=late.days,
        limit=late["limit"],
    )
    key: Key = ("handoff", at[0], at[1], None, handoff.id)
    [counted] = _rows(desk, limited.agg(count=limited.count(where=limited.is_decided)))
    return Found(rows, {key: counted["count"]})


def _given(here: ir.Table, history: History) -> ir.Table:
    """Stays that somebody gave, each lasting until somebody else has the client."""
    held = history.holdings
    before = held.filter(held.person.notnull()).group_by(stay=held.stay).agg(giver=held.person.argmax(held.since))
    within = held.select("stay", taker="person", moment="since")
    given = here.join(before, here.last_stay == before.stay).drop("stay")
    taken = given.join(within, given.number == within.stay)
    taken = taken.filter(taken.taker.notnull(), taken.taker != taken.giver)
    first = taken.group_by(number=taken.number).agg(accepted=taken.moment.min())
    both = given.left_join(first, "number").drop("number_right")
    is_by_heir = both.accepted.isnull() & both.until.notnull() & both.heir.notnull() & (both.heir != both.giver)
    accepted = is_by_heir.ifelse(both.until, both.accepted)
    end = ibis.coalesce(accepted, both.until)
    seconds = end.epoch_seconds() - both.since.epoch_seconds()
    told = both.mutate(until=end, is_open=end.isnull(), days=end.isnull().ifelse(both.days, seconds / 86_400.0))
    return told.drop("last_stay", "heir", "giver", "accepted")


def _rows(desk: Desk, table: ir.Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = desk.fetch(table).to_pylist()
    return found
