"""A part of a role's work that its path never has it read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from playbook.check.readings import paths_of, readings
from playbook.check.rule import Rule
from playbook.diagnostics import Address, Finding, Related, Severity, _, _n, quoted
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """One finding for each role with a path, at the first of its paths, with everything that none of them reads."""
    for role in book.roles:
        paths = paths_of(book, role.id)
        read = {reading.ref for path in paths for reading in readings(path)}
        missed = [work for work in _work_of(book, role.id) if not read & {work.ref, work.whole}]
        if paths and missed:
            yield Finding(
                at=paths[0].address,
                message=_n(
                    "“{path}” never has a new “{role}” read {titles}, and it is a part of the work.",
                    "“{path}” never has a new “{role}” read {titles}, and they are a part of the work.",
                    len(missed),
                    path=paths[0].title,
                    role=role.title,
                    titles=[quoted(work.title) for work in missed[:_MOST]],
                ),
                hint=_("Add to the “read” of a day: {refs}.", refs=[work.ref for work in missed[:_MOST]]),
                related=tuple(Related(work.at, _("This is read on no day.")) for work in missed[:_MOST]),
            )


class _Work(NamedTuple):
    """Something that a role owns: its reference, and that of the whole whose page tells of it too."""

    ref: str
    whole: str
    title: str
    at: Address


_MOST = 10


def _work_of(book: Book, role: str) -> Iterator[_Work]:
    for pipeline, state in book.states():
        if state.owner == role:
            yield _Work(f"state:{pipeline.id}/{state.id}", f"pipeline:{pipeline.id}", state.title, state.address)
    for touchpoint in book.touchpoints:
        if touchpoint.role == role:
            ref = f"touchpoint:{touchpoint.id}"
            yield _Work(ref, ref, touchpoint.title, touchpoint.address)
    for handoff in book.handoffs:
        if role in {handoff.from_, handoff.to}:
            ref = f"handoff:{handoff.id}"
            yield _Work(ref, ref, handoff.title, handoff.address)


RULE = Rule(
    code="O702",
    name="path-with-holes",
    title=_("A path that leaves out a part of the work"),
    severity=Severity.WARNING,
    rationale=_("What a newcomer was never shown is done by guess, and the first clients pay for it."),
    good="""
        roles:
          - {id: hunter, title: Hunter}
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: Agree on a meeting}
        onboarding:
          - {id: week, title: The first week, role: hunter, days: [{day: 1, read: ["touchpoint:call"]}]}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: Agree on a meeting}
          - {id: visit, title: Visit, role: hunter, goal: See the stock}
        onboarding:
          - {id: week, title: The first week, role: hunter, days: [{day: 1, read: ["touchpoint:call"]}]}  # <- here
        """,
    check=check,
)
