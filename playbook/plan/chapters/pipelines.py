"""Pipelines: a chapter, a page for each pipeline with its picture, its states and its steps, a page for each state; and what really happens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from playbook.analytics.audit_figures import AuditFigures
from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, StateKind
from playbook.plan.chapters.audit_overview import audit_overview
from playbook.plan.chapters.expectations import ExpectedContent, expected_content
from playbook.plan.chapters.longest_way import longest_way_picture
from playbook.plan.chapters.moves import Move, moves_of
from playbook.plan.chapters.pilot import PilotContent, pilot_content
from playbook.plan.chapters.pilot_days import pilot_days
from playbook.plan.chapters.real_names import real_names
from playbook.plan.chapters.spans import bounds_in_words
from playbook.plan.chapters.state_graph import state_graph
from playbook.plan.chapters.states import STATE_KINDS, Surroundings, state_draft, surroundings
from playbook.plan.chapters.what_happens import what_happens
from playbook.plan.facts import Fact
from playbook.plan.graph import Graph
from playbook.plan.house_rules import working_days
from playbook.plan.page import Draft
from playbook.plan.timeline import Timeline
from playbook.plan.wording import Wording

SECTION = "pipelines"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRow:
    """A line of the table of states; `late` is where the client goes when time is up."""

    ref: str
    kind: StateKind
    kind_in_words: str
    owner: str | None
    deadline: str
    late: Move | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """A line of the sales cycle."""

    number: int
    title: str
    state: str
    role: str | None
    lasts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineContent:
    """What a pipeline's page shows beside the pipeline itself; what is reckoned of the whole is told of the whole alone.

    `really` are the pages on which it is held against its history.
    """

    figures: tuple[Fact, ...]
    graph: Graph
    expected: ExpectedContent | None
    longest: Timeline | None
    states: tuple[StateRow, ...]
    steps: tuple[StepRow, ...]
    pilot: PilotContent | None
    really: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class PipelinesContent:
    """What the chapter shows: the working days by which its deadlines run, and by pipeline its figures."""

    calendar: tuple[Fact, ...]
    figures: Mapping[str, tuple[Fact, ...]]


def chapter(book: Book, words: Wording, audit: AuditFigures | None = None) -> Draft | None:
    """The chapter of the pipelines, or none where nobody described the way of a deal; the audit is restricted as the book is."""
    if not book.pipelines:
        return None
    around = surroundings(book, audit)
    roles = {role.id: role.title for role in book.roles}
    really = _really(book, audit, words)
    told = [page.ref for pages in really.values() for page in pages]
    overview = audit_overview(book, audit, told, real_names(book, words), words) if audit is not None else None
    own = tuple(_pipeline(book, one, around, roles, words, really.get(one.id, ())) for one in book.pipelines)
    return Draft(
        kind="pipelines",
        ref="section:pipelines",
        path="pipelines/index",
        title=words.say(_("Pipelines")),
        summary=words.say(_("Which way a client goes, who leads them, and what happens when time is up.")),
        content=PipelinesContent(
            calendar=working_days(book.masthead, words),
            figures={f"pipeline:{one.id}": _figures(one, words) for one in book.pipelines},
        ),
        children=(*own, overview) if overview is not None else own,
    )


def _really(book: Book, audit: AuditFigures | None, words: Wording) -> dict[str, tuple[Draft, ...]]:
    """By pipeline the pages that hold it against its history."""
    if audit is None:
        return {}
    names = real_names(book, words)
    return {
        one.id: tuple(
            page
            for page in (what_happens(book, one, audit, names, words), pilot_days(one, audit, names, words))
            if page is not None
        )
        for one in book.pipelines
    }


def _pipeline(  # noqa: PLR0913, PLR0917 - a page is made of as much
    book: Book,
    pipeline: Pipeline,
    around: Surroundings,
    roles: Mapping[str, str],
    words: Wording,
    really: tuple[Draft, ...],
) -> Draft:
    is_whole = pipeline.address not in book.partial
    return Draft(
        kind="pipeline",
        ref=f"pipeline:{pipeline.id}",
        path=f"pipelines/{pipeline.id}/index",
        title=pipeline.title,
        summary=pipeline.summary,
        entity=pipeline,
        content=PipelineContent(
            figures=_figures(pipeline, words),
            graph=state_graph(pipeline, around.states, roles, words),
            expected=expected_content(book, pipeline, words) if is_whole else None,
            longest=longest_way_picture(book, pipeline, roles, words) if is_whole else None,
            states=tuple(_state_rows(pipeline, around, words)),
            steps=tuple(_step_rows(pipeline, words)),
            pilot=pilot_content(pipeline, words),
            really=really,
        ),
        children=(*_states(pipeline, around, words), *really),
    )


def _figures(pipeline: Pipeline, words: Wording) -> tuple[Fact, ...]:
    """The few numbers that a seller keeps in mind."""
    found = []
    if pipeline.max_cycle:
        found.append(Fact(words.say(_("Longest cycle")), words.duration(pipeline.max_cycle)))
    if worklist := pipeline.worklist:
        lowest, highest = (words.number(end) if end is not None else None for end in (worklist.min, worklist.max))
        label = words.say(_("Clients in work at one person"))
        found.append(Fact(label, bounds_in_words(lowest, highest, words), f"role:{worklist.role}"))
    if pipeline.inflow is not None:
        found.append(Fact(words.say(_("New clients per person a week")), words.number(pipeline.inflow)))
    return tuple(found)


def _state_rows(pipeline: Pipeline, around: Surroundings, words: Wording) -> Iterator[StateRow]:
    for state in pipeline.states:
        moves = moves_of(pipeline, state, around.states, words)
        yield StateRow(
            ref=f"state:{pipeline.id}/{state.id}",
            kind=state.kind,
            kind_in_words=words.say(STATE_KINDS[state.kind]),
            owner=state.owner,
            deadline=words.duration(state.deadline.limit) if state.deadline else "",
            late=next((move for move in moves if move.kind == "deadline"), None),
        )


def _step_rows(pipeline: Pipeline, words: Wording) -> Iterator[StepRow]:
    steps = ((state, step) for state in pipeline.states for step in state.steps)
    for number, (state, step) in enumerate(steps, start=1):
        yield StepRow(
            number=number,
            title=step.title,
            state=f"state:{pipeline.id}/{state.id}",
            role=step.role or state.owner,
            lasts=words.duration(step.lasts) if step.lasts else "",
        )


def _states(pipeline: Pipeline, around: Surroundings, words: Wording) -> Iterator[Draft]:
    first_step = 1
    for state in pipeline.states:
        yield state_draft(pipeline, state, first_step, around, words)
        first_step += len(state.steps)
