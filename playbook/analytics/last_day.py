"""A ledger in; the last day it knows of, out."""

from __future__ import annotations

from datetime import date

from playbook.analytics.cells import as_day, is_until
from playbook.analytics.edge import fetched
from playbook.analytics.facts import Facts


def last_day(ledger: Facts, today: date) -> date:
    """The last day up to `today` on which the ledger has a row; `today` where it has none.

    Why: seen from a later day, everybody would look as if they had stopped to buy when in truth the ledger was not brought up to date.
    Raises: PlaybookError where a database cannot be read.
    """
    day = ledger.table.date
    known = ledger.table.filter(is_until(day, today)).select(day=as_day(day))
    [row] = fetched(known.agg(last=known.day.max())).to_pylist()
    found: date | None = row["last"]
    return found or today
