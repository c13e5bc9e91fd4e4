"""Moves and the client base as either book divides it in; how many clients of the ledger move so, and their turnover, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product
from types import MappingProxyType

import pyarrow as pa
import pyarrow.compute as pc

from playbook.analytics.client_base import COLUMNS, MORE
from playbook.analytics.segments import PARTED
from playbook.compare.change import Move
from playbook.compare.names import Names

_NOTHING: Mapping[str, str] = MappingProxyType({})
_BEFORE = " before"
"""What the columns of the book before have after their names."""
_BETWEEN = "\x1f"


def with_ledger(
    moves: Iterable[Move], before: pa.Table, after: pa.Table, renamed: Mapping[str, str] = _NOTHING
) -> tuple[Move, ...]:
    """The moves with their clients and turnover; as they are where the tables do not have what divides the clients.

    `before` and `after`: the tables `clients` of two client bases, of one ledger and one day, each by its own book. Counted is who ordered or
    bought, once in however many lines; turnover is that of the window of the book after. Who is in one table alone moves nowhere.
    """
    found = tuple(moves)
    names = Names(renamed)
    both = _joined(before, after, names)
    scopes = {scope: _Ways(both, scope, names) for scope in {move.scope for move in found}}
    return tuple(scopes[move.scope].counted(move) for move in found)


def _joined(before: pa.Table, after: pa.Table, names: Names) -> pa.Table:
    """A row a client, and a line where both tables are divided by lines."""
    keys = ["client", "line"] if _has_lines(before) and _has_lines(after) else ["client"]
    told = before.select([*keys, *filter(_is_told, before.column_names)])
    told = told.rename_columns([f"{name}{_BEFORE}" if name not in keys else name for name in told.column_names])
    if "line" in keys:
        called = [one and names.id_after("line", one) for one in told["line"].to_pylist()]
        told = told.set_column(1, "line", pa.array(called, after.schema.field("line").type))
    bought = pc.or_(pc.greater(after["orders"], 0), pc.not_equal(after["turnover"], 0))
    return after.filter(bought).join(told, keys=keys, join_type="inner", use_threads=False)


def _has_lines(clients: pa.Table) -> bool:
    return bool(clients["line"].null_count < clients.num_rows)


def _is_told(name: str) -> bool:
    """Whether a column says what a client is called: by status, as not ours, by a segmentation."""
    return name in {"status", "not_our_client"} or name not in {*COLUMNS, *MORE}


class _Ways:
    """The clients of a ledger by what one scope calls them in both books."""

    def __init__(self, both: pa.Table, scope: str, names: Names) -> None:
        self._both, self._names = both, names
        self._kind, columns = _columns(scope, names)
        self._called: pa.DictionaryArray | None = None
        if all(name in both.column_names for name in columns):
            texts = [both[name].combine_chunks().cast(pa.string()) for name in columns]
            joined = pc.binary_join_element_wise(*texts, _BETWEEN, null_handling="replace", null_replacement="")
            self._called = joined.dictionary_encode()
            self._moves = [set(self._moves_of(text)) for text in self._called.dictionary.to_pylist()]

    def _moves_of(self, text: str) -> Iterator[tuple[str, str]]:
        """What those leave and enter who are called so; who is not ours in either book moves in no segmentation."""
        was, is_now, *refused = text.split(_BETWEEN)
        if not any(refused):
            left = {self._names.after(f"{self._kind}:{one}") for one in was.split(PARTED) if one}
            entered = {f"{self._kind}:{one}" for one in is_now.split(PARTED) if one}
            yield from product(left - entered or {""}, entered - left or {""})

    def counted(self, move: Move) -> Move:
        """A move with its clients and turnover."""
        if self._called is None or not move.is_told:
            return move
        key = self._names.after(move.before), move.after
        numbers = [number for number, moves in enumerate(self._moves) if key in moves]
        moved = self._both.filter(pc.is_in(self._called.indices, pa.array(numbers, self._called.indices.type)))
        # Where the book before alone is divided by lines, a client has several rows with the same turnover.
        once = moved.group_by(["client", "line"], use_threads=False).aggregate([("turnover", "max")])
        clients = int(pc.count_distinct(once["client"]).as_py())
        return replace(move, clients=clients, turnover=pc.sum(once["turnover_max"]).as_py() or Decimal(0))


def _columns(scope: str, names: Names) -> tuple[str, tuple[str, ...]]:
    """The kind of what a scope divides clients into, and the columns that say it: before, after, and who is not ours."""
    if scope == "statuses":
        return "status", (f"status{_BEFORE}", "status")
    if scope == "not-our-clients":
        return "not-our-client", (f"not_our_client{_BEFORE}", "not_our_client")
    was, is_now = (_column(one.removeprefix("segmentation:")) for one in (names.before(scope), scope))
    return "segment", (f"{was}{_BEFORE}", is_now, f"not_our_client{_BEFORE}", "not_our_client")


def _column(segmentation: str) -> str:
    """The column of a segmentation: its plain id, unless another column has that name."""
    return f"segmentation:{segmentation}" if segmentation in {*COLUMNS, *MORE} else segmentation
