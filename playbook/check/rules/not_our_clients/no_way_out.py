"""A line that refuses clients, and whose pipelines have no way to refuse them."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.check.start_states import lines_served, pipelines_of, start_states
from playbook.diagnostics import Address, Finding, Related, Severity, _
from playbook.model.book import Book
from playbook.model.pipeline import Pipeline, State


def check(book: Book) -> Iterator[Finding]:
    """Lines with not-our-clients in whose pipelines no transition of a start state leads to a lost one."""
    told: set[Address] = set()
    for line in lines_served(book, None):
        entries = [entry for entry in book.not_our_clients if line is None or entry.line in {None, line}]
        starts = list(start_states(book, line))
        if entries and starts and not any(_loses(book, pipeline, state) for pipeline, state in starts):
            _pipeline, first = starts[0]
            if first.address in told:
                continue
            told.add(first.address)
            yield Finding(
                at=first.address,
                message=_(
                    "No way leads from “{state}” to a refusal: where does the seller put “{entry}”?",
                    state=first.title,
                    entry=entries[0].title,
                ),
                hint=_("Add to next of this state one whose kind is lost."),
                related=(Related(entries[0].address, _("Whoever meets this is not ours.")),),
            )


def _loses(book: Book, pipeline: Pipeline, start: State) -> bool:
    lost = {
        name
        for one in pipelines_of(book, None)
        for state in one.states
        if state.kind == "lost"
        for name in (f"{one.id}/{state.id}", *((state.id,) if one is pipeline else ()))
    }
    return any(way.to in lost for way in start.next)


RULE = Rule(
    code="N204",
    name="no-way-out",
    title=_("No way out for those who are not ours"),
    severity=Severity.WARNING,
    rationale=_(
        "A client who is not ours stays in somebody's list as one who might be, and takes the place of one who is."
    ),
    good="""
        roles:
          - {id: hunter, title: Hunter}
        not_our_clients:
          - {id: beggars, title: Discounts only, signs: [Asks for nothing but discounts], reason: No margin., action: Say no.}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        roles:
          - {id: hunter, title: Hunter}
        not_our_clients:
          - {id: beggars, title: Discounts only, signs: [Asks for nothing but discounts], reason: No margin., action: Say no.}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, owner: hunter, deadline: 3d, on_deadline: talk, next: [{to: talk}]}  # <- here
              - {id: talk, title: Talk, kind: work, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
