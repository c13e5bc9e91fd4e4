"""The counter of a line, where a price is asked: the discounts of a stacking and whom they reach in; the offer that leaves the least, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from playbook.criteria import Budget
from playbook.estimate.clientele import Clientele, Someone, met
from playbook.estimate.discounts import combined_discount
from playbook.estimate.reach import Reach, of_line, reach_of
from playbook.model.authority import Authority
from playbook.model.book import Book
from playbook.model.loyalty import Programme
from playbook.model.product import Product

_NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Offer:
    """What one client may be offered: `margin` before as a fraction of the price, `discount` of all together, the authority on top if it adds any.

    `product` is the one whose margin is the lowest, nothing where that is a programme's. `reach` tells the status, cell and days beside the client.
    """

    someone: Someone
    reach: Reach
    margin: Decimal
    discount: Decimal
    authority: Authority | None
    product: Product | None

    @property
    def burden(self) -> Decimal:
        """The cost of what is sold as a part of the price that is paid."""
        return burden(self.margin, self.discount)


def burden(margin: Decimal, discount: Decimal) -> Decimal:
    """The cost of what is sold as a part of the price that is paid, without end where nothing is paid.

    It rises with the discount and falls with the margin, and is 1 less the margin after: what is over 1 − floor breaks the floor.
    """
    return (1 - margin) / (1 - discount) if discount < 1 else Decimal("Infinity")


class Counter:
    """A line with its clients, products and authorities; asked about stackings."""

    def __init__(self, book: Book, clientele: Clientele, budget: Budget) -> None:
        line = clientele.line
        self._budget = budget
        self._stacking = book.masthead.stacking
        self._clientele = clientele
        self._has = of_line(book, line)
        self._reaches: dict[str, Reach] = {}
        self._products = sorted(
            (product for product in book.products if product.margin is not None and product.id in self._has.products),
            key=_rank,
        )
        self._by_id = {product.id: product for product in reversed(self._products)}
        self._authorities = sorted(
            (one for one in book.authority if one.line in {None, line} and _on_top(one) > 0), key=_on_top, reverse=True
        )

    def reach(self, programme: Programme) -> Reach:
        """Whom and what a programme is for here."""
        if programme.id not in self._reaches:
            self._reaches[programme.id] = reach_of(programme, self._clientele, self._has)
        return self._reaches[programme.id]

    def reaches_somebody(self, reach: Reach) -> bool:
        """Whether there is such a client, a product to sell and a day.

        Raises: BudgetSpentError.
        """
        return not reach.is_empty and self._clientele.has_someone(reach.clients, self._budget)

    def most(self, margins: Iterable[Decimal | None], discounts: Iterable[Decimal], reach: Reach) -> Decimal:
        """A burden that no offer to clients of a reach exceeds, whatever of the discounts they are given."""
        product = next(iter(self._sold(reach)), None)
        lowest = _lowest((*margins, _margin(product) if product is not None else None))
        on_top = _on_top(self._authorities[0]) if self._authorities else _NONE
        return _NONE if lowest is None else burden(lowest, self._together(discounts, on_top))

    def worst_offer(
        self, margins: Iterable[Decimal | None], discounts: Sequence[Decimal], reach: Reach, over: Decimal
    ) -> Offer | None:
        """The offer with the highest burden, if one is over a given burden.

        Raises: BudgetSpentError.
        """
        worst = None
        for margin, product in self._margins(_lowest(margins), reach):
            offer = self._to(margin, product, discounts, reach, over)
            if offer is not None:
                worst, over = offer, offer.burden
        return worst

    def _margins(self, own: Decimal | None, reach: Reach) -> Iterator[tuple[Decimal, Product | None]]:
        """The margins from which the discounts may be taken, the lowest first."""
        for product in self._sold(reach):
            margin = _margin(product)
            if own is not None and margin >= own:
                break
            yield margin, product
        if own is not None:
            yield own, None

    def _sold(self, reach: Reach) -> Iterable[Product]:
        """The products of a reach whose margin is known, that with the lowest first."""
        if reach.products is None:
            return self._products
        return sorted((self._by_id[name] for name in reach.products if name in self._by_id), key=_rank)

    def _to(
        self,
        margin: Decimal,
        product: Product | None,
        discounts: Sequence[Decimal],
        reach: Reach,
        over: Decimal,
    ) -> Offer | None:
        """The offer with the highest discount on top that some client may have who is sold this, if its burden is high enough."""
        clients = reach.clients if product is None else met(reach.clients, self._clientele.of(product.segments))
        alone = self._together(discounts, _NONE)
        for authority in (*self._authorities, None):
            discount = self._together(discounts, _on_top(authority) if authority is not None else _NONE)
            if burden(margin, discount) <= over:
                return None
            if authority is not None and discount == alone:
                continue
            meant = clients if authority is None else met(clients, self._clientele.of(authority.segments))
            someone = self._clientele.someone(meant, self._budget)
            if someone is not None:
                return Offer(someone, reach, margin, discount, authority, product)
        return None

    def _together(self, discounts: Iterable[Decimal], on_top: Decimal) -> Decimal:
        return combined_discount((*discounts, on_top), self._stacking)


def _margin(product: Product) -> Decimal:
    return product.margin if product.margin is not None else _NONE


def _rank(product: Product) -> tuple[Decimal, str]:
    return _margin(product), product.id


def _on_top(authority: Authority) -> Decimal:
    return authority.discount_up_to or _NONE


def _lowest(margins: Iterable[Decimal | None]) -> Decimal | None:
    return min((margin for margin in margins if margin is not None), default=None)
