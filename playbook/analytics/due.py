"""The stays of a history and a book in; those that have a deadline, with the moment at which it falls, out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import get_args

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from playbook.analytics.drawn import pipelines_of, states_of
from playbook.analytics.edge import Desk
from playbook.model.book import Book
from playbook.model.masthead import Calendar, Weekday
from playbook.model.pipeline import State
from playbook.model.value import Duration

_SECONDS = 86_400
_LONGEST = 36_500
"""Days after which nobody waits any longer, a hundred years: calendars of databases have an end."""
_WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
Limits = Mapping[tuple[str, ...], Duration]


def due_stays(desk: Desk, stays: ir.Table, book: Book, as_of: date) -> ir.Table:
    """The stays in states that have a deadline.

    Shape: the columns of stays, and `due_at` (the moment), `due` (its day), `limit` (days), `is_decided` (it is over, or its deadline is),
           `is_overdue`.
    Why:   which segment a client is in no history tells, so where deadlines differ by segment the longest of a state holds: nobody is
           told of who was in time.
    """
    return with_due(desk, stays, deadlines_of(book), ("pipeline", "state"), book, as_of)


def deadlines_of(book: Book) -> dict[tuple[str, ...], Duration]:
    """The deadlines by pipeline and state, the longest where they differ by segment."""
    week = book.masthead.working_week
    return {
        (pipeline.id, name): max(_lengths(state), key=lambda one: one.days(week))
        for pipeline in pipelines_of(book).values()
        for name, state in states_of(pipeline).items()
        if state.deadline is not None
    }


def _lengths(state: State) -> Iterator[Duration]:
    if state.deadline is not None:
        yield state.deadline.limit
        yield from state.deadline.by_segment.values()


def with_due(  # noqa: PLR0913, PLR0917 - what, by which limits, and when
    desk: Desk, stays: ir.Table, limits: Limits, by: Sequence[str], book: Book, as_of: date
) -> ir.Table:
    """Stays that have a limit, as `due_stays` tells of them; `limits` are by the values of the columns `by`.

    A working day more is the same hour of the next day that is worked on by the book's calendar; a part of one is told in calendar days,
    as everything else is. A stay that lasts to the minute is in time; one that lasts on is overdue from the day after the one on which it
    was due, for who is seen at noon may still go in the afternoon.
    """
    week = book.masthead.working_week
    steps = {key: _steps(limit, week) for key, limit in limits.items()}
    working = {count for _seconds, count in steps.values() if count}
    rows = [
        dict(zip(by, key, strict=True)) | {"limit": float(limits[key].days(week)), "seconds": seconds, "working": count}
        for key, (seconds, count) in steps.items()
    ]
    kinds = [(name, pa.string()) for name in by] + [
        ("limit", pa.float64()),
        ("seconds", pa.int64()),
        ("working", pa.int64()),
    ]
    limited = stays.join(desk.put(ibis.util.gen_name("limits"), pa.Table.from_pylist(rows, pa.schema(kinds))), list(by))
    straight = limited.since + limited.seconds.as_interval("s")
    if working:
        day = limited.since.date()
        first = desk.fetch(stays.agg(first=stays.since.min())).to_pylist()[0]["first"]
        calendar = _calendar(first.date() if first else as_of, as_of, working, book.masthead.calendar)
        kept = desk.put(ibis.util.gen_name("working_days"), calendar)
        limited = limited.mutate(day=day).left_join(kept, ["day", "working"]).drop("day", "day_right", "working_right")
        straight = limited.since + (limited.seconds + limited.further.fill_null(0) * _SECONDS).as_interval("s")
    due = limited.mutate(due_at=straight).mutate(due=straight.date())
    told = due.mutate(
        is_decided=due.until.notnull() | (due.due < as_of),
        is_overdue=due.until.notnull().ifelse(due.until > due.due_at, due.due < as_of),
    )
    return told.select(*stays.columns, "limit", "due_at", "due", "is_decided", "is_overdue")


def _steps(limit: Duration, week: int) -> tuple[int, int]:
    """A length of time as seconds and whole working days, of which one is nothing."""
    days = min(limit.days(week), Decimal(_LONGEST))
    if limit.unit == "wd" and limit.amount == int(limit.amount) and days < _LONGEST:
        return 0, int(limit.amount)
    return int((days * _SECONDS).to_integral_value()), 0


def _calendar(first: date, last: date, counts: set[int], calendar: Calendar) -> pa.Table:
    """For each day and number of working days, how many calendar days further that is."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    worked = working_days(first, last, max(counts), calendar)
    rows = []
    for day in days:
        before = bisect_right(worked, day)
        rows += [
            {"day": day, "working": count, "further": (worked[before + count - 1] - day).days}
            for count in sorted(counts)
        ]
    return pa.Table.from_pylist(
        rows, pa.schema([("day", pa.date32()), ("working", pa.int64()), ("further", pa.int64())])
    )


def working_days(first: date, last: date, more: int, calendar: Calendar) -> list[date]:
    """The working days behind a day, in their order: up to another day, and so many more."""
    week, holidays = {_WEEKDAYS.index(one) for one in calendar.week}, set(calendar.holidays)
    found: list[date] = []
    day, beyond = first, 0
    while beyond < more:
        day += timedelta(days=1)
        if day.weekday() in week and day not in holidays:
            found.append(day)
            beyond += day > last
    return found
