"""The groups under which a programme names its clients, segments, statuses and cells, and whether a line has a client in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from playbook.criteria import Budget
from playbook.diagnostics import Address
from playbook.estimate.clientele import clienteles
from playbook.model.book import Book

GROUP_KEYS = ("segments", "statuses", "cells")
_BUDGET = 300_000
"""Boxes of clients looked at in one book, as in the proofs of segments."""


@dataclass(frozen=True, slots=True)
class ClientGroup:
    """A segment, status or cell: the key under which programmes name it, and the lines it belongs to, nothing for every line."""

    key: str
    id: str
    at: Address
    title: str
    lines: frozenset[str] | None


def client_groups(book: Book) -> Iterator[ClientGroup]:
    """Every segment, status and cell of a book; a line that is not defined is none."""
    known = {line.id for line in book.lines}

    def only(line: str | None) -> frozenset[str] | None:
        return frozenset({line}) if line in known else None

    for segmentation in book.segmentations:
        for segment in segmentation.segments:
            line = segment.line or segmentation.line
            yield ClientGroup("segments", segment.id, segment.address, segment.title, only(line))
    for status in book.statuses:
        yield ClientGroup("statuses", status.id, status.address, status.title, only(status.line))
    lines: dict[str, set[str | None]] = {}
    for matrix in book.abc_xyz:
        for cell_id in matrix.cells:
            lines.setdefault(cell_id, set()).add(matrix.line if matrix.line in known else None)
    for name, cell in book.cells():
        of_cell = frozenset(line for line in lines[name] if line is not None)
        yield ClientGroup("cells", name, cell.address, cell.title or name, of_cell if None not in lines[name] else None)


class People:
    """Who there is in each line, looked up once for all programmes."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._budget = Budget(_BUDGET)
        self._found: dict[tuple[str | None, str | None], bool] = {}

    def missing(self, named: Sequence[ClientGroup], line: str | None) -> frozenset[str] | None:
        """The keys under which no client of a line is; none of them where the line has no client at all; nothing where there is somebody.

        Raises: BudgetSpentError.
        """
        keys = {group.key for group in named} - {group.key for group in named if self._has(group, line)}
        return frozenset(keys) if keys or not self._has_client(None, line) else None

    def is_somewhere(self, group: ClientGroup) -> bool:
        """Whether any line has a client of a group."""
        return any(self._has(group, line) for line in clienteles(self._book))

    def _has(self, group: ClientGroup, line: str | None) -> bool:
        if group.lines is not None and line not in group.lines:
            return False
        return group.key != "segments" or self._has_client(group.id, line)

    def _has_client(self, segment: str | None, line: str | None) -> bool:
        """Whether a line, or a segment of it, has a client of ours; where nobody meets its criteria, other rules tell."""
        key = (segment, line)
        if key not in self._found:
            clientele = clienteles(self._book)[line]
            clients = clientele.everyone if segment is None else clientele.of([segment])
            self._found[key] = not clients or clientele.has_someone(clients, self._budget)
        return self._found[key]
