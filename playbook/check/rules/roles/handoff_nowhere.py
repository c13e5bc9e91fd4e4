"""A handoff at a state that its receiver does not own."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.missing_handoffs import is_swapped, missing_handoffs, would_serve
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.estimate.graph import FINAL, Edge, state_graph
from playbook.model.book import Book
from playbook.model.handoff import Handoff
from playbook.model.pipeline import State


def check(book: Book) -> Iterator[Finding]:
    """Handoffs whose receiver is not the owner of the state they are at; a state that ought to have an owner and has none is told by R501."""
    states = state_graph(book).states
    titles = {role.id: role.title for role in book.roles}
    for handoff in book.handoffs:
        state = states.get(handoff.at)
        if state is None or handoff.to not in titles or state.owner == handoff.to:
            continue
        if state.owner is None and state.kind not in FINAL:
            continue
        if is_swapped(book, handoff):
            yield _swapped(handoff, missing_handoffs(book)[would_serve(handoff)][0], state)
            continue
        values = {"handoff": handoff.title, "taker": titles[handoff.to], "state": state.title}
        owner = None if state.owner is None else titles.get(state.owner, state.owner)
        owned = [f"{name} ({one.title})" for name, one in states.items() if one.owner == handoff.to]
        yield Finding(
            at=handoff.address / "at",
            message=_("“{handoff}” gives the client to “{taker}” at “{state}”, which nobody owns.", **values)
            if owner is None
            else _(
                "“{handoff}” gives the client to “{taker}” at “{state}”, which “{owner}” owns.", owner=owner, **values
            ),
            hint=_("Its receiver owns: {states}.", states=owned[:_MOST])
            if owned
            else _("Write “owner: {id}” at this state, or name the role that owns it.", id=handoff.to),
            related=(
                Related(
                    state.address if owner is None else state.address / "owner",
                    _("“{state}” stands here.", state=state.title),
                ),
            ),
        )


_MOST = 12


def _swapped(handoff: Handoff, edge: Edge, target: State) -> Finding:
    return Finding(
        at=handoff.address / "from",
        message=_("“{handoff}”: from and to seem to be swapped.", handoff=handoff.title),
        hint=_("Write “from: {giver}” and “to: {taker}”.", giver=handoff.to, taker=handoff.from_),
        related=(
            Related(
                edge.at,
                _(
                    "From “{source}” to “{target}” the client passes here.",
                    source=edge.state.title,
                    target=target.title,
                ),
            ),
        ),
    )


RULE = Rule(
    code="R504",
    name="handoff-nowhere",
    title=_("A handoff to somebody who does not take over"),
    severity=Severity.ERROR,
    rationale=_(
        "One seller believes that he has handed the client over, the other that it is not his turn: nobody calls."
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
              - {id: first, title: First call, kind: start, owner: hunter, next: [{to: delivery}, {to: lost}]}
              - {id: delivery, title: First delivery, kind: work, owner: keeper, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        handoffs:
          - {id: to-keeper, title: To the keeper, from: hunter, to: keeper, at: new/first, passes: [What was promised], accept_within: 4h}  # <- here
        """,
    check=check,
)
