"""Parts of a book that leave a page nearly white: the parts and a way to settle them in, parts mended and page numbers out.

Two things leave it white: a few lines that run over to a last page, and a drawing that finds no room under its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from playbook.publish.page_numbers import Layout, PageNumbers

PART = 'class="pb-part"'
CLOSER = 'class="pb-part pb-closer"'
DRAWING = "pb-diagram"

_GAIN = 0.09  # of a page: what the closer setting saves on each page, and half of it once more at a chapter's opening
_SPILT = 0.25  # of a page: a last page with more on it is no blemish
_SHORT = 8  # pages: all of such a part is set closer; of a longer one only the end, as far as it takes
_LONGEST = 60  # pages: setting a part a second time must stay cheap
_LETTERS_PER_PAGE = 1600  # a guess, to tell how much text fills the room over a drawing
_LETTERS_OF_DRAWING = 600  # the same of a drawing that is no higher than wide

_ENTRY = re.compile(r'<section class="entry" id="([^"]+)">')
_DRAWING = re.compile(rf'<figure class="{DRAWING}">.*?</figure>\s*', re.DOTALL)
_BLOCK = re.compile(r'</?section\b|<h[2-6]\b|<p class="pb-label">|<div class="pb-table\b')
_HEADED = re.compile(r'(?:</h[1-6]>|<p class="pb-label">(?:(?!</p>).)*</p>)\s*$', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")

Settle = Callable[[Sequence[str]], tuple[PageNumbers, Sequence[Layout]]]


@dataclass(frozen=True, slots=True)
class PrintLayout(Layout):
    """How a part falls on pages, and its drawings (by their number in it) that left white most of the page before theirs.

    Each with what part of that page is filled.
    """

    held_up: Mapping[int, float] = field(default_factory=dict)


def balance(parts: Sequence[str], settle: Settle) -> tuple[tuple[str, ...], PageNumbers]:
    """The parts, those that leave a page nearly white mended where that helps, and the page numbers of the whole.

    `settle` gives page numbers and the layout of each part; it is asked a second time only if a part is to be mended,
    and a third time if that did not help.
    """
    numbers, before = settle(parts)
    mended = tuple(_mended(part, layout) for part, layout in zip(parts, before, strict=True))
    if mended == tuple(parts):
        return mended, numbers
    numbers, after = settle(mended)
    kept = tuple(
        new if _price(now) < _price(was) else old
        for old, new, was, now in zip(parts, mended, before, after, strict=True)
    )
    return kept, numbers if kept == mended else settle(kept)[0]


def _price(layout: Layout) -> tuple[int, int]:
    return layout.pages, len(_held_up(layout))


def _held_up(layout: Layout) -> Mapping[int, float]:
    return layout.held_up if isinstance(layout, PrintLayout) else {}


def _mended(part: str, layout: Layout) -> str:
    if layout.pages > _LONGEST:
        return part
    if held_up := _held_up(layout):
        return _with_drawings_later(part, held_up)
    return _closer(part, layout) if _spills(layout) else part


def _spills(layout: Layout) -> bool:
    return layout.pages > 1 and layout.last <= min(_SPILT, _GAIN * (layout.pages - 0.5))


def _closer(part: str, layout: Layout) -> str:
    """The part set closer; of a long one as many entries at its end as take in what has run over."""
    if layout.pages <= _SHORT:
        return part.replace(PART, CLOSER, 1)
    first = layout.pages - 1 - ceil(layout.last / _GAIN) - 1

    def marked(entry: re.Match[str]) -> str:
        is_late = layout.anchors.get(entry[1], 0) >= first
        return f'<section class="entry pb-closer" id="{entry[1]}">' if is_late else entry[0]

    return _ENTRY.sub(marked, part)


def _with_drawings_later(part: str, held_up: Mapping[int, float]) -> str:
    """The part with each of these drawings after as much of the text that follows it as fills the page before."""
    drawings = list(_DRAWING.finditer(part))
    for number in sorted(held_up, reverse=True):
        drawing = drawings[number]
        place = _place_after(part, drawing.end(), (1 - held_up[number]) * _LETTERS_PER_PAGE)
        part = part[: drawing.start()] + part[drawing.end() : place] + drawing[0] + part[place:]
    return part


def _place_after(part: str, start: int, letters: float) -> int:
    """Where the text that begins at `start` has run on for no more than these letters: before a block, within its entry."""
    place = start
    for block in _BLOCK.finditer(part, start):
        passed = part[start : block.start()]
        if _letters(passed) > letters:
            break
        if not _HEADED.search(passed):
            place = block.start()
        if "section" in block[0]:
            break
    return place


def _letters(html: str) -> int:
    words, drawings = _DRAWING.subn("", html)
    return len(_TAG.sub("", words)) + drawings * _LETTERS_OF_DRAWING
