"""Whom a sheet plans for, and what is known of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.facts import Sources
from playbook.analytics.forecast_clients import PlannedClient, planned_clients
from playbook.analytics.forecast_entries import ForecastEntry
from playbook.analytics.plan_figures import PlannedPeriod
from tests.analytics.conftest import book_of

AS_OF = date(2026, 12, 31)
Q1 = PlannedPeriod("2027-q1", "Q1", date(2027, 1, 1), date(2027, 3, 31), None)
ROWS = (
    ("old", "2024-12-31", 5),
    ("before", "2025-01-01", 5),
    ("now", "2026-02-28", 10),
    ("now", "2026-04-01", 90),
    ("now", "2027-01-01", 7),
)


@pytest.fixture
def planned(ledger_of, facts_of):
    """The clients of a book of these sections, of the ledger and of a clients table."""

    def make(known=(), entries=(), periods=(Q1,), sections=None):
        table = facts_of("clients", "client capacity", *known) if known else None
        return planned_clients(book_of(sections or {}), Sources(ledger_of(*ROWS), table), None, periods, entries, AS_OF)

    return make


def _names(found):
    return [one.client for one in found.clients]


def test_whoever_bought_in_two_windows_stands_in_the_clients_table_or_was_planned(planned):
    assert _names(planned()) == ["now", "before"]
    assert _names(planned(known=[("old", "5"), ("new", "6")])) == ["now", "before", "new", "old"]
    assert _names(planned(entries=[ForecastEntry("stranger", "2027-q1"), ForecastEntry("old", "2027-q1")])) == [
        "now", "before", "old", "stranger",
    ]  # fmt: skip


def test_what_is_known_of_a_client_stands_beside_it(planned):
    found = planned(known=[("now", "200")])

    assert found.clients[0] == PlannedClient(
        "now", capacity=Decimal(200), turnover=Decimal(100), wallet_share=0.5, year_ago=(Decimal(10),)
    )
    assert (found.window.first, found.window.last) == (date(2026, 1, 1), AS_OF)


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        ((2027, 1, 1), (2027, 3, 31), (date(2026, 1, 1), date(2026, 3, 31))),
        ((2028, 2, 1), (2028, 2, 29), (date(2027, 2, 1), date(2027, 2, 28))),
        ((2025, 2, 1), (2025, 2, 28), (date(2024, 2, 1), date(2024, 2, 29))),
        ((2028, 2, 29), (2028, 3, 15), (date(2027, 2, 28), date(2027, 3, 15))),
    ],
)
def test_a_year_before_the_last_day_of_a_month_is_the_last(planned, first, last, before):
    period = PlannedPeriod("p", "P", date(*first), date(*last), None)
    [found] = planned(periods=(period,)).year_ago

    assert (found.first, found.last) == before


def test_a_year_before_that_has_not_come_is_not_known(planned):
    period = PlannedPeriod("p", "P", date(2028, 1, 1), date(2028, 3, 31), None)

    assert planned(periods=(period,)).clients[0].year_ago == (None,)


def test_of_a_manager_are_those_whom_the_ledger_names_and_those_whom_he_estimated(facts_of):
    rows = [("a", date(2026, 1, 1), Decimal(1), "Ann"), ("b", date(2026, 1, 1), Decimal(2), "Boris")]
    entries = [ForecastEntry("c", "2027-q1", expert=Decimal(1), author="ann")]
    sources = Sources(facts_of("ledger", "client date amount manager", *rows))
    found = planned_clients(book_of({}), sources, None, [Q1], entries, AS_OF)

    assert found.managers == ("Ann", "Boris")
    assert _names(found.of("ANN", entries)) == ["a", "c"]
    assert _names(found.of("nobody", entries)) == []


LINES = {
    "lines": [{"id": "trade", "title": "Trade"}, {"id": "retail", "title": "Retail"}],
    "statuses": [
        {"id": "large", "title": "Large", "line": "trade", "when": {"turnover": {"from": "50"}}},
        {"id": "any", "title": "Any", "line": "retail", "when": {"turnover": {"from": "1"}}},
    ],
}
BY_LINE = [
    ("gone", date(2020, 2, 1), Decimal(60), "Trade"),
    ("gone", date(2020, 2, 1), Decimal(60), "Retail"),
    ("both", date(2026, 2, 1), Decimal(60), "Trade"),
    ("both", date(2026, 2, 1), Decimal(5), "retail"),
    ("shop", date(2026, 2, 1), Decimal(9), "retail"),
]


def _of_line(facts_of, line, sections=LINES):
    known = facts_of("clients", "client capacity", ("shop", "1"), ("new", "2"))
    sources = Sources(facts_of("ledger", "client date amount line", *BY_LINE), known)
    found = planned_clients(book_of(sections), sources, line, [Q1], (), AS_OF)
    return [(one.client, one.status, one.turnover, one.year_ago) for one in found.clients]


def test_of_a_line_are_its_buyers_by_its_rules_and_those_who_buy_nowhere(facts_of):
    assert _of_line(facts_of, "trade") == [
        ("both", "large", Decimal(60), (Decimal(60),)),
        ("new", None, Decimal(0), (Decimal(0),)),
    ]


def test_of_all_lines_each_client_stands_once(facts_of):
    assert _of_line(facts_of, None) == [
        ("both", "large", Decimal(65), (Decimal(65),)),
        ("shop", "any", Decimal(9), (Decimal(9),)),
        ("new", None, Decimal(0), (Decimal(0),)),
    ]


def test_of_a_line_that_has_no_rules_of_its_own_too(facts_of):
    assert [row[:1] + row[2:3] for row in _of_line(facts_of, "retail", {"lines": LINES["lines"]})] == [
        ("shop", Decimal(9)), ("both", Decimal(5)), ("new", Decimal(0)),
    ]  # fmt: skip
