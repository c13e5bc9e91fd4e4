"""A product: a group of what we sell, what it is good for, and what goes with it."""

from __future__ import annotations

from playbook.model.base import listed, optional
from playbook.model.entity import Entity
from playbook.model.reference import DocumentRef, ProductRef, SegmentRef
from playbook.model.value import Line, Percent


class Product(Entity):
    """An item of the section `products`: a group, not an article."""

    segments: tuple[SegmentRef, ...] = listed("Segments: for whom.")
    margin: Percent | None = optional("Margin: as a part of the price.")
    benefits: tuple[Line, ...] = listed("Benefits: what the client has from it.")
    questions: tuple[Line, ...] = listed("Questions: what to ask the client.")
    cross_sell: tuple[ProductRef, ...] = listed("Cross-sell: what goes with it.")
    documents: tuple[DocumentRef, ...] = listed("Documents: what there is to hand over.")
