"""A book, the CRM's history of states and a day in; the history held against the book out: figures for pages, and lists with names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa

from playbook.analytics.audit_figures import AuditFigures
from playbook.analytics.breach_rows import COLUMNS
from playbook.analytics.breaches import breaches, in_order
from playbook.analytics.due import due_stays
from playbook.analytics.edge import fetched, open_desk_of
from playbook.analytics.event_rows import bad_events
from playbook.analytics.facts import FILE, ROW, Facts
from playbook.analytics.loads import loads, worklist_levels
from playbook.analytics.measurements import BadRows
from playbook.analytics.pilots import pilots
from playbook.analytics.stays import History, history_of
from playbook.analytics.summary import bad_rows_of
from playbook.analytics.times import kept_deadlines, times
from playbook.analytics.today import open_stays
from playbook.analytics.today import today as today_list
from playbook.analytics.ways import ways
from playbook.diagnostics import Message, _, _n
from playbook.model.book import Book


@dataclass(frozen=True, slots=True)
class Audit:
    """A history held against a book.

    breaches: a row each, by kind, day, client and person: `breach_rows.COLUMNS`; as many as were asked for.
    today: whom each person has to see to: `today.COLUMNS`. rejects: rows that do not count: `reason`, `_file`, `_row` and their cells.
    """

    figures: AuditFigures
    breaches: pa.Table
    today: pa.Table
    rejects: pa.Table
    notes: tuple[Message, ...] = ()


def audit(  # noqa: PLR0913 - what is held against what, when, and how much of it is told
    book: Book,
    events: Facts,
    as_of: date,
    today: date,
    expected: Mapping[str, tuple[Decimal, Decimal]] | None = None,
    *,
    most_breaches: int | None = None,
) -> Audit:
    """The audit of a history on the evening of a day; rows of days after `today` do not count.

    expected: by pipeline, the least and the most clients at once at one person that the book's own numbers imply. most_breaches: how
    many rows of breaches are told, all where nothing is said; they are counted in any case.
    Raises: PlaybookError where a database cannot be read.
    """
    rejects = fetched(bad_events(events, max(as_of, today)).order_by([FILE, ROW]))
    with open_desk_of(events.table) as desk:
        history = history_of(desk, events, book, as_of)
        due = due_stays(desk, history.stays, book, as_of)
        levels = worklist_levels(desk, history.holdings, book, as_of)
        late = kept_deadlines(desk, due)
        broken_rows, broken = breaches(desk, history, due, late, levels, book)
        told = in_order(broken_rows) if most_breaches is None else in_order(broken_rows).limit(most_breaches)
        listed = today_list(desk, due, history.holdings, book, as_of)
        notes = tuple(_notes(history, events, book))
        figures = AuditFigures(
            as_of=as_of,
            since=history.since,
            events=history.events,
            clients=history.clients,
            broken=broken,
            ways=ways(desk, history.stays, book),
            times=times(desk, history.stays, late, book),
            loads=loads(desk, levels, expected),
            pilots=pilots(desk, history.stays, history.holdings, due, broken_rows, broken, book, as_of),
            today=open_stays(desk, history.stays, due, book, as_of),
            bad_rows=tuple(bad_rows_of("events", rejects)),
            notes=notes,
        )
        return Audit(figures, desk.fetch(told.select(*COLUMNS)), listed, rejects, notes)


def rows_and_bad_rows(events: Facts, today: date) -> tuple[int, tuple[BadRows, ...]]:
    """How many rows a history has, and those that do not count, as `AuditFigures.bad_rows` has them.

    Raises: PlaybookError where a database cannot be read.
    """
    rejects = fetched(bad_events(events, today).order_by([FILE, ROW]))
    [row] = fetched(events.table.agg(rows=events.table.count())).to_pylist()
    return row["rows"], tuple(bad_rows_of("events", rejects))


def _notes(history: History, events: Facts, book: Book) -> Iterator[Message]:
    """What whoever reads the audit should know of the history: what it does not tell may look as if all were well, or nothing."""
    if history.repeated:
        yield _n(
            "{count} event repeats the state that the client was in: the stay goes on.",
            "{count} events repeat the state that the client was in: the stay goes on.",
            history.repeated,
        )
    asks_who = any(one.accept_within for one in book.handoffs) or any(one.worklist for one in book.pipelines)
    if history.events and asks_who and not events.has("person"):
        yield _("The history does not say who had a client: nothing is told of worklists and handoffs.")
    asks_why = any(state.reasons for one in book.pipelines for state in one.states if state.kind == "lost")
    if history.events and asks_why and not events.has("reason"):
        yield _("The history has no reasons: every loss counts as one without.")
