"""The events of a history and a book in; the stays of clients in states out: the table that every question of an audit is asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend

from playbook.analytics.crossings import cross, until_crossing
from playbook.analytics.drawn import drawn_ways
from playbook.analytics.edge import Desk
from playbook.analytics.event_rows import event_words, good_events
from playbook.analytics.event_words import Meaning, meanings
from playbook.analytics.facts import FILE, ROW, Facts
from playbook.analytics.repeats import BETWEEN_STAYS, WAY, join_repeats
from playbook.model.book import Book

SECONDS_OF_A_DAY = 86_400
_COLUMNS = ("number", "client", "pipeline", "state", "is_known", "person", "reason", FILE, ROW)
_CODED = 10_000
"""Columns with no more words than so many are kept as numbers of words: a byte or two in a row instead of sixteen."""
_FILE_STEP = 1 << 40
"""More than a file has rows."""


@dataclass(frozen=True, slots=True)
class History:
    """A history of states, on a desk, up to the evening of a day.

    stays: a row for each stay of a client in a state: `number` (unique, in the order of the rows),
           `client`, `pipeline`, `state` (ids, or the words of the CRM where the book has no such thing), `is_known`, `since`, `until` (nothing
           while the client is there), `is_open`, `previous`, `next` (states; `pipeline/state` where a drawn way led into or out of another pipeline;
           nothing at the beginning, and while open), `person` (of the event that began it), `reason` (that was said last), `giver` (who had the
           client last in the stay before), `days`, `_file`, `_row`.
    holdings: the same columns but for those of stays before and after, a row for each person who had the client during a stay: one whose
           person never changed is one holding. `stay` is the number of its stay.
    changed: the holdings of the stays whose person changed alone: few; nothing where no state is told twice in turn.
    repeated: events that tell of a state that the client was in. clients: all of them. since: the day of the first event.
    Units: `days` are calendar days, up to `until` or the evening of the day.
    """

    stays: ir.Table
    holdings: ir.Table
    changed: ir.Table | None
    events: int
    repeated: int
    clients: int
    since: date | None
    as_of: date

    @property
    def evening(self) -> datetime:
        """The end of the day on which the history is looked at."""
        return evening_of(self.as_of)


def evening_of(day: date) -> datetime:
    """The moment at which a day is over."""
    return datetime.combine(day + timedelta(days=1), time())


def history_of(desk: Desk, facts: Facts, book: Book, as_of: date) -> History:
    """The history of states that a source tells.

    An event is the beginning of a stay, and the end of the one before. Two events of one state in turn are one stay. Of events at the same
    moment the later row is the later one.
    Raises: PlaybookError where a database cannot be read.
    """
    good = good_events(facts, as_of)
    rows = _at_desk(desk, facts, good)
    # Asked for without what tells the rows that count, which asks for clients and days, words are found in no time.
    words = facts.table.select(FILE, ROW, **event_words(facts)) if rows.op() == good.op() else rows
    kinds = desk.fetch(words.select("pipeline", "state").distinct()).to_pylist()
    meant = meanings(((one["pipeline"], one["state"]) for one in kinds if one["state"] is not None), book)
    stays = desk.keep(_name("stays"), _in_turn(_understood(desk, rows, words, meant, book)))
    counts = _counted(desk, stays)
    changed = join_repeats(desk, stays) if counts["repeated"] else None
    cross(desk, stays, changed, book)
    told = _told(stays, as_of)
    holdings = told.mutate(stay=told.number).drop(*BETWEEN_STAYS)
    if changed is not None:
        changed = _told(until_crossing(changed, stays), as_of).select(holdings.columns)
        others = holdings.anti_join(changed, holdings.stay == changed.stay)
        holdings = ibis.union(others, changed, distinct=False)
    since = counts.pop("since")
    return History(told, holdings, changed, **counts, since=since.date() if since else None, as_of=as_of)


def _counted(desk: Desk, stays: ir.Table) -> dict[str, Any]:
    """How many events there are, how many of them tell of a state that the client was in, how many clients, and the first moment."""
    counts = stays.agg(
        events=stays.count(),
        repeated=stays.count(where=stays.state == stays.previous),
        clients=stays.client.nunique(),
        since=stays.since.min(),
    )
    found: list[dict[str, Any]] = desk.fetch(counts).to_pylist()
    return found[0]


def _understood(
    desk: Desk, rows: ir.Table, words: ir.Table, meant: Mapping[tuple[str | None, str], Meaning], book: Book
) -> ir.Table:
    """The events in the words of the book, those that come again and again kept as numbers."""
    meanings_told = [
        {
            "their_pipeline": pipeline or "",
            "their_state": state,
            "pipeline": one.pipeline,
            "state": one.state,
            "is_known": one.is_known,
        }
        for (pipeline, state), one in meant.items()
    ]
    schema = pa.schema(
        [(name, pa.string()) for name in ("their_pipeline", "their_state", "pipeline", "state")]
        + [("is_known", pa.bool_())]
    )
    elsewhere = [f"{way.pipeline}/{way.source}" for way in drawn_ways(book) if "/" in way.target]
    elsewhere += [way.target for way in drawn_ways(book) if "/" in way.target]
    coded = {
        "pipeline": [one.pipeline for one in meant.values()],
        "state": [*(one.state for one in meant.values()), *elsewhere],
    }
    names = desk.coded(
        _name("meanings"), desk.put(_name("meanings_written"), pa.Table.from_pylist(meanings_told, schema)), coded
    )
    theirs = rows.select(
        "client",
        "at",
        "person",
        "reason",
        FILE,
        ROW,
        their_pipeline=rows.pipeline.fill_null(""),
        their_state=rows.state,
    )
    read = theirs.join(names, ["their_pipeline", "their_state"]).drop("their_pipeline", "their_state")
    said = {name: _distinct(desk, words[name]) for name in ("person", "reason", FILE)}
    numbered = read.mutate(number=_number(desk, words, said[FILE] or []))
    return desk.coded(
        _name("events_coded"), numbered, {name: found for name, found in said.items() if found is not None}
    )


def _number(desk: Desk, rows: ir.Table, files: Sequence[str]) -> ir.IntegerValue:
    """A number for each row, in their order; rows of a database have no order, and get one."""
    first = desk.fetch(rows.select(ROW).limit(1)).to_pylist()
    if not files or not first or not first[0][ROW]:
        return ibis.row_number()
    row, file = ibis.deferred[ROW], ibis.deferred[FILE]
    steps = [(file == one, ibis.literal(place * _FILE_STEP, "int64")) for place, one in enumerate(sorted(files))]
    return row + (ibis.cases(*steps, else_=0) if len(files) > 1 else 0)


def _at_desk(desk: Desk, facts: Facts, read: ir.Table) -> ir.Table:
    """The events where the desk is. What reads a text is a long expression, which a database plans anew wherever it stands: it is read once."""
    if not isinstance(read.get_backend(), Backend):
        return desk.take(_name("events"), read)
    is_text = isinstance(facts.table["at"], ir.StringValue)
    return desk.keep(_name("events"), read) if is_text else read


def _name(told: str) -> str:
    """A name that nothing on a desk has: a source may be asked for its history twice."""
    return str(ibis.util.gen_name(told))


def _distinct(desk: Desk, column: ir.Value) -> list[str] | None:
    """The words of a column; nothing where they are too many, or none."""
    found = desk.fetch(column.as_table().distinct().limit(_CODED + 1)).column(0).to_pylist()
    words = [one for one in found if one is not None]
    return words if 0 < len(words) <= _CODED else None


def _in_turn(events: ir.Table) -> ir.Table:
    """Events with what came before and after them; each is a stay, unless it repeats the state before."""
    way = ibis.window(group_by=WAY, order_by=["at", "number"])
    return events.select(
        *_COLUMNS,
        since=events["at"],
        until=events["at"].lead().over(way),
        previous=events.state.lag().over(way),
        next=events.state.lead().over(way),
        giver=events.person.lag().over(way),
    )


def _told(stays: ir.Table, as_of: date) -> ir.Table:
    end = stays.until.fill_null(ibis.literal(evening_of(as_of)))
    seconds = end.epoch_seconds() - stays.since.epoch_seconds()
    return stays.mutate(is_open=stays.until.isnull(), days=seconds / float(SECONDS_OF_A_DAY))
