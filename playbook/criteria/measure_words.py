"""The measures of a client by what the pages call them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from playbook.criteria.axis import Value
from playbook.diagnostics import Amount, Message, Money, Percent, _

MEASURE_TITLES: Mapping[str, Message] = {
    "orders": _("Orders"),
    "turnover": _("Turnover"),
    "days-since-first-order": _("Days since the first order"),
    "days-since-last-order": _("Days since the last order"),
    "wallet-share": _("Share of the client's purchases that is ours"),
    "growth": _("Growth against the time before"),
}


def client_by_measures(client: Mapping[str, Value], names: Iterable[str], currency: str) -> Message:
    """A client by some of its measures: “A client (Orders: 3, Turnover: 90 000 ₽)”."""
    facts = [
        _("{title}: {value}", title=MEASURE_TITLES[name], value=_in_words(name, client[name], currency))
        for name in names
    ]
    return _("A client ({facts})", facts=facts) if facts else _("Every client")


def _in_words(name: str, value: Value, currency: str) -> object:
    if not isinstance(value, Decimal):
        return _("none")
    if name == "turnover":
        return Money(value, currency)
    return Percent(value) if name in {"wallet-share", "growth"} else Amount(value)
