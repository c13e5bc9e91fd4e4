"""Work that takes longer than the state's deadline allows."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from playbook.check.rule import Rule
from playbook.check.way_words import equation, in_days
from playbook.diagnostics import Finding, Related, Severity, _
from playbook.estimate.graph import state_graph
from playbook.estimate.stays import days_of
from playbook.model.book import Book
from playbook.model.pipeline import State


def check(book: Book) -> Iterator[Finding]:
    """States whose steps add up to more than their deadline; states that last longer than it."""
    week = book.masthead.working_week
    for state in state_graph(book).states.values():
        if state.deadline is not None and (state.steps or state.lasts is not None):
            limit = days_of(state.deadline.limit, week)
            yield from _steps(state, limit, week)
            if state.lasts is not None and days_of(state.lasts, week) > limit:
                yield Finding(
                    at=state.address / "lasts",
                    message=_(
                        "In “{state}” a client typically stays for {lasts}, and the deadline is {limit}.",
                        state=state.title,
                        lasts=in_days(days_of(state.lasts, week)),
                        limit=in_days(limit),
                    ),
                    hint=_("Write how long a client stays who keeps the deadline, or lengthen the deadline."),
                    related=(Related(state.address / "deadline", _("The deadline is here.")),),
                )


def _steps(state: State, limit: Fraction, week: int) -> Iterator[Finding]:
    lasting = [
        (number, step.title, days_of(step.lasts, week))
        for number, step in enumerate(state.steps)
        if step.lasts is not None
    ]
    total = sum((days for _number, _title, days in lasting), Fraction(0))
    if total > limit:
        yield Finding(
            at=state.address / "steps",
            message=_(
                "The steps of “{state}” take {days} > {limit}.",
                state=state.title,
                days=equation([days for _number, _title, days in lasting]),
                limit=in_days(limit),
            )
            if len(lasting) > 1
            else _(
                "The step “{step}” of “{state}” takes {total}, and the deadline is {limit}.",
                step=lasting[0][1],
                state=state.title,
                total=in_days(total),
                limit=in_days(limit),
            ),
            hint=_("Shorten the steps by {days} in all, or lengthen the deadline.", days=in_days(total - limit)),
            related=(
                Related(state.address / "deadline", _("The deadline is here.")),
                *(
                    Related(
                        state.address / "steps" / number / "lasts",
                        _("“{state}”: {days}.", state=title, days=in_days(days)),
                    )
                    for number, title, days in lasting
                ),
            ),
            at_key=True,
        )


RULE = Rule(
    code="P412",
    name="steps-do-not-fit",
    title=_("More work than time for it"),
    severity=Severity.WARNING,
    rationale=_(
        "A seller who does all that the book asks breaks the deadline, and one who keeps it leaves out a step: each another one."
    ),
    good="""
        pipelines:
          - id: new
            title: New clients
            states:
              - id: first
                title: First call
                kind: start
                deadline: 3d
                on_deadline: lost
                steps: [{title: Find, lasts: 1d}, {title: Call, lasts: 2d}]
                next: [{to: won}, {to: lost}]
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    bad="""
        pipelines:
          - id: new
            title: New clients
            states:
              - id: first
                title: First call
                kind: start
                deadline: 3d
                on_deadline: lost
                steps: [{title: Find, lasts: 2d}, {title: Call, lasts: 2d}]  # <- here
                next: [{to: won}, {to: lost}]
              - {id: won, title: Client, kind: won}
              - {id: lost, title: Refusal, kind: lost}
        """,
    check=check,
)
