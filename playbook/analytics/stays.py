"""The events of a history and a book in; the stays of clients in states out: the table that every question of an audit is asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.duckdb import Backend

from playbook.analytics.drawn import drawn_ways
from playbook.analytics.edge import Desk
from playbook.analytics.event_rows import good_events
from playbook.analytics.event_words import Meaning, meanings
from playbook.analytics.facts import FILE, ROW, Facts
from playbook.model.book import Book

SECONDS_OF_A_DAY = 86_400
_COLUMNS = ("number", "client", "pipeline", "state", "is_known", "person", "reason", FILE, ROW)
_CODED = 10_000
"""Columns with no more words than so many are kept as numbers of words: a byte or two in a row instead of sixteen."""
_FILE_STEP = 1 << 40
"""More than a file has rows."""
_WAY = ["client", "pipeline"]
_ORDER = ["since", "number", "state"]


@dataclass(frozen=True, slots=True)
class History:
    """A history of states, on a desk, up to the evening of a day.

    stays: a row for each stay of a client in a state: `number` (unique, in the order of the rows),
           `client`, `pipeline`, `state` (ids, or the words of the CRM where the book has no such thing), `is_known`, `since`, `until` (nothing
           while the client is there), `is_open`, `previous`, `next` (states; `pipeline/state` where a drawn way led into or out of another pipeline;
           nothing at the beginning, and while open), `person`, `reason` (of the event that began it), `days`, `_file`, `_row`.
    holdings: the same columns but for `previous` and `next`, a row for each person who had the client during a stay: one whose person
           never changed is one holding. `stay` is the number of its stay.
    Units: `days` are calendar days, up to `until` or the evening of the day.
    """

    stays: ir.Table
    holdings: ir.Table
    events: int
    repeated: int
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
    read = good_events(facts, as_of)
    rows = _at_desk(desk, facts, read)
    kinds = desk.fetch(rows.group_by(["pipeline", "state"]).agg(events=rows.count())).to_pylist()
    meant = meanings(((one["pipeline"], one["state"]) for one in kinds), book)
    events = _understood(desk, rows, meant, book)
    moved = desk.keep(_name("moved"), _moved(events))
    repeats = moved.filter(moved.state == moved.previous)
    repeated = desk.fetch(repeats.agg(count=repeats.count())).to_pylist()[0]["count"]
    if repeated:
        held = desk.keep(_name("held"), _holdings(moved))
        stays = desk.keep(_name("stays"), _joined(moved))
    else:
        stays, held = moved, None
    crossed = _crossed(desk, stays, book)
    told = _told(stays if crossed is None else desk.keep(_name("crossed"), crossed), as_of)
    holdings = (
        told.mutate(stay=told.number).drop("previous", "next") if held is None else _told(_cut(held, told), as_of)
    )
    return History(told, holdings, sum(one["events"] for one in kinds), repeated, as_of)


def _understood(desk: Desk, rows: ir.Table, meant: Mapping[tuple[str | None, str], Meaning], book: Book) -> ir.Table:
    """The events in the words of the book, those that come again and again kept as numbers."""
    words = [
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
        _name("meanings"), desk.put(_name("meanings_written"), pa.Table.from_pylist(words, schema)), coded
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
    said = {name: _distinct(desk, rows[name]) for name in ("person", "reason", FILE)}
    numbered = read.mutate(number=_number(desk, read, said[FILE] or []))
    return desk.coded(
        _name("events_coded"), numbered, {name: found for name, found in said.items() if found is not None}
    )


def _number(desk: Desk, rows: ir.Table, files: Sequence[str]) -> ir.IntegerValue:
    """A number for each row, in their order; rows of a database have no order, and get one."""
    [[last]] = (list(one.values()) for one in desk.fetch(rows.agg(last=rows[ROW].max())).to_pylist())
    if not last or not files:
        return ibis.row_number()
    steps = [(rows[FILE] == one, ibis.literal(place * _FILE_STEP, "int64")) for place, one in enumerate(sorted(files))]
    return rows[ROW] + (ibis.cases(*steps, else_=0) if len(files) > 1 else 0)


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


def _moved(events: ir.Table) -> ir.Table:
    """Events with what came before and after them; each is a stay, unless it repeats the state before."""
    way = ibis.window(group_by=_WAY, order_by=["at", "number", "state"])
    return events.select(
        *_COLUMNS,
        since=events["at"],
        until=events["at"].lead().over(way),
        previous=events.state.lag().over(way),
        next=events.state.lead().over(way),
    )


def _joined(moved: ir.Table) -> ir.Table:
    """Stays of which each begins with another state than the one before."""
    begun = moved.filter(moved.previous.isnull() | (moved.state != moved.previous))
    way = ibis.window(group_by=_WAY, order_by=_ORDER)
    return begun.mutate(
        until=begun.since.lead().over(way), previous=begun.state.lag().over(way), next=begun.state.lead().over(way)
    )


def _holdings(moved: ir.Table) -> ir.Table:
    """The stretches of a stay in which one person had the client; an event that names nobody leaves the client with whoever had it."""
    way = ibis.window(group_by=_WAY, order_by=_ORDER)
    is_first = moved.previous.isnull() | (moved.state != moved.previous)
    begun = moved.mutate(is_first=is_first, stay=is_first.ifelse(moved.number, None))
    so_far = ibis.cumulative_window(group_by=_WAY, order_by=_ORDER)
    within = begun.mutate(place=begun.is_first.cast("int64").sum().over(so_far))
    within = within.mutate(stay=within.stay.max().over(ibis.window(group_by=[*_WAY, "place"]))).drop("place")
    same = ibis.window(group_by="stay", order_by=_ORDER)
    before = within.person.lag().over(same)
    taken = within.mutate(before=before)
    kept = taken.filter(
        taken.is_first | (taken.person.notnull() & (taken.before.isnull() | (taken.person != taken.before)))
    )
    return kept.mutate(until=kept.since.lead().over(way)).drop("previous", "next", "is_first", "before")


def _cut(held: ir.Table, stays: ir.Table) -> ir.Table:
    """Holdings that end with their stay, where it ended in another pipeline."""
    ends = stays.filter(stays.next.contains("/")).select(stay="number", end="until")
    cut = held.left_join(ends, "stay").drop("stay_right")
    within = cut.filter(cut.end.isnull() | (cut.since < cut.end))
    return within.mutate(until=ibis.coalesce(ibis.least(within.until, within.end), within.end, within.until)).drop(
        "end"
    )


def _crossed(desk: Desk, stays: ir.Table, book: Book) -> ir.Table | None:
    """Stays with the ways that lead into other pipelines; nothing where the book draws none, or nobody went any."""
    drawn = [(way.pipeline, way.source, *way.target.split("/", 1)) for way in drawn_ways(book) if "/" in way.target]
    found = [_crossings(stays, *way) for way in drawn]
    if not found:
        return None
    every = ibis.union(*found, distinct=False) if len(found) > 1 else found[0]
    first = ibis.window(group_by="source", order_by=["moment", "target"])
    chosen = every.mutate(place=ibis.row_number().over(first))
    crossings = desk.keep(_name("crossings"), chosen.filter(chosen.place == 0))
    if not desk.fetch(crossings.limit(1)).num_rows:
        return None
    out = crossings.select(number="source", moment="moment", onto="onto")
    came = crossings.group_by(number=crossings.target).agg(came_from=crossings.out_of.min())
    after = crossings.select(before="source", is_after=True)  # what follows begins anew
    counted = stays.mutate(before=stays.number.lag().over(ibis.window(group_by=_WAY, order_by=_ORDER)))
    joined = counted.left_join(out, "number").drop("number_right").left_join(came, "number").drop("number_right")
    joined = joined.left_join(after, "before").drop("before_right")
    previous = joined.is_after.notnull().ifelse(None, joined.previous)
    return joined.mutate(
        until=ibis.coalesce(joined.moment, joined.until),
        next=ibis.coalesce(joined.onto, joined.next),
        previous=ibis.coalesce(previous, joined.came_from),
    ).drop("moment", "onto", "came_from", "is_after", "before")


def _crossings(stays: ir.Table, pipeline: str, source: str, other: str, target: str) -> ir.Table:
    """Stays in a state, with the first stay in a state of another pipeline that the same client began while they lasted."""
    left = stays.filter(stays.pipeline == pipeline, stays.state == source).select(
        "client", "since", "until", source="number"
    )
    came = stays.filter(stays.pipeline == other, stays.state == target).select(
        "client", moment="since", target="number"
    )
    both = left.join(came, "client")
    during = both.filter(both.moment >= both.since, both.until.isnull() | (both.moment <= both.until))
    names = {"out_of": f"{pipeline}/{source}", "onto": f"{other}/{target}"}
    return during.select("source", "target", "moment", **{name: ibis.literal(word) for name, word in names.items()})


def _told(stays: ir.Table, as_of: date) -> ir.Table:
    end = stays.until.fill_null(ibis.literal(evening_of(as_of)))
    seconds = end.epoch_seconds() - stays.since.epoch_seconds()
    return stays.mutate(is_open=stays.until.isnull(), days=seconds / float(SECONDS_OF_A_DAY))
