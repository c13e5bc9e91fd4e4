"""Each row of a history either counts or is told with its reason."""

from __future__ import annotations

from datetime import date, datetime
from itertools import product

import ibis
import pyarrow as pa
import pytest

from playbook.analytics.event_rows import bad_events, good_events
from playbook.analytics.facts import FILE, ROW, Facts

AS_OF = date(2026, 11, 22)
NAMES = "client state at"
BAD = {
    "no-client": ("  ", "new", "2026-11-01"),
    "no-state": ("a", None, "2026-11-01"),
    "no-date": ("a", "new", None),
    "not-a-date": ("a", "new", "2026-11-01 25:00"),
    "long-ago": ("a", "new", "0226-11-01 10:00"),
    "future": ("a", "new", "2026-11-23"),
}


def test_every_kind_of_bad_row_is_told_with_its_place_and_no_good_one_is_lost(connection, facts_of):
    facts = facts_of("events", NAMES, *BAD.values(), (" 01036 ", " Новый", "22.11.2026 23:59"))

    counted = connection.to_pyarrow(good_events(facts, AS_OF)).to_pylist()
    told = connection.to_pyarrow(bad_events(facts, AS_OF).order_by("_row")).to_pylist()

    assert counted == [
        {
            "_file": "events.csv",
            "_row": 8,
            "client": "01036",
            "state": "Новый",
            "pipeline": None,
            "at": datetime.fromisoformat("2026-11-22 23:59"),
            "person": None,
            "reason": None,
        }
    ]
    assert [row["reason"] for row in told] == [*BAD]
    assert told[3] == {
        "reason": "not-a-date", "_file": "events.csv", "_row": 5, "client": "a", "state": "new", "at": "2026-11-01 25:00",
    }  # fmt: skip


def test_what_the_crm_says_of_a_loss_stands_beside_why_a_row_does_not_count(connection, facts_of):
    facts = facts_of("events", f"{NAMES} person reason pipeline", ("a", "lost", "?", " Ann ", "price", "Sales"))
    [told] = connection.to_pyarrow(bad_events(facts, AS_OF)).to_pylist()
    assert (told["reason"], told["loss_reason"], told["pipeline"]) == ("not-a-date", "price", "Sales")


CLIENTS = [None, "", " ", "a"]
STATES = [None, "", "new"]
MOMENTS = [
    None,
    "",
    "2026-11-22",
    "22.11.2026 10:15",
    "23.11.2026",
    "2026-02-30",
    "31.12.1989",
    "46348,5",
    "10:15",
    "2026-11-22 9:61",
]


def test_each_row_is_in_one_of_the_two(connection, facts_of):
    rows = list(product(CLIENTS, STATES, MOMENTS))
    facts = facts_of("events", NAMES, *rows)
    counted = connection.to_pyarrow(good_events(facts, AS_OF))["_row"].to_pylist()
    told = connection.to_pyarrow(bad_events(facts, AS_OF))["_row"].to_pylist()
    assert sorted(counted + told) == list(range(2, len(rows) + 2))
    assert len(counted) == 3


@pytest.mark.parametrize("kind", ["timestamp", "date"])
def test_moments_that_are_kept_as_such_are_read_as_they_are(connection, facts_of, kind):
    at = datetime.fromisoformat("2026-11-01 10:15") if kind == "timestamp" else date(2026, 11, 1)
    [row] = connection.to_pyarrow(good_events(facts_of("events", NAMES, (36, "new", at)), AS_OF)).to_pylist()
    assert row["client"] == "36"
    assert row["at"] == (at if kind == "timestamp" else datetime.fromisoformat("2026-11-01"))


@pytest.mark.parametrize("zone", ["UTC", "Europe/Moscow"])
def test_a_column_of_moments_with_a_zone_is_told_in_utc_wherever_it_is_read(connection, zone):
    at = datetime.fromisoformat("2026-11-01T23:30+03:00")
    table = pa.table({"client": ["a"], "state": ["new"], "at": pa.array([at], pa.timestamp("us", zone))})
    placed = table.append_column(FILE, [["events.parquet"]]).append_column(ROW, [[2]])
    facts = Facts("events", connection.create_table("zoned", ibis.memtable(placed)), dict.fromkeys(NAMES.split(), ""))
    [row] = connection.to_pyarrow(good_events(facts, date(2026, 11, 1))).to_pylist()
    assert row["at"] == datetime.fromisoformat("2026-11-01 20:30")


def test_an_earlier_day_leaves_out_what_came_later_and_calls_it_no_mistake(connection, facts_of):
    facts = facts_of("events", NAMES, ("a", "new", "2026-11-01 10:00"), ("a", "call", "2026-11-02 00:00"))
    assert connection.to_pyarrow(good_events(facts, date(2026, 11, 1))).num_rows == 1
    assert connection.to_pyarrow(bad_events(facts, AS_OF)).num_rows == 0
