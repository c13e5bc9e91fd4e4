"""The Pareto curve."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from playbook.analytics.client_base import client_base
from playbook.analytics.facts import Sources
from playbook.analytics.measurements import ParetoPoint
from playbook.analytics.pareto import STEPS
from tests.analytics.conftest import book_of


def test_the_curve_rises_from_nothing_to_the_whole(base_of):
    rows = [("a", "2026-01-01", 60), ("b", "2026-01-01", 30), ("c", "2026-01-01", 10), ("d", "2026-01-01", -5)]
    curve = base_of({}, rows, "2026-10-31").measurements.pareto

    assert curve == (
        ParetoPoint(Decimal(0), Decimal(0)),
        ParetoPoint(Decimal("0.333333"), Decimal("0.6")),
        ParetoPoint(Decimal("0.666667"), Decimal("0.9")),
        ParetoPoint(Decimal(1), Decimal(1)),
    )


def test_of_many_clients_some_points_are_enough(base_of):
    rows = [(f"c{number:04}", "2026-01-01", number + 1) for number in range(1003)]
    curve = base_of({}, rows, "2026-10-31").measurements.pareto

    assert len(curve) == STEPS + 1
    assert (curve[-1].clients, curve[-1].turnover) == (1, 1)
    assert all(point.turnover >= point.clients for point in curve)


def test_clients_of_a_line_without_a_matrix_are_no_part_of_it(facts_of):
    rows = [("a", date(2026, 1, 1), Decimal(60), "wholesale"), ("b", date(2026, 1, 1), Decimal(999), "retail")]
    book = book_of(
        {
            "lines": [{"id": "wholesale", "title": "W"}, {"id": "retail", "title": "R"}],
            "abc_xyz": [{"line": "wholesale"}],
        }
    )
    base = client_base(book, Sources(facts_of("ledger", "client date amount line", *rows)), date(2026, 10, 31))

    assert [point.turnover for point in base.measurements.pareto] == [0, 1]
    assert base.measurements.pareto[1].clients == 1
