"""A contact of the book goes in; a card with the number as a telephone takes it comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playbook.model.masthead import Contact

_NOT_DIALLED = re.compile(r"[^\d+]")


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Whom to ask; `dial` is the number without what only people read."""

    contact: Contact
    dial: str


def contact_card(contact: Contact) -> ContactCard:
    """The card of a contact."""
    return ContactCard(contact, _NOT_DIALLED.sub("", contact.phone or ""))
