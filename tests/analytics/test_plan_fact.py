"""A forecast held against a ledger made by hand, and the law that no kopeck of any ledger is lost or counted twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import Any

import ibis
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playbook.analytics.client_base import ClientBase, client_base
from playbook.analytics.edge import connected_here
from playbook.analytics.facts import FILE, ROW, Facts, Sources
from playbook.analytics.forecast_entries import ForecastEntry
from playbook.analytics.plan_fact import COLUMNS, MORE, Plan, plan_fact
from playbook.analytics.plan_figures import PlanFact
from playbook.analytics.plan_sums import crossed
from tests.analytics.conftest import book_of

D = Decimal
Planning = Callable[..., Plan]
PERIODS = [
    {"id": "q1", "from": "2026-01-01", "to": "2026-03-31"},
    {"id": "q2", "from": "2026-04-01", "to": "2026-06-30"},
    {"id": "q3", "from": "2026-07-01", "to": "2026-09-30"},
]
SECTIONS: dict[str, Any] = {
    "lines": [{"id": "w", "title": "Wholesale"}, {"id": "r", "title": "Retail"}],
    "attributes": [{"id": "region", "title": "Region", "kind": "choice", "values": {"n": "North", "s": "South"}}],
    "segmentations": [
        {
            "id": "by-region",
            "title": "By region",
            "policy": "overlapping",
            "segments": [
                {"id": "northern", "title": "N", "approach": "A", "criteria": {"region": ["n"]}},
                {"id": "all", "title": "All", "approach": "A", "criteria": {"region": ["n", "s"]}},
            ],
        }
    ],
    "statuses": [
        {"id": "sleeping", "title": "Sleeping", "when": {"days-since-last-order": {"above": "90"}}},
        {"id": "regular", "title": "Regular", "when": {"orders": {"from": "1"}}},
    ],
    "abc_xyz": [{"window": "3"}],
    "forecast": [{"axes": ["by-region", "status", "abc-xyz"], "periods": PERIODS}],
}
AS_OF = date(2026, 5, 15)
LEDGER = [
    ("a", date(2026, 1, 5), D("10.01"), "w", "Bob"),
    ("a", date(2026, 3, 31), D("5.02"), "r", "Ann"),
    ("a", date(2026, 5, 16), D(999), "w", "Bob"),  # after the day
    ("b", date(2026, 4, 1), D("-3.33"), "r", ""),
    (" c ", date(2026, 5, 15), D(7), "", "Bob"),
    ("c", date(2026, 5, 15), D("0.50"), "w", "Bob"),
    ("c", date(2025, 12, 31), D(1000), "w", "Bob"),  # before the first period
]
ENTRIES = [
    ForecastEntry("a", "q1", expert=D(20), budget=D(15), author="Zoe"),
    ForecastEntry("a", "q2", expert=D(30), budget=D(100), author="Zoe"),
    ForecastEntry("b", "q2", expert=D(40), author="Zoe"),
    ForecastEntry("x", "q3", expert=D(50), author="Zoe"),
]


@pytest.fixture
def planning(facts_of) -> Planning:
    """The plan of a book's first forecast, of rows of a ledger and of entries, on a day."""

    def plan(rows=LEDGER, entries=ENTRIES, sections=SECTIONS, as_of=AS_OF, clients=None, columns=5) -> Plan:  # noqa: PLR0913, PLR0917 - each stands alone
        names = " ".join(["client", "date", "amount", "line", "manager"][:columns])
        book = book_of(sections)
        sources = Sources(facts_of("ledger", names, *(row[:columns] for row in rows)), clients)
        base = client_base(book, sources, as_of)
        return plan_fact(book, book.forecast[0], sources, entries, base, as_of)

    return plan


def _rows(plan: Plan, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in plan.clients.select([*columns]).to_pylist()]


