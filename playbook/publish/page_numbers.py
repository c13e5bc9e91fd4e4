"""Page numbers as text: where they belong in a part of the book, how many digits they will have, and what is written in.

All digits are of one width, so that only *how many* digits a reference has can move a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from playbook.diagnostics import PlaybookError, _

PLACE = "data-page-of"
"""The attribute of a `<span>` that a page number belongs in: its anchor."""

_SIGNS_PER_PAGE = (
    650  # of text without tags; few: room for a digit too many moves a line, for one too few it takes another layout
)
_REFERENCE = re.compile(rf'(<span class="page-of" {PLACE}="([^"]*)">)[^<]*(</span>)')
_ANCHOR = re.compile(r'\sid="([^"]+)"')
_NO_TEXT = re.compile(r"<svg\b.*?</svg>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a part falls on pages: how many there are, on which (from 0) each anchor stands first, and what part of the last is filled.

    `held_up` are its drawings (by their number in it) that left white most of the page before theirs, each with what part of that page is filled.
    """

    pages: int
    anchors: Mapping[str, int]
    last: float = 1.0
    held_up: Mapping[int, float] = field(default_factory=dict)


def references(parts: Sequence[str]) -> tuple[str, ...]:
    """The anchors whose page numbers are asked for, each once, in the order of the text."""
    return tuple(dict.fromkeys(match[2] for part in parts for match in _REFERENCE.finditer(part)))


def fill(html: str, number: Callable[[str], str]) -> str:
    """The HTML with a number for each anchor written in."""
    return _REFERENCE.sub(lambda match: match[1] + number(match[2]) + match[3], html)


def demand_anchors(wanted: Sequence[str], pages: Mapping[str, int]) -> None:
    """Nothing, if every anchor that is asked for stands somewhere.

    Raises: PlaybookError that names those that do not.
    """
    if nowhere := [anchor for anchor in wanted if anchor not in pages]:
        raise PlaybookError(
            _("A page number is asked for what is not in the printed book: {anchors}.", anchors=nowhere)
        )


class Guess:
    """On which page an anchor may stand that is not laid out yet: the parts' texts in."""

    def __init__(self, parts: Sequence[str]) -> None:
        self._lengths: list[int] = []
        self._offsets: dict[str, tuple[int, int]] = {}
        for place, part in enumerate(parts):
            signs = reached = 0
            for match in _ANCHOR.finditer(part):
                signs += _signs(part[reached : match.start()])
                reached = match.start()
                self._offsets.setdefault(match[1], (place, signs))
            self._lengths.append(signs + _signs(part[reached:]))

    def latest_page(self, anchor: str, place: int, first: int) -> int:
        """The last page that an anchor is likely to stand on, if the part at `place` begins on the page `first`."""
        own, signs = self._offsets.get(anchor, (place, 0))
        between = sum(1 + length // _SIGNS_PER_PAGE for length in self._lengths[place:own])
        return first + between + signs // _SIGNS_PER_PAGE


def _signs(html: str) -> int:
    return len(_NO_TEXT.sub("", html))
