"""Each row of a ledger either counts or is told with its reason."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from itertools import product

import ibis
import pyarrow as pa
import pytest

from playbook.analytics.cells import as_sum
from playbook.analytics.ledger_rows import bad_rows, good_rows

AS_OF = date(2026, 11, 22)
LINES = {"wholesale": "Опт", "retail": "Розница"}
BAD = {
    "no-client": ("  ", "2026-11-01", "5"),
    "no-date": ("a", None, "5"),
    "not-a-date": ("a", "31.02.2026", "5"),
    "long-ago": ("a", "0226-11-01", "5"),
    "future": ("a", "2026-11-23", "5"),
    "no-amount": ("a", "2026-11-01", ""),
    "two-meanings": ("a", "2026-11-01", "1,250"),
    "not-a-number": ("a", "2026-11-01", "много"),
}


def test_every_kind_of_bad_row_is_told_with_its_place_and_no_good_one_is_lost(connection, facts_of):
    good = [("01036", "22.11.2026", "1 000,50"), ("b", "2026-01-01", "-5")]
    facts = facts_of("ledger", "client date amount", *BAD.values(), *good)

    counted = connection.to_pyarrow(good_rows(facts, AS_OF, "RUB", LINES)).to_pylist()
    told = connection.to_pyarrow(bad_rows(facts, AS_OF, "RUB").order_by("_row")).to_pylist()

    assert [(row["client"], row["date"], row["amount"]) for row in counted] == [
        ("01036", date(2026, 11, 22), Decimal("1000.5")),
        ("b", date(2026, 1, 1), Decimal(-5)),
    ]
    assert [row["reason"] for row in told] == [*BAD]
    assert [(row["_file"], row["_row"]) for row in told] == [("ledger.csv", number) for number in range(2, 10)]
    assert told[2] == {
        "reason": "not-a-date", "_file": "ledger.csv", "_row": 4, "client": "a", "date": "31.02.2026", "amount": "5",
    }  # fmt: skip


CLIENTS = [None, "", " ", "a", " a"]
DAYS = [None, "", "2026-11-22", "22.11.2026", "23.11.2026", "2026-02-30", "31.12.1989", "46348", "46349", "5", "?"]
AMOUNTS = [None, "", "-", "1", "-1,5", "1,250", "x", "9" * 40]


def test_each_row_either_counts_or_is_told_whatever_its_cells_are(connection, facts_of):
    rows = list(product(CLIENTS, DAYS, AMOUNTS))
    facts = facts_of("ledger", "client date amount", *rows)

    counted = connection.to_pyarrow(good_rows(facts, AS_OF, "RUB", LINES)).num_rows
    told = connection.to_pyarrow(bad_rows(facts, AS_OF, "RUB").order_by("_row")).to_pylist()

    assert counted == 2 * 3 * 2
    assert counted + len({row["_row"] for row in told}) == len(rows) == counted + len(told)


@pytest.mark.parametrize(
    ("client", "kept"), [(1036, "1036"), (1036.0, "1036"), (10.5, "10.5"), ("01036", "01036"), (" 01036 ", "01036")]
)
def test_a_client_is_text_whatever_program_wrote_it(connection, facts_of, client, kept):
    facts = facts_of("ledger", "client date amount", (client, AS_OF, Decimal(5)))

    [row] = connection.to_pyarrow(good_rows(facts, AS_OF, "RUB", LINES)).to_pylist()

    assert row["client"] == kept


@pytest.mark.parametrize(
    ("amount", "kept"),
    [(0.1, "0.1"), (5, "5"), (Decimal("0.01"), "0.01"), (1e15, "1e15"), (10000000.01, "10000000.01")],
)
def test_an_amount_is_exact(connection, facts_of, amount, kept):
    facts = facts_of("ledger", "client date amount", ("a", AS_OF, amount))

    [row] = connection.to_pyarrow(good_rows(facts, AS_OF, "RUB", LINES)).to_pylist()

    assert row["amount"] == Decimal(kept)


@pytest.mark.parametrize("amount", [float("nan"), float("inf"), 1e30])
def test_what_is_no_amount_in_a_column_of_numbers_is_told(connection, facts_of, amount):
    facts = facts_of("ledger", "client date amount", ("a", AS_OF, amount))

    [row] = connection.to_pyarrow(bad_rows(facts, AS_OF, "RUB")).to_pylist()

    assert row["reason"] == "not-a-number"


def test_a_line_is_named_by_its_id_or_its_title(connection, facts_of):
    rows = [("a", AS_OF, 5, line) for line in ("wholesale", "опт", "Розница", "?", None)]
    facts = facts_of("ledger", "client date amount line", *rows)

    found = connection.to_pyarrow(good_rows(facts, AS_OF, "RUB", LINES)).to_pylist()

    assert [row["line"] for row in found] == ["wholesale", "wholesale", "retail", "", ""]


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(1990, 1, 1), None),
        (date(1989, 12, 31), "long-ago"),
        (datetime(1926, 11, 1, 10, 30), "long-ago"),  # noqa: DTZ001 - a ledger's moments know no zone
        (46348, None),
        (46348.75, None),
        (Decimal("46348.75"), None),
        (46349, "future"),
        (5, "not-a-date"),
        (float("nan"), "not-a-date"),
    ],
)
def test_a_typed_day_counts_or_is_told(connection, facts_of, day, reason):
    facts = facts_of("ledger", "client date amount", ("a", day, Decimal(5)))

    counted = connection.to_pyarrow(good_rows(facts, AS_OF, "RUB", LINES)).num_rows
    told = connection.to_pyarrow(bad_rows(facts, AS_OF, "RUB")).to_pylist()

    assert [row["reason"] for row in told] == ([reason] if reason else [])
    assert counted == (reason is None)


@pytest.mark.parametrize(("client", "kept"), [(float("nan"), None), (float("inf"), "inf"), (1e20, "1e+20"), (7.0, "7")])
def test_a_client_of_a_column_of_fractions_is_text_or_nobody(connection, facts_of, client, kept):
    ledger = facts_of("ledger", "client date amount", (client, date(2026, 1, 1), Decimal(1)))
    rows = connection.to_pyarrow(good_rows(ledger, date(2026, 10, 31), "RUB", {})).to_pylist()
    bad = connection.to_pyarrow(bad_rows(ledger, date(2026, 10, 31), "RUB")).to_pylist()

    assert [row["client"] for row in rows] == ([] if kept is None else [kept])
    assert [row["reason"] for row in bad] == (["no-client"] if kept is None else [])


def test_a_sum_of_seven_figures_is_the_one_that_was_written(connection):
    table = connection.create_table(
        "sums", ibis.memtable(pa.table({"sum": pa.array([0.1, 1234.56, float("nan")], pa.float32())}))
    )
    rows = connection.to_pyarrow(table.select(sum=as_sum(table.sum, "RUB"))).to_pylist()

    assert [row["sum"] for row in rows] == [Decimal("0.1"), Decimal("1234.56"), None]


def test_two_numbers_in_one_cell_are_none(connection, facts_of):
    ledger = facts_of("ledger", "client date amount", ("a", date(2026, 1, 1), "7900123456789001234567"))

    assert [
        row["reason"] for row in connection.to_pyarrow(bad_rows(ledger, date(2026, 10, 31), "RUB")).to_pylist()
    ] == ["not-a-number"]
