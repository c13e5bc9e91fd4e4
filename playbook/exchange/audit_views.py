"""An audit in; the sheets of its workbook, in the book's words, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import timedelta
from decimal import Decimal
from itertools import chain

import pyarrow as pa

from playbook.analytics.audit import Audit
from playbook.analytics.audit_figures import AuditFigures, PilotCourse, RealLoad, RealWay, StateTime, TargetCourse
from playbook.diagnostics import Message, _
from playbook.exchange.audit_words import AuditWords
from playbook.exchange.client_base_workbook import Column, Kind, Value, View, about
from playbook.exchange.workbook import MOST_ROWS
from playbook.plan.chapters.pilot import pilot_content

Row = Mapping[str, Value]
Heads = Mapping[str, tuple[Message, Kind]]

_SAID: Heads = {"sentence": (_("What was broken"), "text"), "number": (_("§"), "text"), "page": (_("Page"), "text")}
_STATE: Heads = {"pipeline": (_("Pipeline"), "text"), "state": (_("State"), "text")}
_BREACHES: Heads = {
    **_SAID,
    "client": (_("Client"), "text"),
    "person": (_("Person"), "text"),
    "day": (_("Day"), "day"),
    "until": (_("Until"), "day"),
    "days": (_("Days"), "number"),
    "limit": (_("Limit"), "number"),
    "count": (_("Clients at once"), "int"),
    "said": (_("What it says instead"), "text"),
    "file": (_("File"), "text"),
    "row": (_("Row"), "int"),
}
_CLAUSES: Heads = {
    **_SAID,
    "breaches": (_("Breaches"), "int"),
    "chances": (_("Of so many"), "int"),
    "share": (_("Part"), "percent"),
    "clients": (_("Clients"), "int"),
}
_WAYS: Heads = {
    **_STATE,
    "to": (_("Went to"), "text"),
    "count": (_("Times"), "int"),
    "clients": (_("Clients"), "int"),
    "leavers": (_("Left in all"), "int"),
    "part": (_("Part"), "percent"),
    "low": (_("At least, 95%"), "percent"),
    "high": (_("At most, 95%"), "percent"),
    "share": (_("In the book"), "percent"),
    "is_drawn": (_("Drawn"), "text"),
    "days": (_("Median, days"), "number"),
}
_TIMES: Heads = {
    **_STATE,
    "stays": (_("Stays"), "int"),
    "still_there": (_("Still there"), "int"),
    "median": (_("Median, days"), "number"),
    "ninetieth": (_("Nine in ten, days"), "number"),
    "lasts": (_("Lasts, by the book"), "text"),
    "deadline": (_("Deadline"), "text"),
    "due": (_("Deadlines come"), "int"),
    "overdue": (_("Overdue"), "int"),
    "part": (_("Overdue, part"), "percent"),
}
_LOADS: Heads = {
    "pipeline": (_("Pipeline"), "text"),
    "people": (_("How many people"), "int"),
    "mean": (_("Clients at once, mean"), "number"),
    "highest": (_("Most at once"), "int"),
    "expected_least": (_("Expected, at least"), "number"),
    "expected_most": (_("Expected, at most"), "number"),
    "min": (_("Worklist, at least"), "int"),
    "max": (_("Worklist, at most"), "int"),
}
_TODAY: Heads = {
    "person": (_("Person"), "text"),
    "client": (_("Client"), "text"),
    **_STATE,
    "since": (_("Since"), "day"),
    "due": (_("Deadline"), "day"),
    "left": (_("Days left"), "int"),
    "to": (_("Then to"), "text"),
    "reason": (_("Reason"), "text"),
}
_PILOT: Heads = {
    "pipeline": (_("Pipeline"), "text"),
    "metric": (_("Target"), "text"),
    "state": (_("State"), "text"),
    "bounds": (_("Must be"), "text"),
    "day": (_("Day"), "day"),
    "part": (_("Value, %"), "percent"),
    "value": (_("Value"), "number"),
    "is_met": (_("Met"), "text"),
}
SHARES = frozenset({"conversion", "overdue"})
"""The metrics of a pilot that are parts of one."""
_CHUNK = 10_000


def fits(table: pa.Table) -> bool:
    """Whether a sheet of Excel has room for a table and its head."""
    return bool(table.num_rows < MOST_ROWS)


class AuditViews:
    """The sheets of audits of one book: ids become titles, clauses sentences."""

    def __init__(self, words: AuditWords) -> None:
        self._words = words

    def all(self, audit: Audit) -> Iterator[View]:
        """Every sheet: clauses, breaches, ways, times, load, today, pilots, and what is to be known of them; a list longer than a sheet is not."""
        figures = audit.figures
        yield self._view(_("Clauses"), _CLAUSES, self._clauses(figures))
        if fits(audit.breaches):
            yield self._view(_("Breaches"), _BREACHES, self._breaches(audit.breaches))
        yield self._view(_("Ways"), _WAYS, map(self._way, figures.ways))
        yield self._view(_("Time in states"), _TIMES, map(self._time, figures.times))
        yield self._view(_("Load"), _LOADS, map(self._load, figures.loads))
        if fits(audit.today):
            yield self._view(_("Today"), _TODAY, map(self._due, rows_of(audit.today)))
        yield self._view(_("Pilots"), _PILOT, chain.from_iterable(map(self._pilot, figures.pilots)))
        yield about(
            self._say(_("About this file")), [self._words.heading(figures.as_of), *map(self._say, figures.notes)]
        )

    def _view(self, title: Message, heads: Heads, rows: Iterable[Row]) -> View:
        columns = tuple(Column(name, self._say(head), kind) for name, (head, kind) in heads.items())
        return View(self._say(title), columns, rows)

    def _clauses(self, figures: AuditFigures) -> Iterator[Row]:
        for one in figures.broken:
            told = self._words.clause(one.clause)
            yield {
                "sentence": told.sentence,
                "number": told.number,
                "page": told.address,
                "breaches": one.breaches,
                "chances": one.chances or None,
                "share": one.share if one.chances else None,
                "clients": one.clients,
            }

    def _breaches(self, breaches: pa.Table) -> Iterator[Row]:
        for row in rows_of(breaches):
            told = self._words.of_breach(row)
            yield {**row, "sentence": told.sentence, "number": told.number, "page": told.address}

    def _way(self, way: RealWay) -> Row:
        return {
            **asdict(way),
            "pipeline": self._words.pipeline(way.pipeline),
            "state": self._words.state(way.pipeline, way.source),
            "to": self._words.state(way.pipeline, way.target),
            "part": way.part,
            "is_drawn": self._yes(is_so=way.is_written),
        }

    def _time(self, time: StateTime) -> Row:
        state = self._words.known(time.pipeline, time.state)
        deadline = state.deadline.limit if state is not None and state.deadline is not None else None
        lasts = state.lasts if state is not None else None
        return {
            **asdict(time),
            "pipeline": self._words.pipeline(time.pipeline),
            "state": self._words.state(time.pipeline, time.state),
            "lasts": self._words.words.duration(lasts) if lasts is not None else None,
            "deadline": self._words.words.duration(deadline) if deadline is not None else None,
            "part": Decimal(time.overdue) / time.due if time.due else None,
        }

    def _load(self, load: RealLoad) -> Row:
        worklist = next((one.worklist for one in self._words.book.pipelines if one.id == load.pipeline), None)
        return {
            **asdict(load),
            "pipeline": self._words.pipeline(load.pipeline),
            "min": worklist.min if worklist is not None else None,
            "max": worklist.max if worklist is not None else None,
        }

    def _due(self, row: Row) -> Row:
        pipeline, state, to, reason = (
            None if row[name] is None else str(row[name]) for name in ("pipeline", "state", "to", "reason")
        )
        return {
            **row,
            "person": self._words.person(None if row["person"] is None else str(row["person"])),
            "pipeline": self._words.pipeline(pipeline),
            "state": self._words.state(pipeline, state),
            "to": self._words.state(pipeline, to),
            "reason": self._words.reason(pipeline or "", to, reason),
        }

    def _pilot(self, pilot: PilotCourse) -> Iterator[Row]:
        pipeline = next((one for one in self._words.book.pipelines if one.id == pilot.pipeline), None)
        content = pilot_content(pipeline, self._words.words) if pipeline is not None else None
        for target, told in zip(pilot.targets, content.targets if content is not None else (), strict=True):
            for number, value in enumerate(target.values):
                yield {
                    "pipeline": self._words.pipeline(pilot.pipeline),
                    "metric": told.metric,
                    "state": self._words.state(pilot.pipeline, target.state),
                    "bounds": told.value,
                    "day": pilot.first + timedelta(days=number),
                    "part" if target.metric in SHARES else "value": value,
                    "is_met": self._met(target, value),
                }

    def _met(self, target: TargetCourse, value: Decimal | None) -> str | None:
        is_met = target.is_met(value)
        return None if is_met is None else self._yes(is_so=is_met)

    def _yes(self, *, is_so: bool) -> str:
        return self._say(_("yes") if is_so else _("no"))

    def _say(self, message: Message) -> str:
        return self._words.say(message)


def rows_of(table: pa.Table) -> Iterator[Row]:
    """The rows of a table, a few thousand at a time."""
    for batch in table.to_batches(max_chunksize=_CHUNK):
        yield from batch.to_pylist()
