"""The measures of a client by what the pages call them."""

from __future__ import annotations

from collections.abc import Mapping

from playbook.diagnostics import Message, _

MEASURE_TITLES: Mapping[str, Message] = {
    "orders": _("Orders"),
    "turnover": _("Turnover"),
    "days-since-first-order": _("Days since the first order"),
    "days-since-last-order": _("Days since the last order"),
    "wallet-share": _("Share of the client's purchases that is ours"),
    "growth": _("Growth against the time before"),
}
