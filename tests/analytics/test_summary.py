"""Given a ledger, I get the sums of groups: what the goods cost, and the margin, where every row of theirs tells it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.client_base import client_base
from playbook.analytics.facts import Sources
from tests.analytics.conftest import book_of

BOOK = {
    "statuses": [
        {"id": "large", "title": "Large", "when": {"turnover": {"from": "100"}}},
        {"id": "small", "title": "Small"},
    ]
}


@pytest.fixture
def measured(facts_of):
    def make(*rows):
        typed = [(client, date.fromisoformat(day), Decimal(amount), cost) for client, day, amount, cost in rows]
        ledger = facts_of("ledger", "client date amount cost", *typed)
        return client_base(book_of(BOOK), Sources(ledger), date(2026, 10, 31)).measurements

    return make


def test_the_margin_is_what_is_left_of_the_turnover_of_the_window(measured):
    found = measured(("a", "2026-01-01", 200, "150"), ("a", "2024-01-01", 999, "1"), ("b", "2026-01-01", 50, "20"))

    assert (found.whole.cost, found.whole.margin) == (Decimal(170), Decimal("0.32"))
    assert found.statuses["large"].margin == Decimal("0.25")


@pytest.mark.parametrize("cost", [None, "", "see invoice"])
def test_a_row_that_tells_no_cost_leaves_its_groups_without_a_margin(measured, cost):
    found = measured(("a", "2026-01-01", 200, "150"), ("b", "2026-01-01", 50, cost))

    assert (found.whole.margin, found.statuses["small"].margin) == (None, None)
    assert found.statuses["large"].margin == Decimal("0.25")
    assert found.bad_rows == ()


def test_clients_without_a_cost_are_counted(facts_of):
    rows = [("a", date(2026, 1, 1), Decimal(5), "3"), ("b", date(2026, 1, 1), Decimal(5), "?")]
    base = client_base(book_of({}), Sources(facts_of("ledger", "client date amount cost", *rows)), date(2026, 10, 31))

    assert "Of 1 client not every row tells what the goods cost" in base.notes[-1].in_language("en")


def test_a_row_without_a_cost_before_the_window_takes_nothing_away(measured):
    assert measured(("a", "2026-01-01", 200, "150"), ("a", "2024-01-01", 9, None)).whole.margin == Decimal("0.25")


def test_a_ledger_without_costs_tells_no_margin(base_of):
    assert base_of(BOOK, [("a", "2026-01-01", 200)], "2026-10-31").measurements.whole.cost is None
