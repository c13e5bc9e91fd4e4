"""A touchpoint after which nothing comes."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Severity, _
from playbook.estimate.graph import state_graph
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Every touchpoint without `next`, from whose states no transition leads on; one that nothing leads to either is told by F007."""
    states = state_graph(book).states
    followed = {name for touchpoint in book.touchpoints for name in touchpoint.next if name != touchpoint.id}
    for touchpoint in book.touchpoints:
        here = [states[name] for name in touchpoint.states if name in states]
        is_whole = len(here) == len(touchpoint.states)
        is_met = touchpoint.states or touchpoint.id in followed
        if touchpoint.next or not is_whole or not is_met:
            continue
        if not any(state.next or state.on_deadline for state in here):
            yield Finding(
                at=touchpoint.address,
                message=_(
                    "After “{touchpoint}” the book says nothing: where does the seller go on?",
                    touchpoint=touchpoint.title,
                ),
                hint=_("Write under next which touchpoint follows."),
            )


RULE = Rule(
    code="T304",
    name="touchpoint-without-way-on",
    title=_("A touchpoint after which nothing comes"),
    severity=Severity.INFO,
    rationale=_("A talk that went well ends in the air: the seller waits for the client, the client for the seller."),
    good="""
        roles:
          - {id: hunter, title: Hunter}
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: A date to meet., next: [visit]}
          - {id: visit, title: Visit, role: hunter, goal: An order., next: [call]}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: A date to meet., next: [visit]}
          - {id: visit, title: Visit, role: hunter, goal: An order.}  # <- here
        """,
    check=check,
)
