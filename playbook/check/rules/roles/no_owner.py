"""A state that nobody answers for."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Severity, _
from playbook.estimate.graph import FINAL, state_graph
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Start, work and pause states without an owner."""
    for state in state_graph(book).states.values():
        if state.kind not in FINAL and state.owner is None:
            yield Finding(
                at=state.address,
                message=_("Nobody answers for a client who is in “{state}”.", state=state.title),
                hint=_("Add owner with one of: {roles}.", roles=[f"{role.id} ({role.title})" for role in book.roles])
                if 0 < len(book.roles) <= _MOST
                else _("Add owner with the role that answers for it."),
            )


_MOST = 12

RULE = Rule(
    code="R501",
    name="no-owner",
    title=_("A state without an owner"),
    severity=Severity.ERROR,
    rationale=_(
        "What is everybody's is nobody's: such a client is called by two sellers in one week and by none in the next."
    ),
    good="""
        roles:
          - {id: hunter, title: Hunter}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, owner: hunter, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
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
