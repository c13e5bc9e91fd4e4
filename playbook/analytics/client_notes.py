"""A client base and the clients table in; what its reader should know of how far the two agree, out."""

from __future__ import annotations

from collections.abc import Iterator

import ibis.expr.types as ir

from playbook.analytics.edge import Desk
from playbook.diagnostics import Message, _, _n, quoted


def notes_on_clients(desk: Desk, base: ir.Table, known: ir.Table | None) -> Iterator[Message]:
    """Who stands in the clients table alone, whom it lacks, and a code that seems to have lost its noughts on one of the two sides."""
    if known is None:
        return
    bought = base.filter(base.orders > 0).select("client").distinct()
    strangers = bought.anti_join(known, "client")
    silent = known.select("client").anti_join(bought, "client")
    [counts] = desk.fetch(strangers.agg(strangers=strangers.count(), silent=silent.count().as_scalar())).to_pylist()
    if counts["silent"]:
        yield _n(
            "{count} client of the clients table has bought nothing yet: it stands in the list of clients, and in no sum.",
            "{count} clients of the clients table have bought nothing yet: they stand in the list of clients, and in no sum.",
            counts["silent"],
        )
    if counts["strangers"]:
        yield _n(
            "{count} client of the ledger is not in the clients table: nothing is known of it but what it bought.",
            "{count} clients of the ledger are not in the clients table: nothing is known of them but what they bought.",
            counts["strangers"],
        )
        yield from _without_noughts(desk, strangers, silent)


def notes_on_costs(desk: Desk, bought: ir.Table) -> Iterator[Message]:
    """How many clients have a row that tells no cost, where others tell theirs: no margin is told of any group that they are in."""
    is_missing = bought.cost.isnull() & (bought.turnover != 0)
    [counts] = desk.fetch(bought.agg(missing=is_missing.sum().fill_null(0))).to_pylist()
    if counts["missing"]:
        yield _n(
            "Of {count} client not every row tells what the goods cost: no margin is told of any group that it is in.",
            "Of {count} clients not every row tells what the goods cost: no margin is told of any group that they are in.",
            counts["missing"],
        )


def _without_noughts(desk: Desk, strangers: ir.Table, silent: ir.Table) -> Iterator[Message]:
    bare = strangers.mutate(bare=strangers.client.re_replace("^0+", ""))
    others = silent.select(other=silent.client, bare=silent.client.re_replace("^0+", ""))
    pairs = desk.fetch(bare.inner_join(others, "bare").order_by("client").limit(1)).to_pylist()
    if pairs:
        yield _(
            "The ledger has the client {here}, the clients table {there}: were noughts lost? In Excel give the column the format Text.",
            here=quoted(pairs[0]["client"]),
            there=quoted(pairs[0]["other"]),
        )
