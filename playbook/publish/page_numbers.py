"""Page numbers as text: parts of a book and a way to lay them out in, the page of every anchor out.

Every part starts on a new page, so that its layout is its own: it is enough to know the page of an anchor within its
part and how long the parts before it are. All digits are of one width, so that only *how many* digits a reference has
can move a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from playbook.diagnostics import PlaybookError, _

ROUNDS = 8
_FREE_ROUNDS = 3
_FIGURE_SPACE = "\N{FIGURE SPACE}"
_SIGNS_PER_PAGE = 1000  # of text without tags; only for a first guess at how many digits a number will have
_LONG = 60_000  # signs of HTML, some fifteen pages

_REFERENCE = re.compile(r'(<span class="page-of" data-page-of="([^"]*)">)[^<]*(</span>)')
_ANCHOR = re.compile(r'\sid="([^"]+)"')
_NO_TEXT = re.compile(r"<svg\b.*?</svg>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text falls on pages: how many there are, on which (from 0) each anchor stands first, and what part of the last is filled."""

    pages: int
    anchors: Mapping[str, int]
    last: float = 1.0


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """The page (from 1) on which each anchor stands, and how many digits each reference was given room for."""

    pages: Mapping[str, int]
    widths: Mapping[str, int]

    def fill(self, html: str) -> str:
        """The HTML with its numbers written in."""
        return _fill(html, lambda anchor: str(self.pages[anchor]).rjust(self.widths.get(anchor, 0), _FIGURE_SPACE))


Measure = Callable[[Sequence[str]], Sequence[Layout]]


def settle(parts: Sequence[str], measure: Measure) -> tuple[PageNumbers, Sequence[Layout]]:
    """The page numbers under which the parts, with these numbers written in, fall on just these pages; how each part falls then.

    `measure` lays texts out, each on its own. It is asked again when a number turned out longer or shorter than
    expected; from the fourth time on room only grows, so that a number that wavers between 99 and 100 comes to rest.
    A long part is laid out once: a digit more seldom moves a page, and whoever sets the whole book holds every number against its page.

    Raises: PlaybookError for a reference to an anchor that stands nowhere.
    """
    wanted = references(parts)
    widths = _guessed_widths(parts, wanted)
    texts: list[str] = []
    for attempt in range(ROUNDS):
        blanks = {anchor: "0" * width for anchor, width in widths.items()}
        texts = [
            texts[place] if texts and len(part) > _LONG else _fill(part, blanks.__getitem__)
            for place, part in enumerate(parts)
        ]
        layouts = measure(texts)
        pages = _pages_of_anchors(layouts)
        demand_anchors(wanted, pages)
        needed = {anchor: len(str(pages[anchor])) for anchor in wanted}
        if attempt >= _FREE_ROUNDS:
            needed = {anchor: max(width, widths[anchor]) for anchor, width in needed.items()}
        if needed == widths:
            return PageNumbers(pages, widths), layouts
        widths = needed
    raise PlaybookError(_("The page numbers of the book do not come to rest after {count} layouts.", count=ROUNDS))


def references(parts: Sequence[str]) -> tuple[str, ...]:
    """The anchors whose page numbers are asked for, each once, in the order of the text."""
    return tuple(dict.fromkeys(match[2] for part in parts for match in _REFERENCE.finditer(part)))


def demand_anchors(wanted: Sequence[str], pages: Mapping[str, int]) -> None:
    """Nothing, if every anchor that is asked for stands somewhere.

    Raises: PlaybookError that names those that do not.
    """
    if nowhere := [anchor for anchor in wanted if anchor not in pages]:
        raise PlaybookError(
            _("A page number is asked for what is not in the printed book: {anchors}.", anchors=nowhere)
        )


def _fill(html: str, number: Callable[[str], str]) -> str:
    return _REFERENCE.sub(lambda match: match[1] + number(match[2]) + match[3], html)


def _pages_of_anchors(layouts: Sequence[Layout]) -> dict[str, int]:
    pages: dict[str, int] = {}
    first = 1
    for layout in layouts:
        for anchor, page in layout.anchors.items():
            pages.setdefault(anchor, first + page)
        first += layout.pages
    return pages


def _guessed_widths(parts: Sequence[str], wanted: Sequence[str]) -> dict[str, int]:
    guessed: dict[str, int] = {}
    first = 1
    for part in parts:
        signs = reached = 0
        for match in _ANCHOR.finditer(part):
            signs += _signs(part[reached : match.start()])
            reached = match.start()
            guessed.setdefault(match[1], first + signs // _SIGNS_PER_PAGE)
        signs += _signs(part[reached:])
        first += max(1, round(signs / _SIGNS_PER_PAGE + 0.25))  # the last page of a part is seldom full
    return {anchor: len(str(guessed.get(anchor, 1))) for anchor in wanted}


def _signs(html: str) -> int:
    return len(_NO_TEXT.sub("", html))
