"""Stays on a desk and a book in; those that went over into another pipeline by a drawn way joined to where they went, out."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from playbook.analytics.drawn import DrawnWay, drawn_ways
from playbook.analytics.edge import Desk
from playbook.analytics.repeats import WAY
from playbook.model.book import Book


def cross(desk: Desk, stays: ir.Table, changed: ir.Table | None, book: Book) -> None:
    """Amends the stays on a desk: one from which the book leads into another pipeline ends when its client begins there.

    It is the first such beginning while the stay lasts; whoever at that very moment went on as the book draws it was no longer there: in a
    history of days that is the rule, and the state he went on to is the one that he left. `next` and `previous` then name
    `pipeline/state`, and `giver` is who had the client last there; what follows in the pipeline that was left begins anew.
    changed: who had the clients of stays that changed hands, as `join_repeats` tells; nothing where none did.
    """
    onward: dict[tuple[str, str], list[str]] = {}
    for way in drawn_ways(book):
        onward.setdefault((way.pipeline, way.source), []).append(way.target)
    found = [_crossings(stays, way, onward[way.pipeline, way.source]) for way in drawn_ways(book) if "/" in way.target]
    if not found:
        return
    every = ibis.union(*found, distinct=False) if len(found) > 1 else found[0]
    first = ibis.window(group_by="source", order_by=["moment", "target"])
    chosen = every.mutate(place=ibis.row_number().over(first))
    crossings = desk.keep(ibis.util.gen_name("crossings"), chosen.filter(chosen.place == 0))
    if not desk.fetch(crossings.limit(1)).num_rows:
        return
    left = desk.keep(ibis.util.gen_name("left"), _left(stays, crossings))
    anew = desk.keep(ibis.util.gen_name("anew"), _anew(stays, left))
    entered = desk.keep(ibis.util.gen_name("entered"), _entered(stays, crossings, changed))
    desk.amend(stays, anew, "number", ("previous",))
    desk.amend(stays, entered, "number", ("previous", "giver"))
    desk.amend(stays, crossings.select(number="source", until="moment", next="onto"), "number", ("until", "next"))


def _entered(stays: ir.Table, crossings: ir.Table, changed: ir.Table | None) -> ir.Table:
    """The stays into which clients came, with the state that they came from, of several the first by name, and who had them there."""
    sources = stays.select(source="number", person="person")
    both = crossings.join(sources, "source")
    if changed is not None:
        later = changed.select("stay", holder="person", taken="since", place="number")
        held = both.left_join(later, (both.source == later.stay) & (both.moment > later.taken))
        holder = held.holder.last(order_by=["taken", "place"])
        last = held.group_by(["source", "target", "out_of", "person"]).agg(holder=holder)
        both = last.mutate(person=ibis.coalesce(last.holder, last.person))
    first = {"previous": both.out_of.first(order_by=["out_of", "source"])}
    giver = both.person.first(order_by=["out_of", "source"], include_null=True)
    return both.group_by(number="target").agg(**first, giver=giver)


def until_crossing(held: ir.Table, stays: ir.Table) -> ir.Table:
    """Who had clients in stays, until the stay ended, maybe in another pipeline."""
    ends = stays.select(stay="number", end="until", onto="next")
    both = held.join(ends, "stay")
    is_crossed = both.onto.contains("/").fill_null(False)  # noqa: FBT003 - the value that is filled in
    within = both.filter(~is_crossed | (both.since < both.end))
    until = is_crossed.ifelse(ibis.least(within.until, within.end), within.until)
    return within.mutate(until=ibis.coalesce(until, within.end)).drop("end", "onto")


def _crossings(stays: ir.Table, way: DrawnWay, onward: Sequence[str]) -> ir.Table:
    """Stays in a state, with the first stay in a state of another pipeline that the same client began while they lasted.

    onward: where the book leads from that state.
    """
    other, target = way.target.split("/", 1)
    left = stays.filter(stays.pipeline == way.pipeline, stays.state == way.source).select(
        "client", "since", "until", onto_own=stays.next, source="number"
    )
    came = stays.filter(stays.pipeline == other, stays.state == target).select(
        "client", moment="since", target="number"
    )
    both = left.join(came, "client")
    is_at_end = (both.moment == both.until) & both.onto_own.notin(onward)
    during = both.filter(both.moment >= both.since, both.until.isnull() | (both.moment < both.until) | is_at_end)
    names = {"out_of": f"{way.pipeline}/{way.source}", "onto": way.target}
    return during.select("source", "target", "moment", **{name: ibis.literal(word) for name, word in names.items()})


def _left(stays: ir.Table, crossings: ir.Table) -> ir.Table:
    """The stays that clients went over from, and after which there are others in the same pipeline: seldom."""
    sources = crossings.select(number="source")
    return stays.filter(stays.next.notnull()).semi_join(sources, "number").select(*WAY, before="number", left="since")


def _anew(stays: ir.Table, left: ir.Table) -> ir.Table:
    """The stays that follow in the pipeline that was left, before which there is nothing then."""
    both = stays.select("number", "since", *WAY).join(left, WAY)
    later = both.filter((both.since > both.left) | ((both.since == both.left) & (both.number > both.before)))
    after = ibis.window(group_by="before", order_by=["since", "number"])
    ranked = later.mutate(place=ibis.row_number().over(after))
    return ranked.filter(ranked.place == 0).select("number", previous=ibis.null("string")).distinct()
