"""Fewer clients in work at one person than it takes to keep busy."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.check.worklists import arithmetic, filled_by, not_known, worklist_loads
from playbook.diagnostics import Finding, Severity, _
from playbook.estimate.graph import state_graph
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Worklists whose mean load is under their minimum; where it is not known R505 may tell the same, which is then reported once."""
    graph = state_graph(book)
    for one in worklist_loads(book):
        least = one.worklist.min
        if least is None:
            continue
        if one.most is not None and one.most.clients < least:
            yield Finding(
                at=one.pipeline.address / "worklist" / "min",
                message=_(
                    "Each “{role}” has {inflow} new clients a week × {weeks} = {clients} < {limit} clients in work.",
                    role=one.role.title,
                    **arithmetic(one.most, least),
                ),
                hint=_("Let more clients in, or let fewer people do this work."),
                related=filled_by(graph, one.most),
            )
        elif one.least is None or one.least.clients < least:
            yield from not_known(one)


RULE = Rule(
    code="R506",
    name="worklist-idle",
    title=_("Fewer clients than one person could care for"),
    severity=Severity.INFO,
    rationale=_("A seller who has too few clients keeps the hopeless ones: he has nobody to put in their place."),
    good="""
        roles:
          - {id: hunter, title: Hunter, headcount: 2}
        pipelines:
          - id: new
            title: New clients
            worklist: {role: hunter, min: 50}
            inflow: 30
            states:
              - {id: first, title: First call, kind: start, owner: hunter, deadline: 14d, next: [{to: won, share: 20%}, {to: lost, share: 80%}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter, headcount: 2}
        pipelines:
          - id: new
            title: New clients
            worklist: {role: hunter, min: 70}  # <- here
            inflow: 30
            states:
              - {id: first, title: First call, kind: start, owner: hunter, deadline: 14d, next: [{to: won, share: 20%}, {to: lost, share: 80%}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
