"""A text whose day of review has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Severity, _, _n
from playbook.model.book import Book
from playbook.model.owners import owned_entities


def check(book: Book, today: date) -> Iterator[Finding]:
    """Every entity whose `review_by` lies before the day of the check."""
    roles = {role.id: role.title for role in book.roles}
    for one in owned_entities(book):
        due = one.entity.review_by
        if due is None or due >= today:
            continue
        days = (today - due).days
        if one.owner is None:
            message = _n(
                "“{title}” was to be read again by {day}, {count} day ago, and nobody owns it.",
                "“{title}” was to be read again by {day}, {count} days ago, and nobody owns it.",
                days,
                title=one.title,
                day=due,
            )
        else:
            message = _n(
                "“{title}” was to be read again by {day}, {count} day ago; “{owner}” owns it.",
                "“{title}” was to be read again by {day}, {count} days ago; “{owner}” owns it.",
                days,
                title=one.title,
                day=due,
                owner=roles.get(one.owner, one.owner),
            )
        yield Finding(
            at=one.entity.address / "review_by",
            message=message,
            hint=_("Read it, mend what is no longer so, and write the next day."),
        )


RULE = Rule(
    code="V951",
    name="review-overdue",
    title=_("A review that is overdue"),
    severity=Severity.WARNING,
    rationale=_(
        "Sellers promise what the page says; a page that nobody has read for a year promises last year's terms."
    ),
    good="""
        roles:
          - {id: head, title: Head of sales}
        terms:
          - {id: defer, title: Thirty days, kind: payment, defer: 30d, owner: head, review_by: 2027-03-01}
        """,
    bad="""
        roles:
          - {id: head, title: Head of sales}
        terms:
          - {id: defer, title: Thirty days, kind: payment, defer: 30d, owner: head, review_by: 2026-03-01}  # <- here
        """,
    check_on=check,
)
