"""A pipeline in; the picture of the way to a sale that may take longest, stretch by stretch, out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from playbook.diagnostics import _
from playbook.estimate.cycle import Cycle, longest_cycle
from playbook.estimate.graph import StateGraph, state_graph
from playbook.estimate.stays import days_of
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline
from playbook.plan.month_chart import round_marks
from playbook.plan.quotes import quoted
from playbook.plan.timeline import DayMark, Stretch, Timeline
from playbook.plan.wording import Wording


def longest_way_picture(book: Book, pipeline: Pipeline, roles: Mapping[str, str], words: Wording) -> Timeline | None:
    """The longest way by its deadlines; none where nobody can buy, or nothing has a deadline. `roles` are titles by id."""
    graph = state_graph(book)
    cycle = longest_cycle(book, graph, pipeline)
    if cycle is None or not cycle.total:
        return None
    limit = _limit(book, pipeline, words)
    last = max(cycle.total, Fraction(limit.day) if limit is not None else Fraction(0))
    days = round_marks(Decimal(0), Decimal(float(last)))
    return Timeline(
        id=f"longest-{pipeline.id}",
        title=_title(book, pipeline, cycle, words),
        description=_description(graph, cycle, words),
        stretches=tuple(_stretches(graph, cycle, roles, words)),
        marks=tuple(DayMark(float(day), words.number(day)) for day in days),
        limit=limit,
    )


def _limit(book: Book, pipeline: Pipeline, words: Wording) -> DayMark | None:
    if pipeline.max_cycle is None:
        return None
    day = float(days_of(pipeline.max_cycle, book.masthead.working_week))
    return DayMark(day, words.say(_("at most {length}", length=words.duration(pipeline.max_cycle))))


def _stretches(graph: StateGraph, cycle: Cycle, roles: Mapping[str, str], words: Wording) -> list[Stretch]:
    return [
        Stretch(
            title=state.title,
            line=roles.get(state.owner, state.owner) if state.owner else "",
            kind=state.kind,
            days=float(days),
            label=words.calendar_days(days),
            ref=f"state:{name}",
        )
        for name, days in zip(cycle.states, cycle.days, strict=True)
        for state in (graph.states[name],)
    ]


def _title(book: Book, pipeline: Pipeline, cycle: Cycle, words: Wording) -> str:
    total = words.calendar_days(cycle.total)
    segments = [quoted(one.title, words) for one in book.segments() if one.id in cycle.sort.segments]
    message = _("{title}: the longest way to a sale takes {total}", title=pipeline.title, total=total)
    if segments:
        message = _(
            "{title}: the longest way to a sale takes {total}, with the deadlines of {segments}",
            title=pipeline.title,
            total=total,
            segments=words.listed(segments),
        )
    if cycle.is_longest:
        return words.say(message)
    return words.say(_("{sentence}; there may be a longer one", sentence=message))


def _description(graph: StateGraph, cycle: Cycle, words: Wording) -> str:
    told = [
        f"{graph.states[name].title} — {words.calendar_days(days)}"
        for name, days in zip(cycle.states, cycle.days, strict=True)
    ]
    return words.say(_("One after another: {stretches}.", stretches=told))
