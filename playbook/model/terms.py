"""Terms: a price, a discount, a payment or a delivery that a segment or a cell is promised."""

from __future__ import annotations

from typing import Literal

from playbook.model.base import optional
from playbook.model.entity import Entity
from playbook.model.value import Length, Money, Percent


class Terms(Entity):
    """An item of the section `terms`."""

    kind: Literal["price", "discount", "payment", "delivery", "minimum", "other"] = optional(
        "Kind: price, discount, payment, delivery, minimum or other.", "other"
    )
    percent: Percent | None = optional("Percent: the size of a discount.")
    defer: Length | None = optional("Defer: how long payment may wait.")
    credit_limit: Money | None = optional("Credit limit: how much may be owed.")
    prepayment: Percent | None = optional("Prepayment: the part paid beforehand.")
    minimum_order: Money | None = optional("Minimum order: from which sum we deliver.")
