"""A status from which sellers move nobody, and to which they move nobody."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.rule import NotProven, Rule
from playbook.diagnostics import Finding, Severity, _
from playbook.model.book import Book


def check(book: Book) -> Iterator[Finding]:
    """Every status without `next` that is not the `to` of another; where a status could not be read whole, that may be what it says."""
    aims = {way.to for status in book.statuses for way in status.next if way.to != status.id}
    for status in book.statuses:
        if status.next or status.id in aims:
            continue
        if status.id in book.unread or book.may_name(status.id, "statuses"):
            yield NotProven(
                at=status.address,
                message=_("Whether a movement begins or ends at “{title}” is not known.", title=status.title),
                hint=_("Mend first what could not be read."),
            )
        else:
            yield Finding(
                at=status.address,
                message=_(
                    "No movement begins or ends at “{title}”: what is a seller to do with such a client?",
                    title=status.title,
                ),
                hint=_("Write under next to which status the seller moves the client, and how."),
            )


RULE = Rule(
    code="A803",
    name="status-without-movement",
    title=_("A status without movement"),
    severity=Severity.INFO,
    rationale=_(
        "Sellers are paid for moving clients from status to status; one that nobody moves is a label, and its clients are left to themselves."
    ),
    good="""
        statuses:
          - {id: sleeping, title: Sleeping, when: {days-since-last-order: {above: 90}}, next: [{to: active}]}
          - {id: active, title: Active, when: {orders: {from: 1}}}
        """,
    bad="""
        statuses:
          - {id: sleeping, title: Sleeping, when: {days-since-last-order: {above: 90}}, next: [{to: active}]}
          - {id: novice, title: Novice, when: {orders: {to: 1}}}  # <- here
          - {id: active, title: Active, when: {orders: {from: 1}}}
        """,
    check=check,
)
