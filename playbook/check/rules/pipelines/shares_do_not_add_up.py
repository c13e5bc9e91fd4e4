"""Shares of the clients who leave a state that are not the whole of them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from playbook.check.rule import Rule
from playbook.check.way_words import added_up
from playbook.diagnostics import Finding, Percent, Related, Severity, _
from playbook.estimate.flow import are_whole, given_shares
from playbook.estimate.graph import state_graph
from playbook.model.book import Book
from playbook.model.pipeline import State


def check(book: Book) -> Iterator[Finding]:
    """States whose shares are given and are not 100%, give or take half a percent."""
    for state in state_graph(book).states.values():
        given = given_shares(state)
        if given and not are_whole(given):
            total = sum(given, Decimal(0))
            difference = Percent(abs(1 - total))
            yield Finding(
                at=state.address / "next" if state.next else state.address / "on_deadline",
                message=_(
                    "Of the clients who leave “{state}” {shares} = {total} go somewhere.",
                    state=state.title,
                    shares=added_up([Percent(one) for one in given]),
                    total=Percent(total),
                ),
                hint=_("{difference} too many.", difference=difference)
                if total > 1
                else _(
                    "Say where the other {difference} go, those whose deadline passes among them.",
                    difference=difference,
                ),
                related=tuple(_shares(state)),
                at_key=True,
            )


def _shares(state: State) -> Iterator[Related]:
    told = [(state.address / "next" / number / "share", way.share) for number, way in enumerate(state.next)]
    if state.on_deadline is not None:
        told.append((state.address / "on_deadline" / "share", state.on_deadline.share))
    for at, share in told:
        if share is not None:
            yield Related(at, _("{share} of them.", share=Percent(share)))


RULE = Rule(
    code="P411",
    name="shares-do-not-add-up",
    title=_("Shares that are not the whole"),
    severity=Severity.ERROR,
    rationale=_(
        "Clients who go nowhere, or twice, make every figure of the plan wrong: how many are won, and how many are in work."
    ),
    good="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, next: [{to: won, share: 20%}, {to: lost, share: 80%}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, next: [{to: won, share: 20%}, {to: lost, share: 70%}]}  # <- here
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
