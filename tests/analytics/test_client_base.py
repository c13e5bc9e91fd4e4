"""The client base of a ledger made by hand, of which every client's way is listed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from playbook.analytics.client_base import COLUMNS, client_base
from playbook.analytics.facts import Sources
from playbook.analytics.measurements import Group, Move
from tests.analytics.conftest import book_of

AS_OF = "2026-10-31"  # one window earlier: 2025-10-31
BOOK = {
    "abc_xyz": [{"window": "12"}],
    "statuses": [
        {"id": "sleeping", "title": "Sleeping", "when": {"days-since-last-order": {"above": "90"}}},
        {"id": "novice", "title": "Novice", "when": {"days-since-first-order": {"to": "90"}}},
        {"id": "cooling", "title": "Cooling", "when": {"growth": {"below": "-20%"}}},
        {"id": "friend", "title": "Friend", "when": {"wallet-share": {"from": "50%"}}},
        {"id": "regular", "title": "Regular", "when": {"orders": {"from": "1"}}},
    ],
}

# Client, its orders, the status one window earlier, the status now.
DOZEN = [
    ("01 steady", [("2024-09-01", 100), ("2025-10-01", 100), ("2026-10-01", 100)], "regular", "regular"),
    ("02 asleep", [("2024-01-01", 100)], "sleeping", "sleeping"),
    ("03 fell asleep", [("2025-06-01", 100), ("2025-10-01", 100), ("2026-08-01", 200)], "regular", "sleeping"),
    ("04 woken", [("2025-01-01", 100), ("2026-10-30", 100)], "sleeping", "regular"),
    ("05 came", [("2026-09-01", 100)], None, "novice"),
    ("06 grew up", [("2025-09-01", 100), ("2026-10-01", 100)], "novice", "regular"),
    ("07 cooled", [("2025-05-01", 100), ("2025-10-01", 100), ("2026-10-01", 159)], "regular", "cooling"),
    ("08 on the border", [("2025-05-01", 100), ("2025-10-01", 100), ("2026-10-01", 160)], "regular", "regular"),
    ("09 befriended", [("2025-01-01", 100), ("2025-10-01", 100), ("2026-10-01", 500)], "regular", "friend"),
    ("10 left as a friend", [("2025-01-01", 300), ("2025-10-01", 300), ("2026-10-01", 499)], "friend", "regular"),
    ("11 ninety days", [("2025-08-02", 10), ("2026-08-02", 10)], "novice", "regular"),
    ("12 ninety-one days", [("2025-08-01", 10), ("2026-08-01", 10)], "sleeping", "sleeping"),
]
CAPACITIES = [("09 befriended", Decimal(1000)), ("10 left as a friend", Decimal(1000))]


@pytest.fixture
def dozen(base_of, facts_of):
    rows = [(client, day, amount) for client, orders, _then, _now in DOZEN for day, amount in orders]
    # Of 10 the wallet share falls from 60 % to 49.9 %, and its turnover by 17 %: it is not cooling.
    return base_of(BOOK, rows, AS_OF, facts_of("clients", "client capacity", *CAPACITIES))


def test_every_client_of_the_dozen_moved_as_listed(dozen):
    found = {row["client"]: (row["previous_status"], row["status"]) for row in dozen.clients.to_pylist()}

    assert found == {client: (then, now) for client, _orders, then, now in DOZEN}


def test_the_movement_matrix_counts_them(dozen):
    counted = {(move.before, move.after): move.group.clients for move in dozen.measurements.moves}

    assert counted == {
        ("regular", "regular"): 2,
        ("sleeping", "sleeping"): 2,
        ("regular", "sleeping"): 1,
        ("sleeping", "regular"): 1,
        (None, "novice"): 1,
        ("novice", "regular"): 2,
        ("regular", "cooling"): 1,
        ("regular", "friend"): 1,
        ("friend", "regular"): 1,
    }
    assert Move("regular", "friend", Group(1, Decimal("500.00"), 3)) in dozen.measurements.moves


def test_the_sums_of_all_groups_are_the_whole(dozen):
    measured = dozen.measurements
    for groups in (measured.abc, measured.xyz, measured.cells, measured.statuses):
        assert sum(group.clients for group in groups.values()) == measured.whole.clients == 12
        assert sum(group.turnover for group in groups.values()) == measured.whole.turnover


def test_the_table_has_the_columns_of_the_manual_and_the_largest_client_first(dozen):
    assert tuple(dozen.clients.column_names[: len(COLUMNS)]) == COLUMNS
    assert dozen.clients["client"][0].as_py() == "09 befriended"
    turnover = dozen.clients["turnover"].to_pylist()
    assert turnover == sorted(turnover, reverse=True)


def test_measures_are_over_the_window_and_orders_over_all_history(dozen):
    [row] = [row for row in dozen.clients.to_pylist() if row["client"] == "10 left as a friend"]

    assert (row["turnover"], row["turnover_before"], row["orders"]) == (499, 600, 3)
    assert (row["growth"], row["wallet_share"]) == (pytest.approx(-101 / 600), 0.499)
    assert (row["first_order"], row["days_since_last_order"]) == (date(2025, 1, 1), 30)


def test_a_client_who_never_ordered_is_one_all_the_same(base_of, facts_of):
    book = {"statuses": [{"id": "asked", "title": "Asked", "when": {"orders": {"to": "0"}}}]}
    known = facts_of("clients", "client capacity", ("new", "100"))
    found = {row["client"]: row for row in base_of(book, [("a", "2026-01-01", 5)], AS_OF, known).clients.to_pylist()}

    assert (found["new"]["status"], found["new"]["previous_status"]) == ("asked", None)
    assert (found["new"]["turnover"], found["new"]["abc"], found["new"]["wallet_share"]) == (0, None, 0)
    assert found["a"]["status"] is None


def test_each_line_has_its_own_matrix_where_the_ledger_says_the_line(facts_of):
    book = book_of(
        {
            "lines": [{"id": "wholesale", "title": "Wholesale"}, {"id": "retail", "title": "Retail"}],
            "abc_xyz": [{"line": "wholesale", "window": "3"}, {"line": "retail", "abc": {"a": "10%", "b": "10%"}}],
        }
    )
    day = date(2026, 9, 1)
    rows = [
        ("big", 90, "wholesale"),
        ("small", 10, "wholesale"),
        ("big", 1, "Retail"),
        ("other", 5, "retail"),
        ("x", 7, "?"),
    ]
    facts = facts_of("ledger", "client date amount line", *((c, day, Decimal(a), line) for c, a, line in rows))
    base = client_base(book, Sources(facts), date(2026, 10, 31))

    found = {(row["client"], row["line"]): (row["turnover"], row["abc"]) for row in base.clients.to_pylist()}
    assert found == {
        ("big", "wholesale"): (90, "A"),
        ("small", "wholesale"): (10, "B"),
        ("other", "retail"): (5, "A"),
        ("big", "retail"): (1, "C"),
        ("x", None): (7, None),
    }
    assert {line: group.clients for line, group in base.measurements.lines.items()} == {
        "wholesale": 2, None: 1, "retail": 2,
    }  # fmt: skip


def test_without_a_line_in_the_ledger_the_first_matrix_holds_for_all_and_that_is_said(base_of):
    lines = [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]
    base = base_of({"lines": lines, "abc_xyz": [{"line": "a"}, {"line": "b"}]}, [("x", "2026-01-01", 5)], AS_OF)

    assert base.clients["abc"].to_pylist() == ["A"]
    assert any("the first is taken for all" in str(note) for note in base.notes)


def test_spaces_around_a_client_do_not_make_two_of_it(base_of):
    rows = [("a", "2026-01-01", 5), (" a ", "2026-01-01", 5), ("   ", "2026-01-01", 5)]
    base = base_of({}, rows, AS_OF)

    assert base.clients.select(["client", "turnover", "orders"]).to_pylist() == [
        {"client": "a", "turnover": Decimal(10), "orders": 1}
    ]
    assert [(bad.reason, bad.count) for bad in base.measurements.bad_rows] == [("no-client", 1)]


def test_the_manager_of_a_client_is_the_last_one_named(facts_of):
    rows = [("2026-01-01", "Ann"), ("2026-02-01", "Bob"), ("2026-03-01", None)]
    facts = facts_of(
        "ledger", "client date amount manager", *(("a", date.fromisoformat(day), 5, who) for day, who in rows)
    )
    base = client_base(book_of({}), Sources(facts), date(2026, 10, 31))

    assert base.measurements.managers == {"Bob": Group(1, Decimal("15.00"), 3)}


def test_an_empty_ledger_is_an_empty_client_base(facts_of):
    facts = facts_of("ledger", "client date amount", (None, date(2026, 1, 1), 5))
    base = client_base(book_of(BOOK), Sources(facts), date(2026, 10, 31))

    assert (base.clients.num_rows, base.measurements.whole, base.measurements.pareto) == (0, Group(0, Decimal(0)), ())
    assert base.rejects["ledger"].num_rows == 1


def test_who_is_not_ours_and_never_bought_does_not_buy_all_the_same(base_of, facts_of):
    sections = {
        "attributes": [{"id": "abroad", "title": "Abroad", "kind": "flag"}],
        "not_our_clients": [
            {"id": "far", "title": "Far", "criteria": {"abroad": "true"}, "reason": "R", "action": "A"}
        ],
    }
    clients = facts_of("clients", "client abroad", ("a", True), ("b", True), ("c", False))
    base = base_of(sections, [("a", "2026-01-01", 5)], "2026-10-31", clients)

    assert {name: one.clients for name, one in base.measurements.not_our_clients.items()} == {"far": 1}
    assert (base.measurements.whole.clients, base.clients.num_rows) == (1, 3)
