"""The products: a chapter, and a page for each group of what we sell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from playbook.diagnostics import _
from playbook.model.book import Book
from playbook.model.product import Product
from playbook.plan.grouping import grouped
from playbook.plan.page import Draft, child_path
from playbook.plan.wording import Wording

SECTION = "products"


@dataclass(frozen=True, slots=True)
class ProductContent:
    """What a product's page shows beside the product itself; all but the margin in words are references."""

    margin: str
    segments: tuple[str, ...]
    cross_sell: tuple[str, ...]
    documents: tuple[str, ...]
    programmes: tuple[str, ...]
    objections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """What names each product, by product."""

    programmes: Mapping[str, tuple[str, ...]]
    objections: Mapping[str, tuple[str, ...]]


def chapter(book: Book, words: Wording) -> Draft | None:
    """The chapter of the products, or none where none are named."""
    if not book.products:
        return None
    around = _around(book)
    return Draft(
        kind="products",
        ref="section:products",
        path="products/index",
        title=words.say(_("Products")),
        summary=words.say(_("What we sell: what to ask about it, and what it is good for.")),
        children=tuple(_product(product, around, words) for product in book.products),
    )


def _product(product: Product, around: _Around, words: Wording) -> Draft:
    return Draft(
        kind="product",
        ref=f"product:{product.id}",
        path=child_path("products", product.id),
        title=product.title,
        summary=product.summary,
        entity=product,
        content=ProductContent(
            margin="" if product.margin is None else words.percent(product.margin),
            segments=tuple(f"segment:{name}" for name in product.segments),
            cross_sell=tuple(f"product:{name}" for name in product.cross_sell),
            documents=tuple(f"document:{name}" for name in product.documents),
            programmes=around.programmes.get(product.id, ()),
            objections=around.objections.get(product.id, ()),
        ),
    )


def _around(book: Book) -> _Around:
    programmes = grouped(book.loyalty, lambda programme: programme.products)
    objections = grouped(book.objections, lambda objection: objection.products)
    return _Around(
        programmes={name: tuple(f"programme:{one.id}" for one in these) for name, these in programmes.items()},
        objections={name: tuple(f"objection:{one.id}" for one in these) for name, these in objections.items()},
    )
