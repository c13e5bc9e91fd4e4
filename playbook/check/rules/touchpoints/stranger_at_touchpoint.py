"""A touchpoint in states that its role does not own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Message, Related, Severity, _
from playbook.estimate.graph import state_graph
from playbook.model.book import Book
from playbook.model.pipeline import State


def check(book: Book) -> Iterator[Finding]:
    """Every touchpoint none of whose states its role owns; where one of them lacks its owner, R501 tells that first."""
    states = state_graph(book).states
    titles = {role.id: role.title for role in book.roles}
    for touchpoint in book.touchpoints:
        here = [states[name] for name in touchpoint.states if name in states]
        is_whole = len(here) == len(touchpoint.states) and touchpoint.role in titles
        if not here or not is_whole or any(_lacks_owner(state, titles) for state in here):
            continue
        if touchpoint.role not in {state.owner for state in here}:
            yield Finding(
                at=touchpoint.address / "role",
                message=_(
                    "“{role}” meets the client at “{touchpoint}”, but {whose}.",
                    role=titles[touchpoint.role],
                    touchpoint=touchpoint.title,
                    whose=_whose(here[0], titles),
                ),
                hint=_("Name the role that owns the state, or move the touchpoint to a state of this role."),
                related=tuple(Related(state.address, _("“{state}” is here.", state=state.title)) for state in here),
            )


def _lacks_owner(state: State, roles: Mapping[str, str]) -> bool:
    """Whether another rule tells of the owner: R501 that there is none, F002 that there is no such role."""
    if state.owner is None:
        return state.kind not in {"won", "lost"}
    return state.owner not in roles


def _whose(state: State, titles: Mapping[str, str]) -> Message:
    if state.owner is None:
        return _("nobody owns “{state}”", state=state.title)
    return _("“{state}” is owned by “{owner}”", state=state.title, owner=titles[state.owner])


RULE = Rule(
    code="T302",
    name="stranger-at-touchpoint",
    title=_("A stranger at a touchpoint"),
    severity=Severity.ERROR,
    rationale=_(
        "Two sellers speak to one client: the owner of the state does not know what was promised, and the other does not know what came before."
    ),
    good="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: keeper, title: Keeper}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First talk, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won, owner: keeper}
              - {id: lost, title: Refusal, kind: lost}
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: A date to meet., states: [new/first, new/won]}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
          - {id: keeper, title: Keeper}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First talk, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won, owner: keeper}
              - {id: lost, title: Refusal, kind: lost}
        touchpoints:
          - {id: call, title: First call, role: keeper, goal: A date to meet., states: [new/first]}  # <- here
        """,
    check=check,
)
