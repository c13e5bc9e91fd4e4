"""A part of a book that leaves a page nearly white, and how it falls on pages, in; the part set in another way out.

Two things leave it white: a few lines that run over to a last page, and a drawing that finds no room under its text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import ceil

from playbook.publish.page_numbers import Layout

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


def is_better(now: Layout, was: Layout) -> bool:
    """Whether a mend saved a page, or a drawing its room."""
    return (now.pages, len(now.held_up)) < (was.pages, len(was.held_up))


def mended(part: str, layout: Layout) -> str:
    """The part set so that it may leave no page nearly white; the same where none is, or where it is too long to be set twice."""
    if layout.pages > _LONGEST:
        return part
    if layout.held_up:
        return _with_drawings_later(part, layout.held_up)
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