def test_a_client_has_a_row_in_each_period_with_an_estimate_a_budget_or_turnover(planning):
    plan = planning()

    assert _rows(plan, "period", "client", "expert", "budget", "actual", "due") == [
        ("q1", "a", D(20), D(15), D("15.03"), D(15)),
        ("q2", "a", D(30), D(100), D(0), D("49.45")),  # 45 of 91 days
        ("q2", "b", D(40), None, D("-3.33"), None),
        ("q2", "c", None, None, D("7.50"), None),
        ("q3", "x", D(50), None, None, None),
    ]
    assert plan.clients.column_names == [*COLUMNS, "segmentation:by-region", *MORE]


def test_the_manager_is_whom_the_ledger_names_last_else_who_made_the_entry(planning):
    assert _rows(planning(), "period", "client", "manager") == [
        ("q1", "a", "Ann"),
        ("q2", "a", "Ann"),
        ("q2", "b", "Zoe"),
        ("q2", "c", "Bob"),
        ("q3", "x", "Zoe"),
    ]


def test_groups_are_those_of_the_client_base_and_of_several_segments_the_first_counts(planning, facts_of):
    clients = facts_of("clients", "client region", ("a", "n"), ("b", "s"), ("x", "n"))
    plan = planning(clients=clients)

    assert _rows(plan, "client", "status", "cell", "segmentation:by-region", "is_known") == [
        ("a", "regular", "AZ", "northern", True),
        ("a", "regular", "AZ", "northern", True),
        ("b", None, None, "all", True),
        ("c", "regular", None, None, True),
        ("x", None, None, "northern", True),
    ]
    assert [str(one) for one in plan.figures.notes] == [
        "Segments of “By region” overlap: a client of several stands in the first of them."
    ]


def test_the_figures_have_the_whole_each_axis_and_what_is_not_agreed(planning):
    figures = planning().figures

    assert figures.whole == {
        "q1": PlanFact(1, D(20), D(15), D("15.03"), D(15)),
        "q2": PlanFact(3, D(70), D(100), D("4.17"), D("49.45"), unagreed=1, unagreed_expert=D(40)),
        "q3": PlanFact(1, D(50), None, None, None, unagreed=1, unagreed_expert=D(50)),
    }
    assert (figures.whole["q2"].deviation, figures.whole["q3"].deviation) == (D("-45.28"), None)
    assert [*figures.by] == ["by-region", "status", "abc-xyz", "manager", "line"]
    assert {group: by["q2"].actual for group, by in figures.by["status"].items() if "q2" in by} == {
        "regular": D("7.50"),
        None: D("-3.33"),
    }


def test_by_line_the_fact_alone_is_told_where_the_forecast_is_for_all(planning):
    by = planning().figures.by["line"]

    assert {(line, period): fact.actual for line, periods in by.items() for period, fact in periods.items()} == {
        ("w", "q1"): D("10.01"),
        ("r", "q1"): D("5.02"),
        ("r", "q2"): D("-3.33"),
        ("w", "q2"): D("0.50"),
        (None, "q2"): D(7),
    }
    assert {fact.budget for periods in by.values() for fact in periods.values()} == {None}


def test_who_plans_by_line_in_a_forecast_for_all_is_told_by_line_and_added_up(planning):
    entries = [
        ForecastEntry("a", "q1", "w", D(10), D(8), "Zoe"),
        ForecastEntry("a", "q1", "r", D(5), None, "Zoe"),
        ForecastEntry("a", "q1", None, None, D(1), "Zoe"),
    ]
    plan = planning(entries=entries)

    assert _rows(plan, "client", "period", "expert", "budget", "actual")[0] == ("a", "q1", D(15), D(9), D("15.03"))
    assert {line: by["q1"] for line, by in plan.figures.by["line"].items() if "q1" in by} == {
        "w": PlanFact(1, D(10), D(8), D("10.01"), D(8)),
        "r": PlanFact(1, D(5), None, D("5.02"), None, unagreed=1, unagreed_expert=D(5)),
        None: PlanFact(1, None, D(1), D(0), D(1)),
    }


