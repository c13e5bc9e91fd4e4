"""A client passes from one role to another, and no handoff says how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.check.missing_handoffs import Hands, missing_handoffs, would_serve
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.estimate.graph import Edge, StateGraph, state_graph
from playbook.model.book import Book
from playbook.model.handoff import Handoff


def check(book: Book) -> Iterator[Finding]:
    """Transitions and passed deadlines between states of different owners without a handoff at the target; each missing handoff is told once.

    One that is there with from and to swapped is told by R504.
    """
    graph = state_graph(book)
    titles = {role.id: role.title for role in book.roles}
    swapped = _swapped(book)
    by_hands: dict[frozenset[str], list[Handoff]] = {}
    for handoff in book.handoffs:
        by_hands.setdefault(frozenset((handoff.from_, handoff.to)), []).append(handoff)
    for hands, edges in missing_handoffs(book).items():
        if hands not in swapped:
            yield _finding(graph, titles, hands, edges, by_hands.get(frozenset(hands[:2]), []))


def _swapped(book: Book) -> set[Hands]:
    """The handoffs that are there with from and to swapped: R504 tells of them, unless the book does not ask it."""
    if book.checks.levels.get("R504") == "off":
        return set()
    return {would_serve(handoff) for handoff in book.handoffs}


def _finding(
    graph: StateGraph, titles: dict[str, str], hands: Hands, edges: Sequence[Edge], handoffs: list[Handoff]
) -> Finding:
    giver, taker, target = hands
    first = edges[0]
    return Finding(
        at=first.at,
        message=_(
            "From “{source}” to “{target}” the client passes from “{giver}” to “{taker}”, and no handoff says how.",
            source=first.state.title,
            target=graph.states[target].title,
            giver=titles[giver],
            taker=titles[taker],
        ),
        hint=_(
            "Add a handoff with “from: {giver}”, “to: {taker}” and “at: {at}”.", giver=giver, taker=taker, at=target
        ),
        related=(
            *(
                Related(edge.at, _("From “{source}” it passes in the same way.", source=edge.state.title))
                for edge in edges[1:]
            ),
            *(_elsewhere(graph, handoff) for handoff in handoffs),
        ),
    )


def _elsewhere(graph: StateGraph, handoff: Handoff) -> Related:
    state = graph.states.get(handoff.at)
    place = handoff.at if state is None else state.title
    return Related(handoff.address / "at", _("“{handoff}” is at “{state}”.", handoff=handoff.title, state=place))


RULE = Rule(
    code="R502",
    name="owner-changes-without-handoff",
    title=_("A client passed on without a handoff"),
    severity=Severity.ERROR,
    rationale=_(
        "What one seller learned the next one asks again, and what one promised the next one does not know: here most clients are lost."
    ),
    good="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: keeper, title: Keeper}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, owner: hunter, next: [{to: delivery}, {to: lost}]}
              - {id: delivery, title: First delivery, kind: work, owner: keeper, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        handoffs:
          - {id: to-keeper, title: To the keeper, from: hunter, to: keeper, at: new/delivery, passes: [What was promised], accept_within: 4h}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: keeper, title: Keeper}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, owner: hunter, next: [{to: delivery}, {to: lost}]}  # <- here
              - {id: delivery, title: First delivery, kind: work, owner: keeper, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
