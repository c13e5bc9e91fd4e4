"""The figures of an audit in; tables of them for the terminal out: ways with their parts, times in states, loads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from operator import itemgetter

from playbook.analytics.audit_figures import AuditFigures, RealLoad, RealWay, StateTime
from playbook.cli.aligned import GAP, aligned
from playbook.diagnostics import Message, _, _n
from playbook.exchange.audit_words import AuditWords
from playbook.plan.chapters.spans import bounds_in_words

_NOTHING = "–"
_FIGURES = slice(1, -1)
"""The columns that are figures: behind them stands what is to be said of a row."""


def ways_told(figures: AuditFigures, words: AuditWords) -> Iterator[str]:
    """By pipeline a table of the ways: how often, which part of who left with its interval, what the book says, and after how long.

    Leaves out: states that nobody has left.
    """
    head = [
        *map(words.say, (_("times"), _("part"), _("95% interval"), _("in the book"), _("median, days"))),
        "",
    ]
    rows = ((way.pipeline, _way(way, words)) for way in figures.ways if way.leavers)
    yield from _by_pipeline(rows, head, words)


def _way(way: RealWay, words: AuditWords) -> Sequence[str]:
    return [
        f"{words.state(way.pipeline, way.source)} → {words.state(way.pipeline, way.target)}",
        words.words.number(way.count),
        _part(way.part, words),
        _NOTHING if way.low is None or way.high is None else f"{_part(way.low, words)} – {_part(way.high, words)}",
        _written(way, words),
        _days(way.days, words),
        words.say(_verdict(way)) if _is_off(way) else "",
    ]


def _written(way: RealWay, words: AuditWords) -> str:
    if not way.is_written:
        return words.say(_("not drawn"))
    return words.say(_("drawn")) if way.share is None else _part(way.share, words)


def _is_off(way: RealWay) -> bool:
    """Whether the book's share lies outside of what those who left let believe."""
    return (
        way.share is not None and way.low is not None and way.high is not None and not way.low <= way.share <= way.high
    )


def _verdict(way: RealWay) -> Message:
    return (
        _("less often than written")
        if way.part is not None and way.share is not None and way.part < way.share
        else _("more often than written")
    )


def times_told(figures: AuditFigures, words: AuditWords) -> Iterator[str]:
    """By pipeline a table of the times in its states: how many stays, after how many days half and nine in ten have left, against the book."""
    heads = (
        _("stays"), _("still there"), _("median, days"), _("nine in ten"), _("lasts"), _("deadline"), _("overdue"),
    )  # fmt: skip
    rows = ((time.pipeline, _time(time, words)) for time in figures.times)
    yield from _by_pipeline(rows, [*map(words.say, heads), ""], words)


def _time(time: StateTime, words: AuditWords) -> Sequence[str]:
    state = words.known(time.pipeline, time.state)
    deadline = state.deadline.limit if state is not None and state.deadline is not None else None
    lasts = state.lasts if state is not None else None
    late = _part(Decimal(time.overdue) / time.due, words) if time.due else _NOTHING
    return [
        words.state(time.pipeline, time.state),
        words.words.number(time.stays),
        words.words.number(time.still_there),
        _days(time.median, words),
        _days(time.ninetieth, words),
        _NOTHING if lasts is None else words.words.duration(lasts),
        _NOTHING if deadline is None else words.words.duration(deadline),
        late,
        "",
    ]


def loads_told(figures: AuditFigures, words: AuditWords) -> Iterator[str]:
    """A line a pipeline: how many clients people have at once, what the book's own numbers imply, and its worklist."""
    for load in figures.loads:
        yield f"{words.pipeline(load.pipeline)}: {words.say(_load(load, words))}"
        yield from (f"{GAP}{line}" for line in _by_the_book(load, words))


def _load(load: RealLoad, words: AuditWords) -> Message:
    return _(
        "{people}, {mean} clients on average, {highest} at most.",
        people=_n("{count} person", "{count} people", load.people),
        mean=_number(load.mean, words),
        highest=load.highest,
    )


def _by_the_book(load: RealLoad, words: AuditWords) -> Iterator[str]:
    least, most = (None if one is None else _number(one, words) for one in (load.expected_least, load.expected_most))
    if least is not None or most is not None:
        yield words.say(_("By the book's own numbers: {bounds}.", bounds=bounds_in_words(least, most, words.words)))
    worklist = next((one.worklist for one in words.book.pipelines if one.id == load.pipeline), None)
    if worklist is not None and (worklist.min is not None or worklist.max is not None):
        lowest, highest = (None if one is None else words.words.number(one) for one in (worklist.min, worklist.max))
        yield words.say(_("The worklist: {bounds}.", bounds=bounds_in_words(lowest, highest, words.words)))


def _by_pipeline(rows: Iterable[tuple[str, Sequence[str]]], head: Sequence[str], words: AuditWords) -> Iterator[str]:
    """A table for each pipeline, under its name."""
    for pipeline, group in groupby(rows, key=itemgetter(0)):
        cells = [[f"{GAP}{first}", *rest] for _pipeline, (first, *rest) in group]
        yield from aligned([[words.pipeline(pipeline), *head], *cells], _FIGURES)


def _part(part: Decimal | None, words: AuditWords) -> str:
    return _NOTHING if part is None else words.words.part(part)


def _days(days: Decimal | None, words: AuditWords) -> str:
    return _NOTHING if days is None else _number(days, words)


def _number(number: Decimal, words: AuditWords) -> str:
    """A number with one decimal where it has any."""
    return words.words.count(Fraction(number))
