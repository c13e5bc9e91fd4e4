"""A status that no client can have, because earlier ones take all."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import NotProven, Rule
from playbook.criteria import BudgetSpentError
from playbook.criteria.measures import population_of_statuses
from playbook.criteria.partition import identical_in, masked_in
from playbook.diagnostics import Finding, Related, Severity, _, quoted
from playbook.model.book import Book
from playbook.model.segmentation import Segment
from playbook.model.status import Status


def check(book: Book) -> Iterator[Finding]:
    """Every status whose clients earlier ones take in each line that it serves."""
    lines: list[str | None] = [line.id for line in book.lines]
    masked: dict[str | None, dict[str, list[Segment]]] = {}
    for line in lines or [None]:
        try:
            masked[line] = _masked([status for status in book.statuses if status.line in {None, line}])
        except BudgetSpentError:
            yield NotProven(
                at=book.statuses[0].address,
                message=_("This could not be proved for the statuses: their borders cross too often."),
                hint=_("Let fewer measures decide, or fewer statuses."),
            )
            return
    for status in book.statuses:
        served = [line for line in masked if status.line in {None, line}]
        if served and all(status.id in masked[line] for line in served):
            earlier = {one.id: one for line in served for one in masked[line][status.id]}
            yield _finding(status, list(earlier.values()))


def _masked(statuses: list[Status]) -> dict[str, list[Segment]]:
    """The statuses that nobody reaches, by id, with those before them that take their clients."""
    population = population_of_statuses(statuses)
    found = {later.id: [earlier] for earlier, later in identical_in(population)}
    return found | {status.id: earlier for status, earlier in masked_in(population)}


def _finding(status: Status, earlier: list[Segment]) -> Finding:
    return Finding(
        at=status.address,
        message=_(
            "No client can ever be “{title}”: {earlier} above it take them all.",
            title=status.title,
            earlier=[quoted(one.title) for one in earlier],
        ),
        hint=_("Move it above them, or narrow them."),
        related=tuple(Related(one.address, _("“{title}” takes clients of it.", title=one.title)) for one in earlier),
    )


RULE = Rule(
    code="A802",
    name="empty-status",
    title=_("A status that no client can have"),
    severity=Severity.ERROR,
    rationale=_(
        "Its goal, plan and bonus are for nobody: the clients for whom it was written stand in another list, and are treated by another plan."
    ),
    good="""
        statuses:
          - {id: sleeping, title: Sleeping, when: {days-since-last-order: {above: 180}}, next: [{to: active}]}
          - {id: cooling, title: Cooling, when: {days-since-last-order: {above: 90}}, next: [{to: active}]}
          - {id: active, title: Active, when: {orders: {from: 1}}}
        """,
    bad="""
        statuses:
          - {id: cooling, title: Cooling, when: {days-since-last-order: {above: 90}}, next: [{to: active}]}
          - {id: sleeping, title: Sleeping, when: {days-since-last-order: {above: 180}}, next: [{to: active}]}  # <- here
          - {id: active, title: Active, when: {orders: {from: 1}}}
        """,
    check=check,
)
