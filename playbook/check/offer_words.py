"""An offer in words: the client to whom it is made, the discounts in it, and the chain of prices he pays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from playbook.criteria.client_words import value_in_words
from playbook.diagnostics import Message, Money, Percent, Related, _
from playbook.estimate.counter import Offer
from playbook.estimate.discounts import chain_of_prices, percents_of
from playbook.model.book import Book
from playbook.model.loyalty import Programme

_CENT = Decimal("0.01")
_SHOWN = 8
"""Prices or programmes told one by one in a sentence."""


def client_of_offer(book: Book, offer: Offer) -> Message:
    """Who is made an offer, with status and cell where a programme asks for them: “A client (Purchases: 90 000 ₽, Status: Friend)”."""
    attributes = {attribute.id: attribute for attribute in book.attributes}
    client = offer.someone.client
    facts = [
        _("{title}: {value}", title=attributes[name].title, value=value_in_words(book, attributes[name], client[name]))
        for name in offer.someone.told_by
    ]
    reach = offer.reach
    facts += [
        _("{title}: {value}", title=_("Status"), value=status.title)
        for status in [one for one in book.statuses if reach.statuses is not None and one.id in reach.statuses][:1]
    ]
    facts += [_("{title}: {value}", title=_("Cell"), value=min(reach.cells))] if reach.cells else []
    return _("A client ({facts})", facts=facts) if facts else _("Every client")


def discounts_of(programme: Programme) -> Iterator[Related]:
    """The lines at which a programme takes something off the price."""
    for number, percent in percents_of(programme):
        yield Related(
            programme.address / "terms" / number / "percent",
            _("“{title}” takes {percent} off.", title=programme.title, percent=Percent(percent)),
        )


def prices_in_words(book: Book, discounts: Sequence[Decimal]) -> object:
    """What 100 of the book's currency become, discount by discount: “100 ₽ → 90 ₽ → 81 ₽”."""
    currency = book.masthead.currency
    chain = [Money(price.quantize(_CENT), currency) for price in chain_of_prices(discounts, book.masthead.stacking)]
    said: object = chain[0]
    for price in shortened(chain[1:]):
        said = _("{before} → {after}", before=said, after=price)
    return said


def shortened(items: Sequence[object]) -> list[object]:
    """Items that can be told in one sentence: of many the first and the last."""
    return [*items] if len(items) <= _SHOWN else [*items[: _SHOWN - 2], "…", items[-1]]
