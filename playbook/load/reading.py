"""What reading a file of YAML gives: values and, beside them, where each key, value and item stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playbook.diagnostics import Message

_COLUMNS = 1 << 24

Position = int
"""Line and column, both from 0, in one number: it costs a third of a tuple."""

Places = int | tuple[int, Any]
"""Where a value stands: a scalar's position; of a collection also the places in it.

In a mapping they are by key, `(the key's position, places of the value)`; in a list by item.
"""


def position(line: int, column: int) -> Position:
    """The number of a line and a column, both from 0."""
    return line * _COLUMNS + column


def line_and_column(place: Places) -> tuple[int, int]:
    """Line and column, both from 0, of a position or of the start of a collection."""
    return divmod(place if isinstance(place, int) else place[0], _COLUMNS)


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something wrong with the file itself; `first` is the other side of a duplicate, whose key alone is wrong."""

    code: str
    at: Position
    message: Message
    hint: Message | None = None
    first: Position | None = None


@dataclass(slots=True)
class Reading:
    """What a file held; `is_whole` is false where reading ended early, `value` then holds what came before."""

    value: Any = None
    places: Places = 0
    mistakes: list[Mistake] = field(default_factory=list)
    is_whole: bool = True

    def drop_what_is_half_read(self) -> None:
        """Takes out the last entity, which reading broke off in or right after; what came before it is whole."""
        if not isinstance(self.value, dict) or not self.value or isinstance(self.places, int):
            return
        section = next(reversed(self.value))
        value, places = self.value[section], self.places[1][section][1]
        if isinstance(value, list) and value:
            del value[-1]
            del places[1][-1]
        else:
            del self.value[section]
