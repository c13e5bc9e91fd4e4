"""The stays of a history and a target of a pilot in; its value on each day out.

Who counts: for `conversion`, `duration` and `won` the clients who began in the pilot: who came into a `start` state on one of its days,
from outside of selling (from nowhere, from a pause, a refusal or a sale). Who was in work before it was sold to by the old model, and
would be credited to the new one. For `overdue` and `worklist` everybody counts, for they tell how the days went.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import ibis
import ibis.expr.types as ir

from playbook.analytics.day_sums import Days, on_evenings
from playbook.analytics.drawn import SELLING, listed_states, place_of, states_of
from playbook.analytics.edge import Desk
from playbook.analytics.loads import levels
from playbook.analytics.survival import HOURS_OF_A_DAY, half_of_arrivals, in_days
from playbook.model.pipeline import PilotTarget, Pipeline, StateKind

_FINE = Decimal("0.0001")
_SECONDS_OF_AN_HOUR = 3600
Values = tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class PilotRows:
    """What the values of a pilot are reckoned from: who had whom, the stays that have a deadline, and who began in its pipeline on its `days`.

    begun: a row a client: `client`, `began` (the moment). theirs: all that these clients went through from then on.
    """

    desk: Desk
    holdings: ir.Table
    due: ir.Table
    begun: ir.Table
    theirs: ir.Table
    pipeline: Pipeline
    days: Days


def pilot_rows(  # noqa: PLR0913, PLR0917 - what happened, in whose hands, by when, and in which days
    desk: Desk, stays: ir.Table, holdings: ir.Table, due: ir.Table, pipeline: Pipeline, days: Days
) -> PilotRows:
    """The same, with who began on the days found once."""
    begun = desk.keep(ibis.util.gen_name("begun"), begun_in(stays, pipeline, days))
    joined = stays.select("client", "pipeline", "state", "since", "until").join(begun, "client")
    theirs = desk.keep(ibis.util.gen_name("theirs"), joined.filter(joined.since >= joined.began))
    return PilotRows(desk, holdings, due, begun, theirs, pipeline, days)


def begun_in(stays: ir.Table, pipeline: Pipeline, days: Days) -> ir.Table:
    """The clients who began in a pipeline on some days, each with the first moment at which it did: `client`, `began`."""
    selling = _of_kinds(pipeline, *SELLING)
    is_from_outside = stays.previous.isnull() | stays.previous.notin(selling)
    is_then = stays.since.date().between(ibis.literal(days.first), ibis.literal(days.last))
    starts = stays.filter(stays.pipeline == pipeline.id, stays.state.isin(_of_kinds(pipeline, "start")))
    came = starts.filter(is_from_outside, is_then)
    return came.group_by("client").agg(began=came.since.min())


def values_of(rows: PilotRows, target: PilotTarget) -> Values:
    """The value of a target on each day; nothing on days on which there is nothing to measure.

    conversion: of the clients who began and whose way is decided by that evening, for they have reached the state or are no longer in
                work, the part that reached it; who is in work is no loss yet.
    won:        clients who began and have reached the state by that evening; without a state, one that is `won`.
    duration:   days from the beginning until half of those are in the state who ever come there, as `half_of_arrivals` reckons it: who is on
                the way on that evening may still come, who was lost does not.
    overdue:    of the stays, in the state or in all, whose last day was in the pilot and is over on that day, the part that went on.
    worklist:   clients in work at once on that evening, in the state or in those of the worklist: the mean of those who have any.
    Source: book-format, "pipelines", `pilot`; where it is silent, what is said here.
    """
    if target.metric == "overdue":
        return _overdue(rows, target)
    if target.metric == "worklist":
        return _worklist(rows, target)
    reached = _reached(rows, target)
    if target.metric == "duration":
        return _duration(rows, reached)
    there = reached.filter(reached.reached.notnull())
    [won] = _on_evenings(rows, there.select(day=there.reached.date(), change=1))
    return tuple(map(Decimal, won)) if target.metric == "won" else _conversion(rows, reached, won)


def _of_kinds(pipeline: Pipeline, *kinds: StateKind) -> list[str]:
    return [name for name, state in states_of(pipeline).items() if state.kind in kinds]


def _reached(rows: PilotRows, target: PilotTarget) -> ir.Table:
    """Who began, and when each first was in the state of a target since: `client`, `began`, `reached` (nothing: not yet)."""
    later = _in_state(rows.theirs, rows.pipeline, target, _of_kinds(rows.pipeline, "won"))
    first = later.group_by("client").agg(reached=later.since.min())
    found = rows.begun.left_join(first, "client").drop("client_right")
    return rows.desk.keep(ibis.util.gen_name("reached"), found)


def _in_state(stays: ir.Table, pipeline: Pipeline, target: PilotTarget, others: Sequence[str]) -> ir.Table:
    """The stays in the state of a target; where it names none, in these others of the pipeline."""
    if target.state is None:
        return stays.filter(stays.pipeline == pipeline.id, stays.state.isin(others))
    other, state = place_of(pipeline, target.state)
    return stays.filter(stays.pipeline == other, stays.state == state)


def _conversion(rows: PilotRows, reached: ir.Table, won: Sequence[int]) -> Values:
    """Won of decided: all who began, but for those who on that evening are in work and have not reached the state."""
    theirs, known = rows.theirs, list(states_of(rows.pipeline))
    selling = _of_kinds(rows.pipeline, *SELLING)
    in_work = theirs.filter(theirs.pipeline == rows.pipeline.id, theirs.state.isin(selling) | theirs.state.notin(known))
    spells = in_work.select("client", "since", "until").join(reached, "client")
    ends = ibis.least(spells.until, spells.reached)  # of a moment and nothing, DuckDB's least is the moment
    spells = spells.select(since=spells.since.date(), until=ends.date())
    spells = spells.filter(spells.until.isnull() | (spells.since < spells.until))
    ended = spells.filter(spells.until.notnull())
    changes = ibis.union(spells.select(day="since", change=1), ended.select(day="until", change=-1), distinct=False)
    [begun] = _on_evenings(rows, reached.select(day=reached.began.date(), change=1))
    [in_work_then] = _on_evenings(rows, changes)
    return _parts(won, [every - undecided for every, undecided in zip(begun, in_work_then, strict=True)])


def _on_evenings(rows: PilotRows, changes: ir.Table, *names: str) -> list[list[int]]:
    return on_evenings(rows.desk, changes, rows.days, names or ("change",))


def _parts(some: Sequence[int], of: Sequence[int]) -> Values:
    pairs = zip(some, of, strict=True)
    return tuple((Decimal(part) / whole).quantize(_FINE) if whole else None for part, whole in pairs)


def _duration(rows: PilotRows, reached: ir.Table) -> Values:
    """The estimate anew for each day, from counts by day and hour: as many as there are days and hours, however many clients there are."""
    counts = rows.desk.fetch(_seen(rows, reached)).to_pylist()

    def on(day: int) -> Decimal | None:
        there = [row for row in counts if row["begins"] <= day and (row["ends"] is None or day < row["ends"])]
        hours = half_of_arrivals(_aged(row, day) for row in there)
        return None if hours is None else in_days(hours)

    return tuple(on(day) for day in range(rows.days.count))


def _aged(row: Mapping[str, Any], day: int) -> tuple[int, int, int, int]:
    """After how many hours clients are seen on a day, and as what: there, lost, or on the way."""
    if row["hours"] is None:
        return HOURS_OF_A_DAY * (day + 1 - row["begins"]) - row["hour"], 0, 0, row["count"]
    return row["hours"], row["count"] * row["is_end"], row["count"] * (not row["is_end"]), 0


def _seen(rows: PilotRows, reached: ir.Table) -> ir.Table:
    """As what clients are seen from day to day: on the way, lost, or there.

    Shape: `begins`, `ends` (days of the pilot, from 0; nothing: to its end), `hours` (from the beginning to a loss or the state; nothing on
           the way), `hour` (of the day, at which who is on the way began), `is_end` (the state was reached), `count`.
    """
    theirs, place = rows.theirs, rows.days.place
    losses = theirs.filter(theirs.pipeline == rows.pipeline.id, theirs.state.isin(_of_kinds(rows.pipeline, "lost")))
    gone = losses.select("client", "since").join(reached, "client")
    gone = gone.filter(gone.reached.isnull() | (gone.since < gone.reached))
    ways = reached.left_join(gone.group_by("client").agg(lost=gone.since.min()), "client")
    none = ibis.null("int64")
    on_the_way = ways.select(
        begins=place(ways.began.date()),
        ends=place(ibis.least(ways.lost, ways.reached).date()),  # DuckDB's least of a moment and nothing is the moment
        hours=none,
        hour=ways.began.hour().cast("int64"),
        is_end=False,
    )
    lost, there = ways.filter(ways.lost.notnull()), ways.filter(ways.reached.notnull())
    spans = ibis.union(
        on_the_way,
        lost.select(
            begins=place(lost.lost.date()),
            ends=place(lost.reached.date()),
            hours=_hours(lost.began, lost.lost),
            hour=none,
            is_end=False,
        ),
        there.select(
            begins=place(there.reached.date()),
            ends=none,
            hours=_hours(there.began, there.reached),
            hour=none,
            is_end=True,
        ),
        distinct=False,
    )
    spans = spans.filter(spans.begins < rows.days.count)
    spans = spans.mutate(ends=(spans.ends < rows.days.count).ifelse(spans.ends, None))
    spans = spans.filter(spans.ends.isnull() | (spans.begins < spans.ends))
    return spans.group_by(["begins", "ends", "hours", "hour", "is_end"]).agg(count=spans.count())


def _hours(begins: ir.TimestampValue, ends: ir.TimestampValue) -> ir.IntegerValue:
    return ((ends.epoch_seconds() - begins.epoch_seconds()) / _SECONDS_OF_AN_HOUR).round().cast("int64")


def _overdue(rows: PilotRows, target: PilotTarget) -> Values:
    due = _in_state(rows.due, rows.pipeline, target, list(states_of(rows.pipeline)))
    due = due.filter(due.due >= ibis.literal(rows.days.first))
    over = due.select(day=due.due + ibis.interval(days=1), due=1, overdue=due.is_overdue.cast("int64"))
    told, overdue = _on_evenings(rows, over.mutate(day=over.day.cast("date")), "due", "overdue")
    return _parts(overdue, told)


def _worklist(rows: PilotRows, target: PilotTarget) -> Values:
    held = _in_state(rows.holdings, rows.pipeline, target, listed_states(rows.pipeline))
    held = levels(held, rows.days.last)
    comes = held.select(day="first", clients="clients", people=1)
    goes = held.select(day=(held["first"] + held.days.as_interval("D")).cast("date"), clients=-held.clients, people=-1)
    clients, people = _on_evenings(rows, ibis.union(comes, goes, distinct=False), "clients", "people")
    return _parts(clients, people)
