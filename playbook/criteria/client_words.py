"""A client in words: the values of a witness, titled as the author titles them."""

from __future__ import annotations

from collections.abc import Iterable

from playbook.criteria import Client, Value
from playbook.diagnostics import Amount, Message, Money, _
from playbook.model.attribute import Attribute
from playbook.model.book import Book


def client_in_words(book: Book, client: Client, names: Iterable[str]) -> Message:
    """A client by some of its attributes: “A client (Purchases: 90 000 ₽, Channel: Dealer)”."""
    attributes = {attribute.id: attribute for attribute in book.attributes}
    facts = [
        _("{title}: {value}", title=attributes[name].title, value=value_in_words(book, attributes[name], client[name]))
        for name in names
        if name in attributes and name in client
    ]
    return _("A client ({facts})", facts=facts) if facts else _("Every client")


def value_in_words(book: Book, attribute: Attribute | None, value: Value) -> object:
    """A value as a message takes it: a sum, a number with its unit, the title of a choice, yes or no, not known."""
    if value is None:
        return _("not known")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str):
        return attribute.values.get(value, value) if attribute else value
    if attribute is not None and attribute.kind == "money":
        return Money(value, book.masthead.currency)
    return Amount(value, attribute.unit if attribute else None)
