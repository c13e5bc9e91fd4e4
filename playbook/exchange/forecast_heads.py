"""The heads of a filled-in sheet and those that it was made with in; what was moved, renamed, deleted or put between, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook.diagnostics import Message, _, quoted
from playbook.exchange.forecast_marks import HEAD, MarkedColumn
from playbook.exchange.sheet_grid import Grid
from playbook.exchange.table import letter_of


def wrong_heads(grid: Grid, columns: Sequence[MarkedColumn]) -> Iterator[tuple[int, Message]]:
    """What is wrong with the heads, each with its column from 0 on; nothing where every column stands where it stood.

    A number under another head would be read as what it is not.
    """
    width = max([column + 1 for row, column in grid.cells if row == HEAD] + [len(columns)])
    found = [grid.text(HEAD, place) for place in range(width)]
    heads = [" ".join(one.title.split()) for one in columns]
    if found[: len(heads)] == heads:
        return
    told = [*_foreign(found, heads), *_gone(found, heads), *_moved(found, heads)]
    yield from sorted(told, key=lambda one: one[0]) or _shifted(found, heads)


def _foreign(found: Sequence[str], heads: Sequence[str]) -> Iterator[tuple[int, Message]]:
    """Heads that are none of the sheet's; beside the table they do no harm."""
    last = max((place for place, head in enumerate(found) if head in heads), default=-1)
    for place, head in enumerate(found[: max(last + 1, len(heads))]):
        if head and head not in heads:
            told = _("{head} is no column of this sheet; give it back its head, or delete it.", head=quoted(head))
            yield place, told


def _gone(found: Sequence[str], heads: Sequence[str]) -> Iterator[tuple[int, Message]]:
    for place, head in enumerate(heads):
        if head not in found:
            yield (
                place,
                _("the column {head} stood here and is gone; put it back, or fill in a new sheet.", head=quoted(head)),
            )


def _moved(found: Sequence[str], heads: Sequence[str]) -> Iterator[tuple[int, Message]]:
    """Columns that stand before others that they stood behind, and those that are there twice."""
    ours = [(place, head) for place, head in enumerate(found) if head in heads]
    order = [head for head in heads if head in found]
    seen = list[str]()
    for place, head in ours:
        if head in seen:
            yield place, _("the column {head} is there twice; delete one of the two.", head=quoted(head))
        elif head != order[len(seen)] and len(ours) == len(order) and place != heads.index(head):
            told = _(
                "the column {head} stood in {place}; move it back.",
                head=quoted(head),
                place=letter_of(heads.index(head)),
            )
            yield place, told
        seen.append(head)


def _shifted(found: Sequence[str], heads: Sequence[str]) -> Iterator[tuple[int, Message]]:
    """The first of the columns that an empty one has pushed away."""
    place = next(place for place, head in enumerate(heads) if found[place] != head)
    yield place, _("the column {head} stood here; delete the empty column before it.", head=quoted(heads[place]))
