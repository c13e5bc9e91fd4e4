"""The borders beside a gap: where the nearest segments end and begin, as the other places of a finding."""

from __future__ import annotations

from playbook.criteria.client_words import value_in_words
from playbook.criteria.partition import Gap, Side
from playbook.diagnostics import Message, Related, _
from playbook.model.book import Book


def related_sides(book: Book, gap: Gap) -> tuple[Related, ...]:
    """The criterion of the segment on each side of a gap, each once."""
    found: dict[tuple[str, str], Related] = {}
    for side in gap.sides:
        at = side.segment.address / "criteria" / side.attribute
        found.setdefault((side.segment.id, side.attribute), Related(at, _told(book, side)))
    return tuple(found.values())


def _told(book: Book, side: Side) -> Message:
    if side.border is None:
        return _(
            "“{title}” takes others of “{attribute}”.", title=side.segment.title, attribute=_title(book, side.attribute)
        )
    attribute = next((one for one in book.attributes if one.id == side.attribute), None)
    border = value_in_words(book, attribute, side.border.number)
    title = side.segment.title
    if not side.is_below:
        is_in = not side.border.is_after
        return (
            _("“{title}” begins at {border}.", title=title, border=border)
            if is_in
            else _("“{title}” begins above {border}.", title=title, border=border)
        )
    if side.border.is_after:
        return _("“{title}” ends with {border}.", title=title, border=border)
    return _("“{title}” ends below {border}.", title=title, border=border)


def _title(book: Book, name: str) -> str:
    return next((one.title for one in book.attributes if one.id == name), name)
