"""A ledger in; the last day it knows of, out."""

from __future__ import annotations

from datetime import date

from playbook.analytics.cells import as_day
from playbook.analytics.edge import fetched
from playbook.analytics.facts import Facts
from playbook.analytics.written import FIRST_DAY


def last_day(ledger: Facts, today: date) -> date:
    """The last day up to `today` on which the ledger has a row; `today` where it has none.

    Why: seen from a later day, everybody would look as if they had stopped to buy when in truth the ledger was not brought up to date.
    Raises: PlaybookError where a database cannot be read.
    """
    day = as_day(ledger.table.date)
    [row] = fetched(
        ledger.table.select(day=day)
        .filter(lambda rows: rows.day.between(FIRST_DAY, today))
        .agg(last=lambda rows: rows.day.max())
    ).to_pylist()
    found: date | None = row["last"]
    return found or today
