"""A programme whose last day is past."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Severity, _, _n
from playbook.model.book import Book


def check_on(book: Book, today: date) -> Iterator[Finding]:
    """Every programme that ended before the day of the check; on its last day it still runs."""
    for programme in book.loyalty:
        last = programme.valid.to if programme.valid is not None else None
        if last is not None and last < today:
            yield Finding(
                at=programme.address / "valid" / "to",
                message=_n(
                    "“{title}” ended on {day}, {count} day ago.",
                    "“{title}” ended on {day}, {count} days ago.",
                    (today - last).days,
                    title=programme.title,
                    day=last,
                ),
                hint=_("Give it a new last day, or take it out of the book."),
            )


RULE = Rule(
    code="L608",
    name="expired-programme",
    title=_("A programme that is over"),
    severity=Severity.WARNING,
    rationale=_(
        "A seller promises what stands in the book; what the company no longer gives, he will have to take back."
    ),
    good="""
        loyalty:
          - id: friends
            title: Friends
            valid: {from: 2026-01-01, to: 9999-12-31}
        """,
    bad="""
        loyalty:
          - id: friends
            title: Friends
            valid: {from: 2020-01-01, to: 2020-12-31}  # <- here
        """,
    check_on=check_on,
)
