"""The measures of clients as a space in; the clients in it whom no ledger can show, out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from playbook.criteria import Box, NumberAxis, Space
from playbook.model.criterion import Criterion, Measure
from playbook.model.range import Range

_ORDERED = Criterion(ranges=(Range(lower=Decimal(1)),))
CUTS: Mapping[Measure, Sequence[Criterion]] = {"orders": [_ORDERED]}
"""Where the axes of measures are cut beside what statuses test, so that who never ordered is told from all others."""
_FIRST, _LAST = "days-since-first-order", "days-since-last-order"


def impossible(space: Space) -> Iterator[Box]:
    """Clients who never ordered and have days since an order, or the reverse; and those whose last order was before their first.

    Source: book-format, "statuses": orders and the days since them are of one history. All other measures are taken as independent.
    """
    axes = {axis.name: axis for axis in space.axes}
    orders, first, last = axes.get("orders"), axes.get(_FIRST), axes.get(_LAST)
    for days in (first, last):
        if orders is not None and days is not None:
            ordered = orders.mask(_ORDERED)
            yield _box(space, {"orders": orders.whole & ~ordered, days.name: days.known})
            yield _box(space, {"orders": ordered, days.name: days.unknown})
    if isinstance(first, NumberAxis) and isinstance(last, NumberAxis):
        yield _box(space, {_FIRST: first.unknown, _LAST: last.known})
        yield _box(space, {_FIRST: first.known, _LAST: last.unknown})
        for number in range(last.known.bit_length()):
            since = last.cuts[number]
            later = sum(1 << place for place, cut in enumerate(first.cuts[1:]) if cut <= since)
            if later:
                yield _box(space, {_FIRST: later, _LAST: 1 << number})


def _box(space: Space, masks: Mapping[str, int]) -> Box:
    return tuple(masks.get(axis.name, axis.whole) for axis in space.axes)
