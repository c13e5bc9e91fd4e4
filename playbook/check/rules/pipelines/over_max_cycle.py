"""A way to the sale that takes longer than the pipeline allows."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil

from playbook.check.doubts import too_many
from playbook.check.reach import reach
from playbook.check.rule import Rule
from playbook.check.way_words import equation, in_a_row, in_days
from playbook.diagnostics import Finding, Message, Related, Severity, _, quoted
from playbook.estimate.cycle import Cycle, longest_cycle, most_days
from playbook.estimate.graph import StateGraph
from playbook.estimate.stays import days_of
from playbook.estimate.waits import Waits
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline


def check(book: Book) -> Iterator[Finding]:
    """The way from the start to the first won state whose deadlines add up to most, where that is more than max_cycle."""
    graph = reach(book).graph
    for pipeline in graph.pipelines.values():
        if pipeline.max_cycle is None:
            continue
        limit = days_of(pipeline.max_cycle, book.masthead.working_week)
        if most_days(book, graph, pipeline) <= limit:
            continue
        cycle = longest_cycle(book, graph, pipeline)
        if cycle is not None and cycle.total > limit:
            yield _over(book, graph, pipeline, cycle, limit)
        elif cycle is not None and cycle.doubt is not None:
            yield too_many(pipeline, cycle.doubt, pipeline.address / "max_cycle")


def _over(book: Book, graph: StateGraph, pipeline: Pipeline, cycle: Cycle, limit: Fraction) -> Finding:
    states = [graph.states[name] for name in cycle.states]
    week = book.masthead.working_week
    waits = Waits(book, graph)
    waited = longest_cycle(book, graph, pipeline, waits.days) if waits.in_pipeline(pipeline) else None
    total = cycle.total if waited is None else max(cycle.total, waited.total)
    return Finding(
        at=pipeline.address / "max_cycle",
        message=_sentence(book, graph, cycle, limit),
        hint=_hint(cycle.total, total, limit),
        related=tuple(
            Related(
                cycle.sort.deadline_at(state),
                _("“{state}”: {days}.", state=state.title, days=in_days(days_of(deadline, week))),
            )
            for state in states
            if (deadline := cycle.sort.deadline(state)) is not None
        ),
        witness=cycle.sort.witness,
    )


def _hint(work: Fraction, total: Fraction, limit: Fraction) -> Message:
    """The mend, after which R503 has nothing to say either: its waiting counts too."""
    values = {"days": in_days(total - limit), "total": ceil(total)}
    if total == work:
        return _("Shorten a deadline by {days}, or write “max_cycle: {total}d”.", **values)
    return _(
        "With the waiting at handoffs it is {whole}: shorten a deadline by {days}, or write “max_cycle: {total}d”.",
        whole=in_days(total),
        **values,
    )


def _sentence(book: Book, graph: StateGraph, cycle: Cycle, limit: Fraction) -> Message:
    titles = [segment.title for segment in book.segments() if segment.id in cycle.sort.segments]
    values = {
        "way": in_a_row(graph, cycle.way.states),
        "days": equation([days for days in cycle.days if days]),
        "limit": in_days(limit),
    }
    if not titles:
        return _("A client may take {days} > {limit}: {way}.", **values)
    return _(
        "A client of {segments} may take {days} > {limit}: {way}.",
        segments=[quoted(title) for title in titles],
        **values,
    )


RULE = Rule(
    code="P408",
    name="over-max-cycle",
    title=_("A way to the sale that is too long"),
    severity=Severity.ERROR,
    rationale=_(
        "Each deadline looks short by itself; added up they promise a sale in a time that the pipeline itself forbids."
    ),
    good="""
        pipelines:
          - id: new
            title: New clients
            max_cycle: 10d
            states:
              - {id: first, title: First call, kind: start, deadline: 3d, on_deadline: lost, next: [{to: meeting}, {to: lost}]}
              - {id: meeting, title: Meeting, kind: work, deadline: 7d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        pipelines:
          - id: new
            title: New clients
            max_cycle: 10d  # <- here
            states:
              - {id: first, title: First call, kind: start, deadline: 3d, on_deadline: lost, next: [{to: meeting}, {to: lost}]}
              - {id: meeting, title: Meeting, kind: work, deadline: 8d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
