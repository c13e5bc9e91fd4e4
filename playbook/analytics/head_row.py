"""The first lines of a file in; the line in which its table seems to begin, where that is not the first, out."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from playbook.diagnostics import Message, _

LOOKED_AT = 20
"""How many lines are looked at: titles of a report are fewer."""


def begins_below(shown: str, lines: Sequence[Sequence[str | None]], needed: Collection[str] = ()) -> Message | None:
    """What to tell of a file whose table begins below its first line; nothing where it does not.

    The head is the line with all names that are needed; else the first that has more cells than the first line of all, no fewer than
    any line below, and among them nothing that begins with a figure, as facts do.
    """
    said = [[cell.strip() for cell in line if cell and cell.strip()] for line in lines[:LOOKED_AT]]
    head = next((number for number, cells in enumerate(said) if needed and {*needed} <= {*cells}), None)
    if head is None:
        head = next((number for number in range(1, len(said)) if _is_head(said, number)), None)
    if not head:
        return None
    return _(
        "{file}: the table has to begin in the first line; delete the lines above its head, which seems to stand in line {row}.",
        file=shown,
        row=str(head + 1),
    )


def _is_head(said: Sequence[Sequence[str]], number: int) -> bool:
    cells = said[number]
    most_below = max(map(len, said[number + 1 :]), default=0)
    return len(cells) > len(said[0]) and len(cells) >= most_below and not any(cell[0].isdigit() for cell in cells)
