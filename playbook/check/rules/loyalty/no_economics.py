"""Promises that cost money, and nobody has reckoned what they bring."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Message, Money, Percent, Related, Severity, _
from playbook.model.book import Book
from playbook.model.loyalty import LoyaltyTerm


def check(book: Book) -> Iterator[Finding]:
    """Every programme without economics some term of which has a percent or a cost."""
    for programme in book.loyalty:
        costly = [number for number, term in enumerate(programme.terms) if _costs(term)]
        if costly and programme.economics is None:
            yield Finding(
                at=programme.address,
                message=_(
                    "“{title}” costs money, and nobody has reckoned what it brings.",
                    title=programme.title,
                ),
                hint=_("Add economics: what it costs, how many take part, and how much more they will buy."),
                related=tuple(
                    Related(programme.address / "terms" / number, _told(book, programme.terms[number]))
                    for number in costly
                ),
            )


def _costs(term: LoyaltyTerm) -> bool:
    return (term.percent or 0) > 0 or (term.cost or 0) > 0


def _told(book: Book, term: LoyaltyTerm) -> Message:
    percent, cost = Percent(term.percent or Decimal(0)), Money(term.cost or Decimal(0), book.masthead.currency)
    if percent.fraction > 0 and cost.amount > 0:
        return _("This costs {percent} of the price and {sum} per client a month.", percent=percent, sum=cost)
    if percent.fraction > 0:
        return _("This costs {percent} of the price.", percent=percent)
    return _("This costs {sum} per client a month.", sum=cost)


RULE = Rule(
    code="L606",
    name="no-economics",
    title=_("A programme that nobody has reckoned"),
    severity=Severity.WARNING,
    rationale=_(
        "What costs a little for each client costs a lot for all of them, every month, and is hard to take back."
    ),
    good="""
        loyalty:
          - id: friends
            title: Friends
            terms: [{kind: gift, title: A jar of spices, cost: 100}]
            economics: {clients: 20, turnover_per_client: 50_000, margin: 30%, uplift: 5%, horizon: 12mo}
        """,
    bad="""
        loyalty:
          - id: friends  # <- here
            title: Friends
            terms: [{kind: gift, title: A jar of spices, cost: 100}]
        """,
    check=check,
)
