"""A criterion or a range in words, as a message takes them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from playbook.criteria.client_words import value_in_words
from playbook.diagnostics import Amount, Message, Percent, _
from playbook.model.attribute import Attribute
from playbook.model.book import Book
from playbook.model.criterion import Criterion
from playbook.model.range import Range


def criterion_in_words(book: Book, name: str, criterion: Criterion) -> Message:
    """What a criterion allows of an attribute or measure: “from 1 000 000 to under 5 000 000 ₽”, “Dealer or Chain”, “any but Retail”."""
    attribute = next((one for one in book.attributes if one.id == name), None)
    parts: list[object] = [range_in_words(book, one, attribute) for one in criterion.ranges]
    if criterion.flag is not None:
        parts.append(value_in_words(book, attribute, criterion.flag))
    parts += [value_in_words(book, attribute, choice) for choice in criterion.choices]
    if criterion.excluded:
        barred = [value_in_words(book, attribute, choice) for choice in criterion.excluded]
        parts.append(_("any but {values}", values=barred))
    if criterion.takes_unknown:
        parts.append(_("not known"))
    return _either(parts)


def range_in_words(book: Book, value: Range, attribute: Attribute | None = None) -> Message:
    """A range: “from 1 000 000 to under 5 000 000 ₽”, “less than 10%”."""
    lower, upper = (None if end is None else _end(book, end, value, attribute) for end in (value.lower, value.upper))
    if value.lower is None or value.upper is None:
        if value.lower is not None:
            return _("{value} or more", value=lower) if value.lower_is_in else _("over {value}", value=lower)
        return _("{value} or less", value=upper) if value.upper_is_in else _("less than {value}", value=upper)
    if value.lower == value.upper:
        return Message("{value}", {"value": upper})
    bare = Amount(value.lower) if value.unit == "number" else lower  # the upper end has the unit
    ends: dict[tuple[bool, bool], Message] = {
        (True, False): _("from {lower} to under {upper}", lower=bare, upper=upper),
        (True, True): _("from {lower} to {upper}", lower=bare, upper=upper),
        (False, False): _("over {lower} and under {upper}", lower=bare, upper=upper),
        (False, True): _("over {lower} and up to {upper}", lower=bare, upper=upper),
    }
    return ends[value.lower_is_in, value.upper_is_in]


def _end(book: Book, end: Decimal, value: Range, attribute: Attribute | None) -> object:
    return Percent(end) if value.unit == "percent" else value_in_words(book, attribute, end)


def _either(parts: Iterable[object]) -> Message:
    first, *rest = parts
    told = first if isinstance(first, Message) else Message("{value}", {"value": first})
    for one in rest:
        told = _("{value} or {other}", value=told, other=one)
    return told
