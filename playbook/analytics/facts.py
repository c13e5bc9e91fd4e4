"""Facts: a table of a source under our own names, whatever database or file it stands in, and what messages call it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playbook.diagnostics import Message, PlaybookError

if (
    TYPE_CHECKING
):  # Ibis takes a third of a second to import, and whoever checks a book without a ledger needs none of it
    import ibis.expr.types as ir

FILE, ROW, TORN = "_file", "_row", "_torn"
"""Columns beside ours: where a row stands, and, of files of text, whether it has more cells than there are columns."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The columns of a source that the book maps, each under our name, as they are written; `names` has theirs by ours.

    `_file` and `_row` say where a row stands: the row is counted as Excel does; of a database it is 0.
    """

    source: str
    table: ir.Table
    names: Mapping[str, str]

    def has(self, name: str) -> bool:
        """Whether the source has a column of this name of ours."""
        return name in self.names


@dataclass(frozen=True, slots=True)
class Sources:
    """What `analyse` reads: a ledger, and the clients and contracts where the book names them."""

    ledger: Facts
    clients: Facts | None = None
    contracts: Facts | None = None
    notes: tuple[Message, ...] = ()


class SourceError(Exception):
    """What a source holds does not fit what the book says of it: all of it, each in a sentence."""

    def __init__(self, *mistakes: Message, source: str = "ledger") -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes
        self.source = source


class UnreadSourceError(PlaybookError):
    """A source cannot be reached or read."""

    def __init__(self, message: Message, source: str) -> None:
        super().__init__(message)
        self.source = source
