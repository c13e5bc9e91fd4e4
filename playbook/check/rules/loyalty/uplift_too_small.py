"""A discount that more sales must pay for, and too few more are expected."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from playbook.check.offer_words import discounts_of
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Percent, Related, Severity, _
from playbook.estimate.discounts import own_discount, uplift_needed, uplift_suffices
from playbook.model.book import Book

_TENTH = Decimal("0.001")
_MOST = Decimal(1000)
"""A thousand times as much is told as this, and not to the last figure."""


def check(book: Book) -> Iterator[Finding]:
    """Every programme with a discount whose uplift is under d/(m−d); of a discount over the margin L603 tells, of a figure left out L604."""
    for programme in book.loyalty:
        figures = programme.economics
        if figures is None or figures.margin is None or figures.uplift is None:
            continue
        discount = own_discount(programme, book.masthead.stacking)
        needed = uplift_needed(figures.margin, discount)
        if discount > 0 and needed is not None and not uplift_suffices(figures.uplift, figures.margin, discount):
            # Rounded apart, so that what is short by less than a tenth still reads as short.
            least = Percent(min(needed, _MOST).quantize(_TENTH, ROUND_CEILING))
            yield Finding(
                at=programme.address / "economics" / "uplift",
                message=_(
                    "“{title}” takes {discount} off a margin of {margin}: {needed} more must be sold to make up for it, and {uplift} is expected.",
                    title=programme.title,
                    discount=Percent(discount),
                    margin=Percent(figures.margin),
                    needed=least,
                    uplift=Percent(figures.uplift.quantize(_TENTH, ROUND_FLOOR)),
                ),
                hint=_(
                    "Lower the discount, or give it only to those who will buy at least {needed} more.", needed=least
                ),
                related=(
                    *discounts_of(programme),
                    Related(
                        programme.address / "economics" / "margin",
                        _("The margin is {margin}.", margin=Percent(figures.margin)),
                    ),
                ),
            )


RULE = Rule(
    code="L605",
    name="uplift-too-small",
    title=_("Too little growth for the discount"),
    severity=Severity.ERROR,
    rationale=_(
        "A discount is taken from every sale, also from those that would have been made without it: below this growth it is a gift."
    ),
    good="""
        loyalty:
          - id: friends
            title: Friends
            terms: [{kind: discount, percent: 5%}]
            economics:
              margin: 25%
              uplift: 25%
        """,
    bad="""
        loyalty:
          - id: friends
            title: Friends
            terms: [{kind: discount, percent: 5%}]
            economics:
              margin: 25%
              uplift: 24%  # <- here
        """,
    check=check,
)
