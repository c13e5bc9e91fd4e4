"""The margins that a programme's discounts are taken from: the one its economics name, and those of its products."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from playbook.diagnostics import Address
from playbook.model.book import Book
from playbook.model.loyalty import Programme
from playbook.model.once import once_per_book
from playbook.model.product import Product


@dataclass(frozen=True, slots=True)
class Margin:
    """A margin as a fraction of the price before any discount, where it is written, and whose it is: nothing for the programme's own."""

    fraction: Decimal
    at: Address
    product: Product | None = None


def lowest_margin(book: Book, programme: Programme) -> Margin | None:
    """The lowest margin that a programme's discount is surely taken from; nothing if none is known.

    That of its economics, and of the products it names; where it names none and has no margin of its own, of all products of its line.
    """
    found = list(_margins(book, programme))
    return min(found, key=lambda margin: margin.fraction, default=None)


def sold_without_margin(book: Book, programme: Programme) -> tuple[Product, ...] | None:
    """The products of which no margin is known, neither theirs nor the programme's; nothing at all where all is known.

    An empty tuple: the programme names no products, the book has none for it, and so no margin is known whatever is sold.
    """
    if _own_margin(programme) is not None:
        return None
    products = tuple(_products(book, programme))
    left = tuple(product for product in products if product.margin is None)
    return left if left or not products else None


def _margins(book: Book, programme: Programme) -> Iterator[Margin]:
    own = _own_margin(programme)
    if own is not None:
        yield Margin(own, programme.address / "economics" / "margin")
    if own is None or programme.products:
        for product in _products(book, programme):
            if product.margin is not None:
                yield Margin(product.margin, product.address / "margin", product)


def _own_margin(programme: Programme) -> Decimal | None:
    return programme.economics.margin if programme.economics is not None else None


def _products(book: Book, programme: Programme) -> Iterable[Product]:
    """What a programme is for; every product that its line sells where it names none."""
    if programme.products:
        known = _products_by_id(book)
        return (known[name] for name in programme.products if name in known)
    return (one for one in book.products if programme.line is None or one.line in {None, programme.line})


@once_per_book
def _products_by_id(book: Book) -> dict[str, Product]:
    return {product.id: product for product in reversed(book.products)}
