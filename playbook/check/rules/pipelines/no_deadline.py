"""A state without a deadline."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Severity, _
from playbook.estimate.graph import SELLING, state_graph
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Start and work states that do not say how long a client may stay."""
    for state in state_graph(book).states.values():
        if state.kind in SELLING and state.deadline is None:
            yield Finding(
                at=state.address,
                message=_("Nothing says how long a client may stay in “{state}”.", state=state.title),
                hint=_("Add deadline, such as “deadline: 7d”, and on_deadline with the state that then follows.")
                if state.on_deadline is None
                else _("Add deadline, such as “deadline: 7d”."),
            )


RULE = Rule(
    code="P405",
    name="no-deadline",
    title=_("A state without a deadline"),
    severity=Severity.ERROR,
    rationale=_(
        "Where nobody says until when, a seller keeps a hopeless client for months, and no sale has an end that can be counted on."
    ),
    good="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, next: [{to: won}, {to: lost}]}  # <- here
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
