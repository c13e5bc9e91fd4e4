"""Stays on a desk in, some of which tell a state again that the client was in; each joined to the one before, and who had the client, out."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from playbook.analytics.edge import Desk

WAY = ["client", "pipeline"]
ORDER = ["since", "number"]
BETWEEN_STAYS = ("previous", "next", "giver")
"""What a stay has of those before and after it."""


def join_repeats(desk: Desk, stays: ir.Table) -> ir.Table:
    """Amends the stays on a desk, so that each begins with another state than the one before; who had the client in those that changed hands.

    A stay has the reason that was said last in it: whoever writes it a minute later has written it.
    Shape:  a row for each person who had the client during such a stay: the columns of stays but for `BETWEEN_STAYS`, and `stay`, the
            number of its stay. An event that names nobody leaves the client with whoever had him.
    Why:    a CRM tells a state again when the person changes: seldom. Only the ways of these clients are gone through a second time.
    """
    ways = desk.keep(ibis.util.gen_name("ways"), stays.filter(stays.state == stays.previous).select(*WAY).distinct())
    found = desk.keep(ibis.util.gen_name("again"), _numbered(stays.semi_join(ways, WAY)))
    held = desk.keep(ibis.util.gen_name("held"), _held(found))
    amended = desk.keep(ibis.util.gen_name("joined"), _joined(found, held))
    desk.amend(stays, amended, "number", ("until", "reason", *BETWEEN_STAYS))
    desk.remove(stays, found.filter(~found.is_first), "number")
    several = held.group_by("stay").agg(people=held.count())
    return held.semi_join(several.filter(several.people > 1), "stay").drop(*BETWEEN_STAYS)


def _numbered(events: ir.Table) -> ir.Table:
    """Events with the number of the event that began their stay."""
    is_first = events.previous.isnull() | (events.state != events.previous)
    so_far = ibis.cumulative_window(group_by=WAY, order_by=ORDER)
    placed = events.mutate(is_first=is_first, place=is_first.cast("int64").sum().over(so_far))
    within = ibis.window(group_by=[*WAY, "place"], order_by=ORDER)
    return placed.mutate(stay=placed.number.first().over(within)).drop("place")


def _held(found: ir.Table) -> ir.Table:
    """The events with which somebody came to have the client."""
    stay = ibis.window(group_by="stay", order_by=ORDER)
    named = found.filter(found.is_first | found.person.notnull())
    told = named.mutate(before=named.person.lag().over(stay))
    kept = told.filter(told.is_first | told.before.isnull() | (told.person != told.before))
    return kept.mutate(until=kept.since.lead().over(stay)).drop("is_first", "before")


def _joined(found: ir.Table, held: ir.Table) -> ir.Table:
    """The stays of these ways anew."""
    last = held.group_by("stay").agg(holder=held.person.last(order_by=ORDER))
    said = found.group_by("stay").agg(said=found.reason.last(order_by=ORDER))
    begun = found.filter(found.is_first).left_join(last, "stay").drop("stay_right").left_join(said, "stay")
    way = ibis.window(group_by=WAY, order_by=ORDER)
    return begun.select(
        "number",
        reason=begun.said,
        until=begun.since.lead().over(way),
        previous=begun.state.lag().over(way),
        next=begun.state.lead().over(way),
        giver=begun.holder.lag().over(way),
    )
