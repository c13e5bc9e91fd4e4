"""A pipeline and what its history says in; the page on which the book is held against what really happens, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playbook.analytics.audit_figures import AuditFigures, RealWay
from playbook.analytics.ways import undrawn, unused
from playbook.diagnostics import _, _n
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline
from playbook.plan.chapters.broken_clauses import BrokenGroup, broken_groups
from playbook.plan.chapters.programme_results import Result
from playbook.plan.chapters.real_flow import (
    ENDS,
    TimeRow,
    TodayRow,
    WayGroup,
    WayRow,
    load_figures,
    time_rows,
    today_rows,
    way_groups,
    way_row,
)
from playbook.plan.chapters.real_graph import rarer_in_words, real_graph
from playbook.plan.chapters.real_names import RealName, RealNames
from playbook.plan.facts import Fact
from playbook.plan.graph import Graph
from playbook.plan.page import Draft
from playbook.plan.wording import Wording


@dataclass(frozen=True, slots=True)
class UnforeseenRow:
    """A way that the book does not foresee so: from where, and the row of the way."""

    source: RealName
    way: WayRow


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatHappensContent:
    """The page: what broke the book, the real graph over the written one, the flow in figures, and what is due on the day.

    `empty` says why there is nothing of it. `still_open` says how clients are counted who are not through yet.
    """

    facts: tuple[Fact, ...]
    figures: tuple[Result, ...]
    empty: str
    broken: tuple[BrokenGroup, ...]
    graph: Graph | None
    unwritten: tuple[UnforeseenRow, ...]
    rarer: str
    idle: tuple[tuple[RealName, RealName], ...]
    still_open: str
    ways: tuple[WayGroup, ...]
    times: tuple[TimeRow, ...]
    load: tuple[Result, ...]
    today_title: str
    today: tuple[TodayRow, ...]
    is_whole: bool


def what_happens(book: Book, pipeline: Pipeline, audit: AuditFigures, names: RealNames, words: Wording) -> Draft | None:
    """The page of a pipeline; none where an edition tells nothing of it."""
    content = _content(book, pipeline, audit, names, words)
    if not content.is_whole and content.empty:
        return None
    return Draft(
        kind="what_happens",
        ref=f"what-happens:{pipeline.id}",
        path=f"pipelines/{pipeline.id}/what_happens",  # no id has an underscore
        title=words.say(_("What really happens")),
        summary=words.say(_("{title}: the book beside the history of the CRM.", title=pipeline.title)),
        content=content,
    )


def history_facts(audit: AuditFigures, words: Wording) -> tuple[Fact, ...]:
    """The day of the figures and the days that were looked at; of what is told in part no number of the whole."""
    found = [Fact(words.say(_("As of")), words.day(audit.as_of))]
    if audit.since is not None:
        found.append(Fact(words.say(_("History since")), words.day(audit.since)))
    if audit.events:
        events = words.say(_n("{number} event", "{number} events", audit.events, number=words.number(audit.events)))
        clients = words.say(
            _n("of {number} client", "of {number} clients", audit.clients, number=words.number(audit.clients))
        )
        found.append(Fact(words.say(_("It tells of")), f"{events} {clients}"))
    return tuple(found)


def _content(
    book: Book, pipeline: Pipeline, audit: AuditFigures, names: RealNames, words: Wording
) -> WhatHappensContent:
    ways = tuple(one for one in audit.ways if one.pipeline == pipeline.id)
    times = tuple(one for one in audit.times if one.pipeline == pipeline.id)
    today = tuple(one for one in audit.today if one.pipeline == pipeline.id)
    broken = tuple(one for one in audit.broken if one.clause.pipeline == pipeline.id)
    load = next((one for one in audit.loads if one.pipeline == pipeline.id), None)
    is_told = any(way.count for way in ways) or any(one.stays or one.median is not None for one in times)
    week = book.masthead.working_week
    pipelines: Mapping[str, Pipeline] = {one.id: one for one in book.pipelines}
    return WhatHappensContent(
        facts=history_facts(audit, words),
        figures=tuple(_figures(audit, pipeline, words)),
        empty="" if is_told or broken or today else _empty(audit, words),
        broken=broken_groups(broken, names, pipelines, words),
        graph=real_graph(pipeline, ways, times, names, words),
        unwritten=tuple(_unforeseen(pipeline, way, names, words) for way in undrawn(ways)),
        rarer=rarer_in_words(ways, pipeline, words),
        idle=tuple(
            (names.state(pipeline.id, way.source), names.state(pipeline.id, way.target)) for way in unused(ways)
        ),
        still_open=words.say(
            _(
                "Who is still in a state on {day} is counted as still there, neither as gone nor as lost; "
                "how long clients stay is estimated as Kaplan and Meier do, a share lies with 95% within its interval.",
                day=words.day(audit.as_of),
            )
        ),
        ways=way_groups(pipeline, (way for way in ways if way.is_written), names, words),
        times=time_rows(pipeline, times, week, names, words),
        load=load_figures(pipeline, load, words),
        today_title=words.say(_("What is due on {day}", day=words.day(audit.as_of))),
        today=today_rows(pipeline, today, names, words),
        is_whole=pipeline.id not in audit.partial,
    )


def _empty(audit: AuditFigures, words: Wording) -> str:
    return words.say(_("Up to {day} the history tells of no client in this pipeline.", day=words.day(audit.as_of)))


def _unforeseen(pipeline: Pipeline, way: RealWay, names: RealNames, words: Wording) -> UnforeseenRow:
    return UnforeseenRow(names.state(pipeline.id, way.source), way_row(pipeline, way, names, words))


def _figures(audit: AuditFigures, pipeline: Pipeline, words: Wording) -> Iterator[Result]:
    """The pipeline in a few numbers: who is in it, what was broken, what is late on the day."""
    on_the_way = {state.id for state in pipeline.states if state.kind not in ENDS}
    clients = sum(one.still_there for one in audit.times if one.pipeline == pipeline.id and one.state in on_the_way)
    if clients:
        yield Result(words.say(_("On the way now")), words.number(clients))
    breaches = sum(one.breaches for one in audit.broken if one.clause.pipeline == pipeline.id)
    if breaches:
        yield Result(words.say(_("Breaches of the book")), words.number(breaches), verdict="bad")
    today = [one for one in audit.today if one.pipeline == pipeline.id]
    if today:
        late = sum(one.past for one in today)
        label = words.say(_("Past the deadline now"))
        yield Result(label, words.number(late), verdict="bad" if late else "good")
