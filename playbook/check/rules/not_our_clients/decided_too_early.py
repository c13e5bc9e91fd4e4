"""Who is not ours is decided by something that nobody has asked yet."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import Rule
from playbook.check.start_states import asked_at_start, lines_served, start_states
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.model.book import Book
from playbook.model.not_our_client import NotOurClient
from playbook.model.pipeline import State


def check(book: Book) -> Iterator[Finding]:
    """Criteria of not-our-clients over attributes that no touchpoint of a line's start states finds out; each criterion once for each state."""
    starts = {line: _starts(book, line) for line in lines_served(book, None)}
    for entry in book.not_our_clients:
        for line in lines_served(book, entry.line):
            starts.setdefault(line, _starts(book, line))
        yield from _of_entry(book, entry, [starts[line] for line in lines_served(book, entry.line)])


def _starts(book: Book, line: str | None) -> tuple[State | None, frozenset[str]]:
    """The first start state of a line, and what is asked in all of them."""
    first = next((state for _pipeline, state in start_states(book, line)), None)
    return first, asked_at_start(book, line)


def _of_entry(book: Book, entry: NotOurClient, starts: list[tuple[State | None, frozenset[str]]]) -> Iterator[Finding]:
    titles = {attribute.id: attribute.title for attribute in book.attributes}
    for name in entry.criteria or {}:
        unasked = {state.address: state for state, asked in starts if state is not None and name not in asked}
        for state in unasked.values() if name in titles else ():
            yield Finding(
                at=entry.address / "criteria" / name,
                message=_(
                    "“{entry}” is decided by “{attribute}”, and at “{state}” nobody has asked for it yet.",
                    entry=entry.title,
                    attribute=titles[name],
                    state=state.title,
                ),
                hint=_("Add “{id}” to asks of a touchpoint of this state.", id=name),
                related=(Related(state.address, _("Here a client begins.")),),
                at_key=True,
            )


RULE = Rule(
    code="N203",
    name="decided-too-early",
    title=_("Not ours, by something that nobody has asked yet"),
    severity=Severity.WARNING,
    rationale=_(
        "A seller cannot refuse a client by what he does not know: he will guess, or serve him for weeks before it comes out."
    ),
    good="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        roles:
          - {id: hunter, title: Hunter}
        not_our_clients:
          - {id: tiny, title: Tiny orders, criteria: {purchases: {below: 30_000}}, reason: Costs more than it brings., action: Name a shop.}
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: Learn who it is., states: [new/first], asks: [purchases]}
        """,
    bad="""
        attributes:
          - {id: purchases, title: Purchases a year, kind: money}
        roles:
          - {id: hunter, title: Hunter}
        not_our_clients:
          - id: tiny
            title: Tiny orders
            criteria:
              purchases: {below: 30_000}  # <- here
            reason: Costs more than it brings.
            action: Name a shop.
        pipelines:
          - id: new
            title: New clients
            states:
              - {id: first, title: First call, kind: start, owner: hunter, deadline: 3d, on_deadline: lost, next: [{to: won}, {to: lost}]}
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        touchpoints:
          - {id: call, title: First call, role: hunter, goal: Learn who it is., states: [new/first]}
        """,
    check=check,
)
