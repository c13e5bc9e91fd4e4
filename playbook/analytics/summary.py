"""The table of the client base in; its sums, as the book's pages and rules quote them, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from playbook.analytics.edge import Desk
from playbook.analytics.facts import FILE, ROW
from playbook.analytics.ledger_rows import REASON
from playbook.analytics.measurements import AttributeFact, BadRow, BadRows, Group, Move, ParetoPoint
from playbook.analytics.movement import MOVED
from playbook.analytics.portrait import known_of
from playbook.analytics.segments import PARTED, column_of
from playbook.model.book import Book
from playbook.model.segmentation import Segmentation

EXAMPLES = 5
"""Bad rows that are shown for each reason."""
_SIXTH = Decimal("0.000001")
_CENT = Decimal("0.01")
_WIDE = Context(prec=100)  # of a ledger no sum has as many figures


@dataclass(frozen=True, slots=True)
class Summary:
    """The sums of a client base, from its kinds of clients."""

    kinds: Sequence[Mapping[str, Any]]

    def whole(self) -> Group:
        """All clients."""
        return group_of(self.kinds)

    def by(self, *columns: str) -> dict[Any, Group]:
        """The clients by what a column says of them, most turnover first; by several columns, each key has all."""
        found: dict[Any, list[Mapping[str, Any]]] = {}
        for kind in self.kinds:
            key = tuple(kind[one] for one in columns)
            found.setdefault(key[0] if len(columns) == 1 else key, []).append(kind)
        groups = {key: group_of(some) for key, some in found.items()}
        return dict(sorted(groups.items(), key=lambda one: -one[1].turnover))

    def moves(self) -> tuple[Move, ...]:
        """Who had which status a window ago and has which now."""
        return tuple(Move(before, after, group) for (before, after), group in self.by(*MOVED).items())

    def segments(self, segmentation: Segmentation, *, is_divided: bool) -> dict[str | None, Group]:
        """The clients of each segment of a segmentation, in the book's order; under nothing, who is ours and in none of them."""
        lines = {segmentation.line, None} if is_divided and segmentation.line else None
        ours = [
            kind for kind in self.kinds if kind["not_our_client"] is None and (lines is None or kind["line"] in lines)
        ]
        column = column_of(segmentation)
        found: dict[str | None, Group] = {
            one.id: group_of(kind for kind in ours if one.id in (kind[column] or "").split(PARTED))
            for one in segmentation.segments
        }
        others = [kind for kind in ours if kind[column] is None]
        return found | ({None: group_of(others)} if others else {})


def curve(points: Iterable[Mapping[str, Any]]) -> tuple[ParetoPoint, ...]:
    """The points of the Pareto curve, from nobody to everybody who bought."""
    found = [ParetoPoint(_part(row["place"], row["of"]), _part(row["until"], row["total"])) for row in points]
    return (ParetoPoint(Decimal(0), Decimal(0)), *found) if found else ()


def attribute_facts(
    desk: Desk, book: Book, clients: ir.Table | None, contracts: ir.Table | None
) -> dict[str, AttributeFact]:
    """What contracts say of each attribute, or, where they have no such column, the clients table."""
    found: dict[str, AttributeFact] = {}
    for table in (clients, contracts):
        for name, counted, values in known_of(table, book) if table is not None else ():
            [row] = desk.fetch(counted).to_pylist()
            told = {one["value"]: one["known"] for one in desk.fetch(values).to_pylist()}
            is_number = next(one for one in book.attributes if one.id == name).kind in {"money", "number"}
            median = None if row["median"] is None else plain(row["median"])
            found[name] = AttributeFact(name, row["known"], row["unknown"], median, None if is_number else told)
    return found


def bad_rows_of(source: str, rejects: pa.Table) -> list[BadRows]:
    """How many rows of a source do not count for each reason, the commonest first, each with its first examples."""
    counts: Counter[str] = Counter()
    shown: dict[str, list[BadRow]] = {}
    for batch in rejects.to_batches():
        for place, reason in enumerate(batch.column(REASON).to_pylist()):
            counts[reason] += 1
            if counts[reason] <= EXAMPLES:
                shown.setdefault(reason, []).append(_example(batch.slice(place, 1).to_pylist()[0]))
    order = sorted(counts, key=lambda reason: (-counts[reason], reason))
    return [BadRows(source, reason, counts[reason], tuple(shown[reason])) for reason in order]


def _example(row: Mapping[str, Any]) -> BadRow:
    cells = {name: value for name, value in row.items() if name not in {REASON, FILE, ROW} and value is not None}
    return BadRow(row[FILE], row[ROW], cells)


def plain(number: Decimal) -> Decimal:
    """A sum with kopecks, and with more decimals only where they say something: whatever a database keeps, the same figures."""
    with localcontext(_WIDE):
        found = number.normalize()
        return found.quantize(_CENT) if -int(found.as_tuple().exponent) < -int(_CENT.as_tuple().exponent) else found


def group_of(kinds: Iterable[Mapping[str, Any]]) -> Group:
    """The clients of kinds together."""
    clients, turnover, orders = 0, Decimal(0), 0
    costs: list[Decimal | None] = []
    with localcontext(_WIDE):
        for kind in kinds:
            clients, turnover, orders = clients + kind["clients"], turnover + kind["turnover"], orders + kind["orders"]
            costs.append(kind["cost"])
        told = [cost for cost in costs if cost is not None]
        is_told = bool(told) and len(told) == len(costs)
        return Group(clients, plain(turnover), orders, plain(sum(told, Decimal(0))) if is_told else None)


def _part(part: Decimal | int, whole: Decimal | int) -> Decimal:
    return (Decimal(part) / Decimal(whole)).quantize(_SIXTH)
