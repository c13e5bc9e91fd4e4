"""The ways and the times of a pipeline's history in; what came of the book's shares, lengths of time and loads, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from playbook.analytics.audit_figures import OpenStays, RealLoad, RealWay, StateTime
from playbook.diagnostics import Message, _, _n
from playbook.model.pipeline import Pipeline, State
from playbook.plan.chapters.programme_results import Result
from playbook.plan.chapters.real_names import RealName, RealNames
from playbook.plan.chapters.spans import bounds_in_words, length_in_words
from playbook.plan.interval_bar import IntervalBar
from playbook.plan.wording import Wording

Verdict = Literal["", "good", "warn", "bad"]

ENDS = frozenset({"won", "lost"})
"""Kinds of states in which nobody is waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayRow:
    """A way out of a state: how many went it, which part of those who left, within which interval, and what the book says."""

    target: RealName
    count: str
    times: str
    clients: str
    part: str
    bar: IntervalBar | None
    interval: str
    days: str
    share: str
    verdict: Verdict
    verdict_in_words: str


@dataclass(frozen=True, slots=True)
class WayGroup:
    """The ways out of one state."""

    source: RealName
    leavers: str
    rows: tuple[WayRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRow:
    """A state: how often clients were in it, after how long half and nine in ten had left, and what the book says."""

    state: RealName
    stays: str
    still_there: str
    median: str
    ninetieth: str
    said: tuple[str, ...]
    overdue: str
    overdue_share: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class TodayRow:
    """A state with the clients who are in it on the day, those whose deadline is near, and those who passed it."""

    state: RealName
    clients: str
    near: str
    past: str
    is_past: bool


def way_groups(pipeline: Pipeline, ways: Iterable[RealWay], names: RealNames, words: Wording) -> tuple[WayGroup, ...]:
    """The written ways and those that were gone, by the state that they leave, in the order of the history's figures."""
    by_source: dict[str, list[RealWay]] = {}
    for way in ways:
        by_source.setdefault(way.source, []).append(way)
    return tuple(
        WayGroup(
            names.state(pipeline.id, source),
            _left(leavers, leavers - sum(way.count for way in group), words),
            tuple(way_row(pipeline, way, names, words) for way in group),
        )
        for source, group in by_source.items()
        if (leavers := group[0].leavers)
    )


def _left(leavers: int, otherwise: int, words: Wording) -> str:
    """How often a state was left, and how often in other ways than those that are told: their parts are no whole without these."""
    left = words.say(_n("left {number} time", "left {number} times", leavers, number=words.number(leavers)))
    if otherwise <= 0:
        return left
    return words.say(_("{left}, otherwise than below {number}", left=left, number=words.number(otherwise)))


def way_row(pipeline: Pipeline, way: RealWay, names: RealNames, words: Wording) -> WayRow:
    """The row of one way."""
    bar = _bar(pipeline, way, names, words)
    verdict, told = _verdict(way, bar)
    return WayRow(
        target=names.state(pipeline.id, way.target),
        count=words.number(way.count),
        times=words.say(_n("{number} time", "{number} times", way.count, number=words.number(way.count))),
        clients=words.number(way.clients),
        part=words.part(way.part) if way.part is not None else "",
        bar=bar,
        interval=_interval(way, words),
        days=length_in_words(way.days, words) if way.days is not None else "",
        share=words.percent(way.share) if way.share is not None else "",
        verdict=verdict,
        verdict_in_words=words.say(told) if told is not None else "",
    )


def _verdict(way: RealWay, bar: IntervalBar | None) -> tuple[Verdict, Message | None]:
    if not way.is_written:
        return "warn", _("not in the book")
    if bar is None or not bar.is_outside or way.share is None:
        return "", None
    return "warn", _("more than the book says") if bar.part > way.share else _("less than the book says")


def _interval(way: RealWay, words: Wording) -> str:
    """From which part to which: 5,1–9,8 %."""
    if way.low is None or way.high is None:
        return ""
    low, high = words.part(way.low), words.part(way.high)
    return f"{low.rstrip('%').rstrip()}–{high}"


def _bar(pipeline: Pipeline, way: RealWay, names: RealNames, words: Wording) -> IntervalBar | None:
    if way.low is None or way.high is None or way.part is None:
        return None
    title = words.say(
        _(
            "{target}: {part}, between {low} and {high}",
            target=names.state(pipeline.id, way.target).title,
            part=words.part(way.part),
            low=words.part(way.low),
            high=words.part(way.high),
        )
    )
    if way.share is not None:
        title = words.say(_("{sentence}; the book says {share}", sentence=title, share=words.percent(way.share)))
    name = f"way-{pipeline.id}-{way.source}-{way.target}"
    return IntervalBar(name, title, way.part, way.low, way.high, way.share)


def time_rows(
    pipeline: Pipeline, times: Iterable[StateTime], week: int, names: RealNames, words: Wording
) -> tuple[TimeRow, ...]:
    """A row for each state on the way that was left, or of which the book says how long it takes."""
    return tuple(
        _time_row(pipeline, one, week, names, words)
        for one in times
        if _is_timed(one, names.known(pipeline.id, one.state))
    )


def _is_timed(one: StateTime, known: tuple[Pipeline, State] | None) -> bool:
    if known is None:
        return one.median is not None
    state = known[1]
    if state.kind in ENDS and state.deadline is None:
        return False
    return one.median is not None or bool(one.stays and (state.lasts or state.deadline))


def _time_row(pipeline: Pipeline, one: StateTime, week: int, names: RealNames, words: Wording) -> TimeRow:
    known = names.known(pipeline.id, one.state)
    state = known[1] if known is not None else None
    limit = state.deadline.limit.days(week) if state is not None and state.deadline is not None else None
    not_yet = words.say(_("not yet")) if one.stays else ""
    return TimeRow(
        state=names.state(pipeline.id, one.state),
        stays=words.number(one.stays) if one.stays else "",
        still_there=words.say(_("there now: {number}", number=words.number(one.still_there)))
        if one.still_there
        else "",
        median=length_in_words(one.median, words) if one.median is not None else not_yet,
        ninetieth=length_in_words(one.ninetieth, words) if one.ninetieth is not None else not_yet,
        said=tuple(_said(state, words)) if state is not None else (),
        overdue=words.say(_("{number} of {all}", number=words.number(one.overdue), all=words.number(one.due)))
        if one.due
        else "",
        overdue_share=words.part(Decimal(one.overdue) / one.due) if one.due else "",
        verdict=_late(one, limit),
    )


def _said(state: State, words: Wording) -> Iterator[str]:
    """How long the book says that clients stay."""
    if state.lasts is not None:
        yield words.say(_("usually {length}", length=words.duration(state.lasts)))
    if state.deadline is not None:
        yield words.up_to(state.deadline.limit)


def _late(one: StateTime, limit: Decimal | None) -> Verdict:
    """Half of the clients take too long; or one in ten does."""
    if limit is None or not one.overdue:
        return "good" if one.due else ""
    if one.median is not None and one.median > limit:
        return "bad"
    return "warn" if one.ninetieth is None or one.ninetieth > limit else ""


def load_figures(pipeline: Pipeline, load: RealLoad | None, words: Wording) -> tuple[Result, ...]:
    """Clients in work at one person: really, beside what the book's numbers come to and what its worklist holds."""
    if load is None or not load.people:
        return ()
    return (
        Result(
            words.say(_("In work at one person, on average")),
            words.count(Fraction(load.mean)),
            note=_expected(load, words),
        ),
        Result(
            words.say(_("At most on a day")),
            words.number(load.highest),
            verdict=_over(pipeline, load),
            note=_listed(pipeline, words),
        ),
        Result(words.say(_("People who had clients")), words.number(load.people)),
    )


def _expected(load: RealLoad, words: Wording) -> str:
    least, most = (
        words.count(Fraction(one)) if one is not None else None for one in (load.expected_least, load.expected_most)
    )
    told = bounds_in_words(least, most, words)
    return words.say(_("by the book’s numbers {value}", value=told)) if told else ""


def _listed(pipeline: Pipeline, words: Wording) -> str:
    worklist = pipeline.worklist
    if worklist is None:
        return ""
    least, most = (words.number(end) if end is not None else None for end in (worklist.min, worklist.max))
    told = bounds_in_words(least, most, words)
    return words.say(_("the list holds {value}", value=told)) if told else ""


def _over(pipeline: Pipeline, load: RealLoad) -> Literal["", "good", "bad"]:
    worklist = pipeline.worklist
    if worklist is None or worklist.max is None:
        return ""
    return "bad" if load.highest > worklist.max else "good"


def today_rows(
    pipeline: Pipeline, today: Iterable[OpenStays], names: RealNames, words: Wording
) -> tuple[TodayRow, ...]:
    """A row for each state on the way that somebody is in."""
    return tuple(
        TodayRow(
            names.state(pipeline.id, one.state),
            words.number(one.clients),
            words.number(one.near) if one.near else "",
            words.number(one.past) if one.past else "",
            bool(one.past),
        )
        for one in today
        if one.near or one.past or (one.clients and not _is_end(names.known(pipeline.id, one.state)))
    )


def _is_end(known: tuple[Pipeline, State] | None) -> bool:
    return known is not None and known[1].kind in ENDS
