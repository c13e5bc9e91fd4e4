"""The stays of a history, those that have a deadline, and a book in; how long clients stay in each state out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import ibis.expr.types as ir

from playbook.analytics.audit_figures import StateTime
from playbook.analytics.drawn import order_of
from playbook.analytics.edge import Desk
from playbook.analytics.survival import HALF, HOURS_OF_A_DAY, NINE_IN_TEN, days_until
from playbook.model.book import Book


def times(
    desk: Desk, stays: ir.Table, late: Mapping[tuple[str, str], tuple[int, int]], book: Book
) -> tuple[StateTime, ...]:
    """The time in each state that anybody was in: states in the order of the book, then those that it does not know.

    late: as `kept_deadlines` counts them.
    Units: days, found among whole hours: what leaves the database has a row for each hour, not for each stay.
    """
    hours = (stays.days * HOURS_OF_A_DAY).round().cast("int64")
    by_hour = stays.group_by(["pipeline", "state", hours.name("hours")]).agg(
        ended=stays.count(where=~stays.is_open), there=stays.count(where=stays.is_open)
    )
    counts: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for row in desk.fetch(by_hour).to_pylist():
        counts[row["pipeline"], row["state"]].append((row["hours"], row["ended"], row["there"]))
    place = order_of(book)
    return tuple(_time(key, counts[key], late.get(key, (0, 0))) for key in sorted(counts, key=lambda key: place(*key)))


def kept_deadlines(desk: Desk, due: ir.Table) -> dict[tuple[str, str], tuple[int, int]]:
    """By pipeline and state, the stays whose deadline has been kept or reached, and those of them that passed it; `due` as `due_stays` tells them."""
    known = due.filter(due.is_decided)
    found = known.group_by(["pipeline", "state"]).agg(due=known.count(), overdue=known.count(where=known.is_overdue))
    return {(row["pipeline"], row["state"]): (row["due"], row["overdue"]) for row in desk.fetch(found).to_pylist()}


def _time(key: tuple[str, str], counts: list[tuple[int, int, int]], late: tuple[int, int]) -> StateTime:
    median, ninetieth = days_until(counts, (HALF, NINE_IN_TEN))
    return StateTime(
        *key,
        stays=sum(ended + there for _hours, ended, there in counts),
        still_there=sum(there for _hours, _ended, there in counts),
        median=median,
        ninetieth=ninetieth,
        due=late[0],
        overdue=late[1],
    )
