"""Discounts that meet: percents and the book's way of stacking in; the price that is left, its margin and what must be sold more, out.

All percents are fractions of the price. Sums and products are exact; quotients have the 28 digits of a Decimal.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Context, Decimal, localcontext
from itertools import accumulate
from math import prod
from typing import Literal

from playbook.model.loyalty import Programme

Stacking = Literal["chain", "sum", "best"]

EXACT = Context(prec=400)
"""Digits enough for sums and products of what authors write, so that a border met exactly is met exactly."""

_ALL = Decimal(1)


def combined_discount(discounts: Iterable[Decimal], stacking: Stacking) -> Decimal:
    """Which part of the price discounts take together; all of it at most.

    Units:  fractions.
    Source: book-format, "book", `stacking`: `chain` multiplies what is left, `sum` adds, `best` takes the highest.
    """
    with localcontext(EXACT):
        if stacking == "chain":
            return _ALL - prod((_left(one) for one in discounts), start=_ALL)
        if stacking == "sum":
            return min(sum(discounts, start=Decimal(0)), _ALL)
        return min(max(discounts, default=Decimal(0)), _ALL)


def chain_of_prices(discounts: Iterable[Decimal], stacking: Stacking, price: Decimal = Decimal(100)) -> list[Decimal]:
    """The price before, and after each discount in turn; of the best one alone where only that counts.

    Units:  money, as the price is given.
    Source: as `combined_discount`.
    """
    with localcontext(EXACT):
        if stacking == "chain":
            return list(accumulate(discounts, lambda left, one: left * _left(one), initial=price))
        if stacking == "sum":
            return list(accumulate(discounts, lambda left, one: max(left - price * one, Decimal(0)), initial=price))
        return [price, price * _left(max(discounts, default=Decimal(0)))]


def own_discount(programme: Programme, stacking: Stacking) -> Decimal:
    """The discount of a programme alone: the percents of its terms, combined.

    Units:  a fraction; nothing without percents.
    Source: book-format, "loyalty": `percent` of a term is a discount on the price.
    """
    return combined_discount((percent for _number, percent in percents_of(programme)), stacking)


def percents_of(programme: Programme) -> list[tuple[int, Decimal]]:
    """The discounts among the terms of a programme, each with the number of its term from 0; what takes nothing off is none."""
    return [(number, term.percent) for number, term in enumerate(programme.terms) if term.percent]


def margin_after(margin: Decimal, discount: Decimal) -> Decimal | None:
    """The margin as a part of the price that is paid; nothing where nothing is paid.

    Units:  fractions, `margin` of the price before.
    Source: book-format, "loyalty": (m−d)/(1−d).
    """
    return None if discount >= 1 else (margin - discount) / (1 - discount)


def uplift_needed(margin: Decimal, discount: Decimal) -> Decimal | None:
    """How many more units must be sold so that a discount loses no money; nothing where no number is enough.

    Units:  fractions, `margin` of the price before.
    Source: book-format, "loyalty": d/(m−d), never if d ≥ m; the break-even sales change −ΔP/(CM+ΔP) of Nagle, Hogan and Zale, The Strategy and
            Tactics of Pricing, with a price change of −d and a contribution margin of m.
    """
    return None if discount >= margin else discount / (margin - discount)


def uplift_suffices(uplift: Decimal, margin: Decimal, discount: Decimal) -> bool:
    """Whether so many more units make up for a discount; compared without a quotient, so that exactly enough is enough.

    Units:  fractions.
    Source: as `uplift_needed`.
    """
    with localcontext(EXACT):
        return discount < margin and uplift * (margin - discount) >= discount


def _left(discount: Decimal) -> Decimal:
    return max(_ALL - discount, Decimal(0))