def test_a_forecast_of_a_line_is_held_against_its_rows_alone(planning):
    sections = {**SECTIONS, "forecast": [{"line": "r", "axes": ["status"], "periods": PERIODS}]}
    entries = [ForecastEntry("a", "q1", "r", D(1), D(2), "Zoe"), ForecastEntry("a", "q1", "w", D(100), D(100), "Zoe")]
    plan = planning(entries=entries, sections=sections)

    assert _rows(plan, "client", "period", "line", "budget", "actual") == [
        ("a", "q1", "r", D(2), D("5.02")),
        ("b", "q2", "r", None, D("-3.33")),
    ]
    assert [*plan.figures.by] == ["status", "manager"]


def test_a_forecast_of_a_line_takes_all_where_the_ledger_tells_none_and_says_so(planning):
    sections = {**SECTIONS, "forecast": [{"line": "r", "periods": PERIODS}]}
    plan = planning(entries=[], sections=sections, columns=3)

    assert plan.figures.whole["q1"].actual == D("15.03")
    assert [str(one) for one in plan.figures.notes] == [
        "The ledger does not tell lines: the turnover of all of them is held against the forecast of “Retail”; map a column to “line”."
    ]


def test_where_rules_differ_by_line_a_client_has_the_status_of_the_line(planning):
    statuses = [
        {"id": "retail-buyer", "title": "R", "line": "r", "when": {"orders": {"from": "1"}}},
        {"id": "wholesale-buyer", "title": "W", "line": "w", "when": {"orders": {"from": "1"}}},
    ]
    sections = {**SECTIONS, "statuses": statuses, "forecast": [{"line": "r", "axes": ["status"], "periods": PERIODS}]}
    rows = [*LEDGER, ("d", date(2026, 2, 2), D(5), "w", "Bob")]
    entries = [ForecastEntry("d", "q2", "r", D(5), D(5), "Zoe")]
    own = planning(rows, entries, sections)
    everyone = planning(rows, [], {**sections, "forecast": SECTIONS["forecast"]})

    assert _rows(own, "client", "period", "status") == [
        ("a", "q1", "retail-buyer"),
        ("b", "q2", None),
        ("d", "q2", None),  # it has bought in the other line alone
    ]
    assert _rows(everyone, "client", "period", "status") == [
        ("a", "q1", "retail-buyer"),
        ("d", "q1", "wholesale-buyer"),
        ("b", "q2", None),
        ("c", "q2", "wholesale-buyer"),
    ]


def test_of_a_period_before_the_ledger_nothing_is_known(planning):
    plan = planning(rows=[("a", date(2026, 5, 5), D(5), "w", "Bob")])

    assert plan.figures.whole["q1"] == PlanFact(1, D(20), D(15), None, D(15))
    assert plan.figures.errors == {}


def test_before_the_first_period_there_is_a_plan_and_no_fact(planning):
    plan = planning(as_of=date(2025, 12, 31))

    assert plan.figures.whole["q1"] == PlanFact(1, D(20), D(15), None, None)
    assert [one.until for one in plan.figures.periods] == [None] * 3


def test_without_entries_the_fact_stands_alone(planning):
    plan = planning(entries=[])

    assert plan.figures.whole["q1"] == PlanFact(1, None, None, D("15.03"), None)
    assert plan.figures.whole["q3"] == PlanFact(0, None, None, None, None)


CLIENTS = ("a", "b", "ё", "стул", "x y")
AXES = ("by-region", "status", "abc-xyz", "manager")
days = st.integers(0, 400).map(lambda days: date(2025, 10, 1) + timedelta(days))
sums = st.integers(-1_000_000, 10_000_000).map(lambda kopecks: D(kopecks) / 100)
ledger_rows = st.lists(
    st.tuples(st.sampled_from(CLIENTS), days, sums, st.sampled_from(["w", "r", "", "?"]), st.sampled_from(["Ann", "Bob", ""])),
    min_size=1,
    max_size=25,
)  # fmt: skip
estimates = st.none() | st.integers(0, 10_000_000).map(lambda kopecks: D(kopecks) / 100)
forecasts = st.dictionaries(
    st.tuples(st.sampled_from([*CLIENTS, "nobody", "else"]), st.sampled_from(["q1", "q2", "q3"])),
    st.tuples(estimates, estimates, st.sampled_from(["Ann", "Zoe"])),
    max_size=12,
)


