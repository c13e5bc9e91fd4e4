"""A ledger in; how many rows it has, up to which day, and what they come to, out: by these it is seen to have moved on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from playbook.analytics.cells import as_day, as_sum, is_until
from playbook.analytics.edge import fetched
from playbook.analytics.facts import Facts
from playbook.analytics.summary import plain
from playbook.analytics.written import EXACT


@dataclass(frozen=True, slots=True)
class LedgerMark:
    """The rows of a ledger, its last day up to today, and the sum of its amounts in the book's currency; nothing where there are none."""

    rows: int
    last: date | None
    total: Decimal | None


def ledger_mark(ledger: Facts, currency: str, today: date) -> LedgerMark:
    """The mark of a ledger; the same ledger has the same whatever database it stands in.

    Raises: PlaybookError where a database cannot be read.
    """
    table = ledger.table
    amount = as_sum(table.amount, currency).cast(EXACT)
    read = table.select(day=as_day(table.date), amount=amount, is_known=is_until(table.date, today))
    found = read.agg(rows=read.count(), last=read.day.max(where=read.is_known), total=read.amount.sum())
    [row] = fetched(found).to_pylist()
    return LedgerMark(int(row["rows"]), row["last"], None if row["total"] is None else plain(row["total"]))
