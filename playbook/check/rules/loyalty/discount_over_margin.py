"""A discount that takes the whole margin, or more."""

from __future__ import annotations

from collections.abc import Iterator

from playbook.check.offer_words import discounts_of
from playbook.check.rule import Rule
from playbook.diagnostics import Finding, Message, Percent, Related, Severity, _
from playbook.estimate.discounts import own_discount, percents_of
from playbook.estimate.margins import Margin, lowest_margin
from playbook.model.book import Book
from playbook.model.loyalty import Programme


def check(book: Book) -> Iterator[Finding]:
    """Every programme whose own discount is at or over the lowest margin it is taken from; without a margin L601 tells that it is missing."""
    for programme in book.loyalty:
        discount = own_discount(programme, book.masthead.stacking)
        margin = lowest_margin(book, programme) if discount > 0 else None
        if margin is not None and discount >= margin.fraction:
            largest = max(percents_of(programme), key=lambda one: one[1])[0]
            at = programme.address / "terms" / largest / "percent"
            yield Finding(
                at=at,
                message=_message(programme, Percent(discount), margin),
                hint=_(
                    "Give less than {margin}, or something that is not taken off the price.",
                    margin=Percent(margin.fraction),
                ),
                related=(
                    Related(margin.at, _("The margin is {margin}.", margin=Percent(margin.fraction))),
                    *(one for one in discounts_of(programme) if one.at != at),
                ),
            )


def _message(programme: Programme, discount: Percent, margin: Margin) -> Message:
    if margin.product is not None:
        return _(
            "“{title}” takes {discount} off “{product}”, and the margin there is {margin}: nothing is left of it.",
            title=programme.title,
            discount=discount,
            product=margin.product.title,
            margin=Percent(margin.fraction),
        )
    return _(
        "“{title}” takes {discount} off, and the margin is {margin}: nothing is left of it.",
        title=programme.title,
        discount=discount,
        margin=Percent(margin.fraction),
    )


RULE = Rule(
    code="L603",
    name="discount-over-margin",
    title=_("A discount of the whole margin"),
    severity=Severity.ERROR,
    rationale=_("No growth pays for it: the more such a client buys, the more is lost."),
    good="""
        loyalty:
          - id: friends
            title: Friends
            terms:
              - {kind: discount, percent: 5%}
            economics: {margin: 30%}
        """,
    bad="""
        loyalty:
          - id: friends
            title: Friends
            terms:
              - {kind: discount, percent: 30%}  # <- here
            economics: {margin: 30%}
        """,
    check=check,
)
