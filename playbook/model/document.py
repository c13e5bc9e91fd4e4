"""A document: a contract, an offer, a price list that sellers give or receive."""

from __future__ import annotations

from typing import Literal

from playbook.model.base import optional
from playbook.model.entity import Entity
from playbook.model.value import FilePath


class Document(Entity):
    """An item of the section `documents`."""

    kind: Literal["contract", "offer", "invoice", "act", "form", "price-list", "regulation"] | None = optional(
        "Kind: contract, offer, invoice, act, form, price-list or regulation."
    )
    file: FilePath | None = optional("File: its path in the book; it is copied to the site.")
