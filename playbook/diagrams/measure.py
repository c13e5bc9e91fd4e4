"""A node or a label goes in, its wrapped lines and its size in CSS pixels come out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from playbook.diagrams.text_width import Type, text_width
from playbook.diagrams.wrap import LONGEST, clean, wrap
from playbook.plan.graph import Node

TITLE = Type(size=14, leading=17.5, weight=600)
SMALL = Type(size=12, leading=16)
LABEL = Type(size=11.5, leading=14.5)

PADDING = 11.0
BADGE = 18.0
INDENT = PADDING + BADGE + 8.0
TITLE_GAP = 3.0
LABEL_PADDING = 1.5

_NARROWEST = 96.0
# A word is cut in two only where it is wider than this, whatever limit is asked for.
_WIDEST_WORD = 168.0
_MOST_TITLE_LINES = 4
_MOST_SMALL_LINES = 3
_MOST_LABEL_LINES = 4


@dataclass(frozen=True, slots=True)
class Box:
    """What is written in a node, how high that is, and how big the node must be; `is_cut`: not all of it is shown."""

    width: float
    height: float
    content: float
    title: tuple[str, ...]
    lines: tuple[str, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Tag:
    """What is written at an arrow, and how much room that takes; nothing for an arrow without a label."""

    width: float
    height: float
    lines: tuple[str, ...]


NO_TAG = Tag(0, 0, ())


@lru_cache(maxsize=1000)  # two tries of a drawing ask for boxes of the same width
def measure_box(node: Node, limit: float) -> Box:
    """The box of a node whose text may run as wide as `limit`, or as wide as its longest word."""
    limit = max([limit, _longest_word(node.title, TITLE), *(_longest_word(line, SMALL) for line in node.lines)])
    title = wrap(node.title, TITLE, limit, _MOST_TITLE_LINES)
    lines = tuple(row for line in node.lines for row in wrap(line, SMALL, limit, _MOST_SMALL_LINES))
    widest = max([text_width(row, TITLE) for row in title] + [text_width(row, SMALL) for row in lines], default=0.0)
    content = len(title) * TITLE.leading + len(lines) * SMALL.leading + (TITLE_GAP if lines else 0)
    return Box(
        width=max(INDENT + widest + PADDING + 3, _NARROWEST),
        height=max(content, BADGE) + 2 * PADDING,
        content=content,
        title=title,
        lines=lines,
        is_cut=any(row.endswith("…") for row in (*title, *lines)),
    )


@lru_cache(maxsize=1000)  # as above
def measure_tag(label: str, limit: float) -> Tag:
    """The room of an arrow's label whose lines may run as wide as `limit`."""
    if not clean(label):
        return NO_TAG
    lines = wrap(label, LABEL, max(limit, _longest_word(label, LABEL)), _MOST_LABEL_LINES)
    widest = max(text_width(line, LABEL) for line in lines)
    return Tag(widest + 2 * LABEL_PADDING, len(lines) * LABEL.leading + LABEL_PADDING, lines)


def _longest_word(text: str, style: Type) -> float:
    return min(_WIDEST_WORD, max((text_width(word, style) for word in text[:LONGEST].split()), default=0.0))
