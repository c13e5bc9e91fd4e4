"""A refusal without one of its reasons, or a reason that nobody gives."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.reach import Reach, reach
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Related, Severity, _, nearest
from playbook.estimate.graph import Edge, pipeline_of
from playbook.model.book import Book
from playbook.model.pipeline import State


def check(book: Book) -> Iterator[Finding]:
    """Reach into lost states that have reasons; a passed deadline needs none, its time ran out."""
    found = reach(book)
    for name, state in found.graph.states.items():
        if state.kind == "lost" and state.reasons:
            edges = found.graph.ways_in[name]
            wrong = [edge for edge in edges if not _is_right(edge, state)]
            yield from (_unknown(edge, state) for edge in wrong)
            pipeline = found.graph.pipelines[pipeline_of(name)]
            if found.is_provable(pipeline) and name in found.trail:
                yield from _never_given(found, name, wrong)


def _is_right(edge: Edge, state: State) -> bool:
    reason = edge.written.reason
    if reason is None:
        return edge.is_deadline
    return any(one.id == reason for one in state.reasons)


def _unknown(edge: Edge, state: State) -> Finding:
    reason = edge.written.reason
    known = [one.id for one in state.reasons]
    values = {"source": edge.state.title, "target": state.title}
    related = (Related(state.address / "reasons", _("“{target}” has these reasons.", target=state.title)),)
    if reason is None:
        message = _("The way from “{source}” to “{target}” does not say why the client is lost.", **values)
        return Finding(edge.at, message, _("Add reason with one of: {reasons}.", reasons=known), related)
    message = _("“{target}” has no reason “{reason}”.", reason=reason, **values)
    near = nearest(reason, known)
    hint = _("Did you mean “{near}”?", near=near) if near else _("It has: {reasons}.", reasons=known)
    return Finding(edge.at / "reason", message, hint, related)


def _never_given(found: Reach, name: str, wrong: list[Edge]) -> Iterator[Finding]:
    """The reasons that no way gives; those that a wrong way may have been meant to give are not held against the state as well."""
    state = found.graph.states[name]
    given = {edge.written.reason for edge in found.graph.ways_in[name]}
    meant = {nearest(reason, [one.id for one in state.reasons]) for reason in given if reason is not None}
    unused = [(number, one) for number, one in enumerate(state.reasons) if one.id not in given | meant]
    if len(unused) <= sum(edge.written.reason is None for edge in wrong):
        return
    for number, reason in unused:
        yield Finding(
            at=state.address / "reasons" / number,
            message=_("No way to “{state}” gives the reason “{reason}”.", state=state.title, reason=reason.title),
            hint=_("Add “reason: {id}” to the transition that it belongs to, or delete it.", id=reason.id),
            related=tuple(
                Related(edge.at, _("From “{source}” on to “{target}”.", source=edge.state.title, target=state.title))
                for edge in found.graph.ways_in[name]
                if not edge.is_deadline
            ),
        )


RULE = Rule(
    code="P410",
    name="unknown-reason",
    title=_("A refusal whose reason is not known"),
    severity=Severity.ERROR,
    rationale=_(
        "Refusals are counted by their reasons, and the day to ask again hangs on them: without one a client is lost for good."
    ),
    good="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost, reason: price}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost, reasons: [{id: price, title: Too dear, revisit_after: 6mo}]}
        """,
    bad="""
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost}]}  # <- here
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost, reasons: [{id: price, title: Too dear, revisit_after: 6mo}]}
        """,
    check=check,
)
