"""By what a ledger is seen to have moved on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from playbook.analytics.ledger_mark import LedgerMark, ledger_mark

TODAY = date(2026, 12, 1)


def test_rows_last_day_and_sum(ledger_of):
    ledger = ledger_of(("a", "2026-01-31", "10.10"), ("b", "2026-02-01", "-0.05"), ("c", "2062-01-01", "1"))

    assert ledger_mark(ledger, "EUR", TODAY) == LedgerMark(3, date(2026, 2, 1), Decimal("11.05"))


def test_a_ledger_of_texts_has_the_mark_of_one_of_numbers(facts_of):
    ledger = facts_of("ledger", "client date amount", ("a", "31.01.2026", "10,10"), ("b", "nonsense", "many"))

    assert ledger_mark(ledger, "EUR", TODAY) == LedgerMark(2, date(2026, 1, 31), Decimal("10.10"))


def test_an_empty_ledger_has_neither_day_nor_sum(facts_of):
    ledger = facts_of("ledger", "client date amount", ("a", "31.01.2026", "1"))
    none = type(ledger)(ledger.source, ledger.table.filter(ledger.table.client == "z"), ledger.names)

    assert ledger_mark(none, "EUR", TODAY) == LedgerMark(0, None, None)
