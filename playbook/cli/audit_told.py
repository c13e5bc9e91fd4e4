"""An audit in; what the terminal says of it, line by line, out: what broke the book, what it did not foresee, the flow, pilots, what to do today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

import pyarrow as pa
import pyarrow.compute as pc

from playbook.analytics.audit import Audit
from playbook.analytics.audit_figures import AuditFigures, BrokenClause, Clause, RealWay
from playbook.analytics.ways import undrawn, unused
from playbook.cli.aligned import GAP, aligned
from playbook.cli.audit_figures_told import loads_told, times_told, ways_told
from playbook.cli.audit_pilot_told import pilot_told
from playbook.cli.bad_rows_told import bad_rows_told
from playbook.diagnostics import Message, _, _n
from playbook.exchange.audit_views import rows_of
from playbook.exchange.audit_words import AuditWords
from playbook.plan.chapters.spans import length_in_words
from playbook.plan.quotes import quoted

_MOST_CLAUSES = 12
_MOST_WAYS = 10
_MOST_EXAMPLES = 3
_MOST_CLIENTS = 5
ARROW = "→"


def told(audit: Audit, words: AuditWords) -> list[str]:
    """The lines of the summary."""
    return [line.rstrip() for line in _lines(audit, words)]


def _lines(audit: Audit, words: AuditWords) -> Iterator[str]:
    figures, say = audit.figures, words.say
    yield say(_head(figures))
    yield from _chapter(say(_("What broke the book")), _broken(audit, words))
    yield from _chapter(say(_("What the book did not foresee")), _unforeseen(figures.ways, words))
    yield from _chapter(say(_("Ways that were gone")), ways_told(figures, words))
    yield from _chapter(say(_("Time in states")), times_told(figures, words))
    yield from _chapter(say(_("Clients at once at one person")), loads_told(figures, words))
    for pilot in figures.pilots:
        title = say(_("Pilot of {pipeline}", pipeline=words.pipeline(pilot.pipeline)))
        yield from _chapter(title, pilot_told(pilot, words))
    yield from _chapter(say(_("What to do today")), _today(audit.today, words))
    yield from _chapter(say(_("Rows that do not count")), bad_rows_told(figures.bad_rows, words.words.language))


def _head(figures: AuditFigures) -> Message:
    counted = {
        "events": _n("{count} event", "{count} events", figures.events),
        "clients": _n("{count} client", "{count} clients", figures.clients),
    }
    if figures.since is None:
        return _("On {day} the history has {events}, {clients}.", day=figures.as_of, **counted)
    return _(
        "On {day} the history has {events}, {clients}; it begins on {since}.",
        day=figures.as_of,
        since=figures.since,
        **counted,
    )


def _chapter(title: str, lines: Iterable[str]) -> Iterator[str]:
    """A title and what stands under it; nothing where nothing does."""
    found = list(lines)
    if found:
        yield from ("", title, *(f"{GAP}{line}" for line in found))


def _broken(audit: Audit, words: AuditWords) -> Iterator[str]:
    """Each broken clause: how often, where the book says it, and the first few times."""
    broken = audit.figures.broken
    if not broken:
        yield words.say(_("Nothing: everything went as the book says."))
    for one in broken[:_MOST_CLAUSES]:
        clause = words.clause(one.clause)
        yield clause.sentence
        place = ", ".join(filter(None, [clause.number, clause.address]))
        yield GAP + "; ".join(filter(None, [_how_often(one, words), place]))
        yield from (f"{GAP}{GAP}{line}" for line in _examples(audit.breaches, one.clause, words))
    if len(broken) > _MOST_CLAUSES:
        more = _n("… and {count} clause more", "… and {count} clauses more", len(broken) - _MOST_CLAUSES)
        yield words.say(more)


def _how_often(one: BrokenClause, words: AuditWords) -> str:
    times = _n("{count} time", "{count} times", one.breaches)
    who = (
        _n("{count} person", "{count} people", one.clients)
        if one.clause.kind == "worklist"
        else _n("{count} client", "{count} clients", one.clients)
    )
    if not one.chances:
        return words.say(_("{times}, {clients}", times=times, clients=who))
    share = words.words.part(one.share)
    return words.say(
        _("{times} of {chances} ({share}), {clients}", times=times, chances=one.chances, share=share, clients=who)
    )


def _examples(breaches: pa.Table, clause: Clause, words: AuditWords) -> Iterator[str]:
    """The first breaches of a clause: who, when, and how long or how many."""
    found = breaches.filter(_is_of(breaches, clause))
    for row in found.slice(0, _MOST_EXAMPLES).to_pylist():
        yield ", ".join(filter(None, _breach(row, words)))


def _is_of(breaches: pa.Table, clause: Clause) -> pa.ChunkedArray:
    """Which rows are of a clause."""
    told: Mapping[str, str | None] = {
        name: getattr(clause, name) for name in ("kind", "pipeline", "state", "to", "handoff")
    }
    wanted = None
    for name, value in told.items():
        column = breaches[name]
        same = pc.is_null(column) if value is None else pc.fill_null(pc.equal(column, value), fill_value=False)
        wanted = same if wanted is None else pc.and_(wanted, same)
    return wanted


def _breach(row: Mapping[str, object], words: AuditWords) -> Iterator[str | None]:
    client, person, day, until = row["client"], row["person"], row["day"], row["until"]
    yield None if client is None else str(client)
    yield None if person is None else str(person)
    if isinstance(day, date):
        yield words.words.days(day, until) if isinstance(until, date) else words.words.day(day)
    if isinstance(row["days"], float):
        yield length_in_words(Decimal(row["days"]), words.words)
    if row["count"] is not None:
        yield words.say(_n("{count} client", "{count} clients", int(str(row["count"]))))
    if row["said"] is not None:
        yield quoted(str(row["said"]), words.words)


def _unforeseen(ways: Sequence[RealWay], words: AuditWords) -> Iterator[str]:
    """Frequent ways that the book does not draw, and drawn ones that nobody goes."""
    for way in undrawn(ways)[:_MOST_WAYS]:
        gone = {
            "way": _way(way, words),
            "times": _n("{count} time", "{count} times", way.count),
            "part": words.words.part(way.part or Decimal(0)),
        }
        if way.days is None:
            yield words.say(_("{way}: gone {times}, by {part} of those who left; the book does not draw it.", **gone))
        else:
            days = length_in_words(way.days, words.words)
            yield words.say(
                _(
                    "{way}: gone {times}, by {part} of those who left, in the median after {days}; the book does not draw it.",
                    days=days,
                    **gone,
                )
            )
    for way in unused(ways)[:_MOST_WAYS]:
        yield words.say(
            _n(
                "{way}: the book draws it, but the {count} who left did not go that way.",
                "{way}: the book draws it, but none of the {count} who left went that way.",
                way.leavers,
                way=_way(way, words),
            )
        )


def _way(way: RealWay, words: AuditWords) -> str:
    named = f"{words.state(way.pipeline, way.source)} {ARROW} {words.state(way.pipeline, way.target)}"
    return f"{words.pipeline(way.pipeline)}, {named}" if len(words.book.pipelines) > 1 else named


def _today(today: pa.Table, words: AuditWords) -> Iterator[str]:
    """By person, how many deadlines are past and near, and the clients that come first."""
    for person, group in groupby(rows_of(today), key=lambda row: row["person"]):
        rows = list(group)
        past = sum(_left(row) < 0 for row in rows)
        counted = [
            _n("{count} client past the deadline", "{count} clients past the deadline", past),
            _n("{count} client near the deadline", "{count} clients near the deadline", len(rows) - past),
        ]
        who = words.person(None if person is None else str(person))
        yield f"{who}: {', '.join(words.say(one) for one in counted if one.count)}"
        shown = [_due(row, words) for row in rows[:_MOST_CLIENTS]]
        yield from (GAP + line for line in aligned(shown, slice(0, 0)))
        if len(rows) > _MOST_CLIENTS:
            yield GAP + words.say(
                _n("… and {count} client more", "… and {count} clients more", len(rows) - _MOST_CLIENTS)
            )


def _due(row: Mapping[str, object], words: AuditWords) -> Sequence[str]:
    pipeline, state, to, reason = (
        None if row[name] is None else str(row[name]) for name in ("pipeline", "state", "to", "reason")
    )
    then = words.state(pipeline, to)
    why = words.reason(pipeline or "", to, reason)
    way = f"{ARROW} {then} ({why})" if then and why else f"{ARROW} {then}" if then else ""
    return [str(row["client"]), words.state(pipeline, state), _how_long(_left(row), words), way]


def _how_long(left: int, words: AuditWords) -> str:
    if left < 0:
        return words.say(_n("{count} day over", "{count} days over", -left))
    return words.say(_n("{count} day left", "{count} days left", left) if left else _("today is the last day"))


def _left(row: Mapping[str, object]) -> int:
    """The days to a deadline; a client without one is in no list."""
    return round(float(str(row["left"])))
