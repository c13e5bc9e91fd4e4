"""What clients ordered and bought in; their status on the day asked for and one window earlier out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import ibis
import ibis.expr.types as ir

from playbook.analytics.growth import growth
from playbook.analytics.history import History
from playbook.analytics.met import all_of, allows
from playbook.analytics.ratio import compared
from playbook.analytics.wallet_share import wallet_share
from playbook.analytics.window import Horizon
from playbook.analytics.written import EXACT
from playbook.model.status import Status


def status(clients: ir.Table, horizon: Horizon, statuses: Iterable[Status], history: History) -> ir.Table:
    """The first status that fits each client now, and the one that fitted it then.

    Shape: the clients as they are, and `growth`, `wallet_share` (fractions), `days_since_first_order`, `days_since_last_order` (days),
           `status` and `previous_status` (ids; nothing where none fits; then also nothing of who had not ordered by that day).
    Leaves out: growth against a window that the ledger does not cover, for everyone would seem to have grown.
    Source: book-format, "statuses": first match wins; a measure that is not defined for a client meets nothing.
    """
    known = tuple(statuses)
    now, then = _measures_now(clients, horizon), _measures_then(clients, horizon)
    for measures, against in ((now, horizon.before), (then, horizon.second)):
        if not history.covers(against, horizon):
            measures["growth"] = ibis.null("float64")
    found = clients.mutate(
        growth=now["growth"],
        wallet_share=now["wallet-share"],
        days_since_first_order=now["days-since-first-order"],
        days_since_last_order=now["days-since-last-order"],
        status=_first_match(known, now),
        previous_status=_first_match(known, then),
    )
    had_ordered = (found.orders_before > 0).fill_null(False)  # noqa: FBT003 - the value that is filled in
    return found.mutate(previous_status=had_ordered.ifelse(found.previous_status, None))


def _measures_now(clients: ir.Table, horizon: Horizon) -> dict[str, ir.Value]:
    return {
        "orders": clients.orders,
        "turnover": clients.turnover,
        "days-since-first-order": _days_since(clients.first_order, horizon.as_of),
        "days-since-last-order": _days_since(clients.last_order, horizon.as_of),
        "wallet-share": wallet_share(clients.turnover, clients.capacity, horizon.years),
        "growth": growth(clients.turnover, clients.turnover_before),
    }


def _measures_then(clients: ir.Table, horizon: Horizon) -> dict[str, ir.Value]:
    first = (clients.first_order <= horizon.earlier).ifelse(clients.first_order, None)
    return {
        "orders": clients.orders_before,
        "turnover": clients.turnover_before,
        "days-since-first-order": _days_since(first, horizon.earlier),
        "days-since-last-order": _days_since(clients.last_order_before, horizon.earlier),
        "wallet-share": wallet_share(clients.turnover_before, clients.capacity, horizon.years),
        "growth": growth(clients.turnover_before, clients.turnover_second),
    }


def _days_since(day: ir.DateColumn, as_of: date) -> ir.IntegerColumn:
    return ibis.literal(as_of).delta(day, unit="day")


def _first_match(statuses: Iterable[Status], measures: Mapping[str, ir.Value]) -> ir.StringValue:
    tested = {name: _tested(name, value) for name, value in measures.items()}
    cases = [
        (all_of(allows(criterion, tested[name]) for name, criterion in one.when.items()), one.id) for one in statuses
    ]
    return ibis.cases(*cases) if cases else ibis.null("string")


def _tested(name: str, value: ir.Value) -> ir.Value:
    """A measure as criteria see it: exact, and turnover no less than nothing (book-format, "statuses")."""
    if name == "turnover":
        return value.clip(lower=0).cast(EXACT)
    return compared(value) if isinstance(value, ir.FloatingValue) else value
