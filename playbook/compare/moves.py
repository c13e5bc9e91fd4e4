"""Two books in; who moves between what they divide clients into, each told by one of them, out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from playbook.compare.change import Move
from playbook.compare.moves_of_not_our_clients import moves_of_not_our_clients
from playbook.compare.moves_of_segmentations import moves_of_segmentations
from playbook.compare.moves_of_statuses import moves_of_statuses
from playbook.compare.names import Names, Versions
from playbook.model.book import Book

_NOTHING: Mapping[str, str] = MappingProxyType({})


def moves_between(before: Book, after: Book, renamed: Mapping[str, str] = _NOTHING) -> tuple[Move, ...]:
    """Of each way in which clients of both books may move, one who does: in not-our-clients, segmentations and statuses.

    `renamed`: references of the book before, and what the book after calls the same. What divides clients as before is not looked at. A move
    without `before` and `after` says what could not be told, and why.
    """
    books = Versions(before, after, Names(renamed))
    return (*moves_of_not_our_clients(books), *moves_of_segmentations(books), *moves_of_statuses(books))
