"""Measurements in; what evidence rules say of the ledger, where the book names it, and ledgers of a few clients for their examples, out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from playbook.analytics.measurements import Group, Measurements, Window
from playbook.diagnostics import Address, Message, Related, _, _n
from playbook.model.book import Book

_DAYS_OF_A_YEAR = Decimal("365.25")
_MONTHS_OF_A_YEAR = 12


def ledger_side(book: Book, measured: Measurements) -> tuple[Related, ...]:
    """The ledger as another side of a finding: where the book names it, if it does."""
    if book.data.ledger is None:
        return ()
    message = _(
        "The ledger from {first} to {last}: {clients}.",
        first=measured.window.first,
        last=measured.window.last,
        clients=clients_in_words(measured.whole.clients),
    )
    return (Related(Address(("data", "ledger")), message),)


def clients_in_words(count: int) -> Message:
    """So many clients."""
    return _n("{count} client", "{count} clients", count)


def months_of(window: Window) -> Decimal:
    """The length of a window in months: whole ones are counted, any other length is reckoned from its days."""
    days = (window.last - window.first).days + 1
    first, end = window.first, date.fromordinal(window.last.toordinal() + 1)
    if first.day == end.day:
        return Decimal((end.year - first.year) * _MONTHS_OF_A_YEAR + end.month - first.month)
    return days * _MONTHS_OF_A_YEAR / _DAYS_OF_A_YEAR


def measured_by_hand(**groups: Any) -> Measurements:  # noqa: ANN401 - any field of Measurements
    """Measurements of a year with ten clients who turn over 1.2 million, and with what else is given."""
    nothing: Mapping[str | None, Group] = {}
    fields: dict[str, Any] = {
        "as_of": date(2026, 11, 20),
        "window": Window(date(2025, 11, 1), date(2026, 10, 31), 12),
        "before": Window(date(2024, 11, 1), date(2025, 10, 31), 12),
        "rows": 120,
        "whole": Group(10, Decimal(1_200_000), 120),
        **dict.fromkeys(
            ("abc", "xyz", "cells", "statuses", "segments", "not_our_clients", "lines", "managers", "attributes"),
            nothing,
        ),
        "moves": (),
        "pareto": (),
        "bad_rows": (),
    }
    return Measurements(**(fields | groups))
