"""Discounts that some client may use together, and that leave too little."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from playbook.check.offer_words import client_of_offer, discounts_of, prices_in_words, shortened
from playbook.check.rule import NotProven, Rule
from playbook.diagnostics import Finding, Message, Percent, Related, Severity, _, _n, quoted
from playbook.estimate.discounts import margin_after, own_discount, percents_of
from playbook.estimate.margins import sold_without_margin
from playbook.estimate.stacking import Worst, worst_stackings
from playbook.model.book import Book
from playbook.model.loyalty import Programme
from playbook.model.product import Product

_TENTH = Decimal("0.001")
_NEXT_TO_NOTHING = Decimal(-1000)
"""A margin that no percent tells any more."""
_MOST = 3
"""Products without a margin, or programmes without a proof, told one by one."""


def check(book: Book) -> Iterator[Finding]:
    """The worst stacking of each programme that has the highest discount in one; a discount of which no margin is known is not proved."""
    for programme in book.loyalty:
        products = sold_without_margin(book, programme)
        if products is not None and own_discount(programme, book.masthead.stacking) > 0:
            yield _without_margin(programme, products)
    found = worst_stackings(book)
    for worst in found.worst:
        yield _below(book, worst)
    if found.unproved:
        yield _not_proven(found.unproved)


def _not_proven(programmes: tuple[Programme, ...]) -> NotProven:
    """What the budget did not allow, told once: it is the same mesh of programmes for all of them."""
    first, *others = programmes
    return NotProven(
        at=first.address / "stacks_with",
        message=_n(
            "This could not be proved for “{title}”: programmes may be used together in too many ways.",
            "This could not be proved for “{title}” and others, {count} in all: programmes may be used together in too many ways.",
            len(programmes),
            title=first.title,
        ),
        hint=_("Let fewer programmes stack."),
        related=tuple(
            Related(one.address / "stacks_with", _("Nor for “{title}”.", title=one.title)) for one in others[:_MOST]
        ),
    )


def _without_margin(programme: Programme, products: tuple[Product, ...]) -> NotProven:
    number, _percent = percents_of(programme)[0]
    titles = [quoted(product.title) for product in products[:_MOST]]
    return NotProven(
        at=programme.address / "terms" / number / "percent",
        message=_(
            "What the discount of “{title}” leaves is not known: no margin is given for {products}.",
            title=programme.title,
            products=titles,
        )
        if titles
        else _("What the discount of “{title}” leaves is not known: no margin is given.", title=programme.title),
        hint=_("Add margin to its economics, or to the products it is for."),
    )


def _below(book: Book, worst: Worst) -> Finding:
    related = [*_discounts(worst)]
    if worst.offer.product is not None:
        product = worst.offer.product
        related.append(Related(product.address / "margin", _("The margin of “{title}”.", title=product.title)))
    if book.masthead.margin_floor is not None:
        floor = Percent(book.masthead.margin_floor)
        related.append(Related(book.masthead.address / "margin_floor", _("The floor is {floor}.", floor=floor)))
    return Finding(
        at=worst.head.address,
        message=_message(book, worst),
        hint=_hint(book, worst),
        related=tuple(related),
        witness=worst.offer.someone.client,
    )


def _message(book: Book, worst: Worst) -> Message:
    offer = worst.offer
    said: dict[str, object] = {
        "client": client_of_offer(book, offer),
        "prices": prices_in_words(book, _percents(worst)),
        "names": shortened([quoted(one.title) for one in (*worst.programmes, offer.authority) if one is not None]),
    }
    after = margin_after(offer.margin, offer.discount)
    if after is None or after < _NEXT_TO_NOTHING:
        return _("{client} pays next to nothing with {names}: {prices}.", **said)
    said |= {
        "margin": Percent(offer.margin),
        "left": Percent(after.quantize(_TENTH, ROUND_FLOOR)),
        "floor": Percent(book.masthead.floor),
    }
    if offer.product is None:
        return _(
            "{client} pays {prices} with {names}: the margin falls from {margin} to {left}, under the floor of {floor}.",
            **said,
        )
    return _(
        "{client} pays {prices} with {names}: the margin on “{product}” falls from {margin} to {left}, under the floor of {floor}.",
        product=offer.product.title,
        **said,
    )


def _percents(worst: Worst) -> list[Decimal]:
    """The discounts in the order in which they are taken off."""
    found = [percent for one in worst.programmes for _number, percent in percents_of(one)]
    on_top = worst.offer.authority.discount_up_to if worst.offer.authority is not None else None
    return found if on_top is None else [*found, on_top]


def _discounts(worst: Worst) -> Iterator[Related]:
    for programme in worst.programmes:
        yield from discounts_of(programme)
    authority = worst.offer.authority
    if authority is not None and authority.discount_up_to is not None:
        yield Related(
            authority.address / "discount_up_to",
            _("A seller may give {percent} on top.", percent=Percent(authority.discount_up_to)),
        )


def _hint(book: Book, worst: Worst) -> Message:
    if book.masthead.stacking == "best" and worst.offer.authority is not None:
        return _("Lower what a seller may give: of these discounts the highest alone counts.")
    others = [quoted(one.title) for one in worst.programmes if one is not worst.head]
    if others:
        return _("Lower a discount, or take {others} out of stacks_with.", others=shortened(others))
    if worst.offer.authority is not None:
        return _("Lower the discount, or what a seller may give on top.")
    return _("Lower the discount, or leave out what it cannot be given for.")


RULE = Rule(
    code="L601",
    name="margin-below-floor",
    title=_("Discounts that together leave too little"),
    severity=Severity.ERROR,
    rationale=_(
        "Each discount alone looks harmless; the client who has a right to all of them is the one who comes, and every sale to him loses money."
    ),
    good="""
        loyalty:
          - id: friends
            title: Friends
            terms: [{kind: discount, percent: 5%}]
            stacks_with: [season]
            economics: {margin: 30%}
          - id: season
            title: Season
            terms: [{kind: discount, percent: 10%}]
            stacks_with: [friends]
            economics: {margin: 30%}
        """,
    bad="""
        loyalty:
          - id: friends
            title: Friends
            terms: [{kind: discount, percent: 15%}]
            stacks_with: [season]
            economics: {margin: 30%}
          - id: season  # <- here
            title: Season
            terms: [{kind: discount, percent: 20%}]
            stacks_with: [friends]
            economics: {margin: 30%}
        """,
    check=check,
)
