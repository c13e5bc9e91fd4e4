"""Changes by day in; how much there was on the evening of each of some days out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

import ibis
import ibis.expr.types as ir

from playbook.analytics.edge import Desk


@dataclass(frozen=True, slots=True)
class Days:
    """Days in a row, both ends included."""

    first: date
    last: date

    @property
    def count(self) -> int:
        """How many they are."""
        return (self.last - self.first).days + 1

    def place(self, day: ir.DateValue) -> ir.IntegerValue:
        """The place of a day among them, from 0; negative before them, and more than there are behind."""
        return day.delta(ibis.literal(self.first), unit="day").cast("int64")


def on_evenings(desk: Desk, changes: ir.Table, days: Days, names: Sequence[str]) -> list[list[int]]:
    """For each of some columns, the sum of all changes up to each day.

    changes: `day` and the columns; what changed before the days is there on the first of them.
    """
    place = days.place(changes.day)
    placed = changes.mutate(place=(place < 0).ifelse(0, place))
    counted = placed.filter(placed.place < days.count)
    sums = counted.group_by("place").agg(**{name: counted[name].sum().cast("int64") for name in names})
    by_place = {row["place"]: row for row in desk.fetch(sums).to_pylist()}
    return [
        list(accumulate(by_place[place][name] if place in by_place else 0 for place in range(days.count)))
        for name in names
    ]
