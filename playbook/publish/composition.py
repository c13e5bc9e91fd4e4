"""The parts of a book, each starting on a new page, in; all of them laid out one after the other, with the page of every anchor, out.

A part is laid out knowing the page that it begins on. Numbers of pages before it are known too; for those that follow it is given room for as many
digits as they may have. Room that is left over is taken away from the finished line; a part is laid out again only where there was too little.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from playbook.diagnostics import PlaybookError, _
from playbook.publish.balance import is_better, mended
from playbook.publish.page_numbers import Guess, Layout, demand_anchors, fill, references

ROUNDS = 8


class LaidOut(Protocol):
    """A part on its pages."""

    @property
    def layout(self) -> Layout:
        """How it falls on them."""


L = TypeVar("L", bound=LaidOut)


@dataclass(frozen=True, slots=True)
class Composed(Generic[L]):
    """A part in its place: the page it begins on, how many digits each of its references has room for, and what was laid out."""

    first: int
    room: Mapping[str, int]
    laid_out: L


@dataclass(frozen=True, slots=True)
class Composition(Generic[L]):
    """All parts in their places, the page (from 1) of every anchor, and how often a part was laid out."""

    parts: tuple[Composed[L], ...]
    pages: Mapping[str, int]
    laid_out: int


def compose(parts: Sequence[str], lay_out: Callable[[str, int], L]) -> Composition[L]:
    """The book; `lay_out` lays out a text that begins on a page. A part that leaves a page nearly white is mended where that helps.

    The room of a number never shrinks, so that one that wavers between 99 and 100 comes to rest.

    Raises: PlaybookError for a reference to an anchor that stands nowhere, and if the numbers do not come to rest.
    """
    composer = _Composer(parts, lay_out)
    composer.lay_out_all()
    demand_anchors(references(parts), composer.pages)
    for _attempt in range(ROUNDS):
        if not composer.mend_numbers():
            return Composition(tuple(composer.composed), composer.pages, composer.count)
    raise PlaybookError(_("The page numbers of the book do not come to rest after {count} layouts.", count=ROUNDS))


class _Composer(Generic[L]):
    def __init__(self, parts: Sequence[str], lay_out: Callable[[str, int], L]) -> None:
        self._parts = list(parts)
        self._lay_out = lay_out
        self._wanted = [references([part]) for part in parts]
        self.composed: list[Composed[L]] = []
        self.pages: dict[str, int] = {}
        self.count = 0

    def lay_out_all(self) -> None:
        """Every part once, and once more where a mend may help."""
        guess, first = Guess(self._parts), 1
        for place, part in enumerate(self._parts):
            room = {
                anchor: len(str(self.pages.get(anchor) or guess.latest_page(anchor, place, first)))
                for anchor in self._wanted[place]
            }
            composed = self._composed(part, first, room)
            other = mended(part, composed.laid_out.layout)
            if other != part:
                tried = self._composed(other, first, room)
                if is_better(tried.laid_out.layout, composed.laid_out.layout):
                    self._parts[place], composed = other, tried
            self.composed.append(composed)
            self._learn_pages()
            first += composed.laid_out.layout.pages

    def mend_numbers(self) -> bool:
        """Lays out again each part that begins elsewhere than it was thought to, or whose numbers need more room; whether there was one."""
        was_mended, first = False, 1
        for place, composed in enumerate(self.composed):
            room = {anchor: max(width, len(str(self.pages[anchor]))) for anchor, width in composed.room.items()}
            if (first, room) != (composed.first, composed.room):
                self.composed[place] = self._composed(self._parts[place], first, room)
                was_mended = True
            first += self.composed[place].laid_out.layout.pages
        self._learn_pages()
        return was_mended

    def _composed(self, part: str, first: int, room: Mapping[str, int]) -> Composed[L]:
        self.count += 1
        return Composed(first, room, self._lay_out(fill(part, lambda anchor: "0" * room[anchor]), first))

    def _learn_pages(self) -> None:
        """The page of every anchor; of two of one name the first counts, as it does for links."""
        self.pages = {}
        for composed in self.composed:
            for anchor, page in composed.laid_out.layout.anchors.items():
                self.pages.setdefault(anchor, composed.first + page)
