"""Parts of a book that end with a few lines on a page of their own: the parts and a way to settle them in, parts set closer and page numbers out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from playbook.publish.page_numbers import Layout, PageNumbers

PART = 'class="pb-part"'
CLOSER = 'class="pb-part pb-part--closer"'

_GAIN = (
    0.06  # of a page: what the closer setting saves on each page, and half of it once more at the opening of a chapter
)
_LONGEST = 8  # pages: setting a part a second time must stay cheap, and in a long one a short last page is no blemish

Settle = Callable[[Sequence[str]], tuple[PageNumbers, Sequence[Layout]]]


def balance(parts: Sequence[str], settle: Settle) -> tuple[tuple[str, ...], PageNumbers]:
    """The parts, those that would spill over set closer where that saves the page, and the page numbers of the whole.

    `settle` gives page numbers and the layout of each part; it is asked a second time only if a part spills, and a third
    time if being set closer did not help.
    """
    numbers, loose = settle(parts)
    closer = tuple(_closer(part) if _spills(layout) else part for part, layout in zip(parts, loose, strict=True))
    if closer == tuple(parts):
        return closer, numbers
    numbers, tight = settle(closer)
    kept = tuple(
        after if now.pages < was.pages else before
        for before, after, was, now in zip(parts, closer, loose, tight, strict=True)
    )
    return kept, numbers if kept == closer else settle(kept)[0]


def _spills(layout: Layout) -> bool:
    return 1 < layout.pages <= _LONGEST and layout.last <= _GAIN * (layout.pages - 0.5)


def _closer(part: str) -> str:
    return part.replace(PART, CLOSER, 1)