@settings(max_examples=25)
@given(ledger_rows, forecasts, days)
def test_the_groups_of_every_axis_and_crossing_have_each_kopeck_once(rows, planned, as_of):
    entries = [ForecastEntry(*key, None, *told) for key, told in planned.items()]
    plan = _planned(rows, entries, as_of)

    for period in plan.figures.periods:
        shipped = [one for one in rows if period.until and period.first <= one[1] <= period.until]
        expected = {
            "actual": sum((one[2] for one in shipped), D(0)),
            "expert": sum((one.expert or 0 for one in entries if one.period == period.id), D(0)),
            "budget": sum((one.budget or 0 for one in entries if one.period == period.id), D(0)),
        }
        assert _sums([plan.figures.whole[period.id]]) == expected
        for axis in AXES:
            facts = [by[period.id] for by in plan.figures.by[axis].values() if period.id in by]
            assert _sums(facts) == expected
            assert sum(one.clients for one in facts) == plan.figures.whole[period.id].clients
            assert sum(one.due or 0 for one in facts) == (plan.figures.whole[period.id].due or 0)
        lines = {line: by[period.id] for line, by in plan.figures.by["line"].items() if period.id in by}
        assert {line: fact.actual for line, fact in lines.items()} == {
            line: total for line in ("w", "r", None) if (total := _shipped_of(shipped, line)) is not None
        }


@settings(max_examples=5)
@given(ledger_rows, forecasts)
def test_crossings_have_each_kopeck_once(rows, planned):
    plan = _planned(rows, [ForecastEntry(*key, None, *told) for key, told in planned.items()], date(2026, 8, 1))

    for count in range(1, len(AXES) + 1):
        for axes in combinations(AXES, count):
            groups = crossed(plan.clients, axes)
            for period, whole in plan.figures.whole.items():
                assert _sums(by[period] for by in groups.values() if period in by) == _sums([whole])


@cache
def _base() -> ClientBase:
    """A client base with clients in every group; one of the ledger's it has not."""
    connection = connected_here()
    rows = [(client, date(2026, 7, 5), 10**number) for number, client in enumerate(CLIENTS[:-1])]
    columns = dict(zip(("client", "date", "amount"), map(list, zip(*rows, strict=True)), strict=True))
    places = {FILE: ["ledger.csv"] * len(rows), ROW: list(range(2, len(rows) + 2))}
    ledger = connection.create_table("ledger", ibis.memtable(pa.table({**places, **columns})))
    known = pa.table({FILE: ["c.csv"] * 2, ROW: [2, 3], "client": ["a", "ё"], "region": ["n", "s"]})
    clients = connection.create_table("clients", ibis.memtable(known))
    sources = Sources(
        Facts("ledger", ledger, {name: name for name in columns}),
        Facts("clients", clients, {"client": "client", "region": "region"}),
    )
    found = client_base(book_of(SECTIONS), sources, date(2026, 7, 31))
    connection.disconnect()
    return found


def _planned(rows, entries, as_of) -> Plan:
    connection = connected_here()
    names = ("client", "date", "amount", "line", "manager")
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    places = {FILE: ["ledger.csv"] * len(rows), ROW: list(range(2, len(rows) + 2))}
    table = connection.create_table("ledger", ibis.memtable(pa.table({**places, **columns})))
    book = book_of(SECTIONS)
    sources = Sources(Facts("ledger", table, {name: name for name in names}))
    try:
        return plan_fact(book, book.forecast[0], sources, entries, _base(), as_of)
    finally:
        connection.disconnect()


def _sums(facts) -> dict[str, Decimal]:
    each = [*facts]
    return {name: sum((getattr(one, name) or D(0) for one in each), D(0)) for name in ("actual", "expert", "budget")}


def _shipped_of(rows, line) -> Decimal | None:
    """What clients took of a line; nothing where each took as much as it gave back."""
    by_client: dict[str, Decimal] = {}
    for client, _day, amount, named, _manager in rows:
        if (named if named in {"w", "r"} else None) == line:
            by_client[client] = by_client.get(client, D(0)) + amount
    return sum(by_client.values(), D(0)) if any(by_client.values()) else None
