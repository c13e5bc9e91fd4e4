"""A deadline must say where the client goes when it passes."""

from __future__ import annotations

from collections.abc import Iterator
from math import floor

from playbook.check.rule import Rule
from playbook.check.way_words import to_choose_from
from playbook.diagnostics import Finding, Severity, _
from playbook.estimate.graph import state_graph
from playbook.estimate.stays import days_of
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, State


def check(book: Book) -> Iterator[Finding]:
    """Deadlines without on_deadline: the first day after them."""
    graph = state_graph(book)
    for pipeline in graph.pipelines.values():
        for _name, state in graph.states_of(pipeline):
            if state.deadline is not None and state.on_deadline is None:
                days = days_of(state.deadline.limit, book.masthead.working_week)
                others = _others(pipeline, state)
                hint = _("Add on_deadline with one of: {states}.", states=to_choose_from(others))
                yield Finding(
                    at=state.address / "deadline",
                    message=_(
                        "Day {day} in “{state}”: where does the client go?", day=floor(days) + 1, state=state.title
                    ),
                    hint=hint if others else _("Add on_deadline with the state that follows."),
                )


def _others(pipeline: Pipeline, state: State) -> list[State]:
    """Where clients go whose time has run out: where the clock stands, or the deal ends; else any other state."""
    others = [one for one in pipeline.states if one is not state]
    return [one for one in others if one.kind in {"pause", "lost"}] or others


RULE = Rule(
    code="P406",
    name="deadline-leads-nowhere",
    title=_("A deadline that leads nowhere"),
    severity=Severity.ERROR,
    rationale=_(
        "The limit is meant to free the seller for the next client; without a way out the client stays and the list fills up."
    ),
    good="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, deadline: 14d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, deadline: 14d, next: [{to: won}, {to: lost}]}  # <- here
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
