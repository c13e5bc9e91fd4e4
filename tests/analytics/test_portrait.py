"""What clients and contracts say of the buyer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from playbook.analytics.client_base import client_base
from playbook.analytics.facts import Sources
from playbook.analytics.measurements import AttributeFact
from playbook.analytics.portrait import bad_contracts, buyers
from playbook.analytics.small_source import rows_at
from tests.analytics.conftest import book_of

BOOK = {
    "attributes": [
        {"id": "age", "title": "Age", "kind": "number"},
        {"id": "sex", "title": "Sex", "kind": "choice", "values": {"f": "Female", "m": "Male"}},
        {"id": "has-designer", "title": "Has a designer", "kind": "flag"},
    ]
}
AS_OF = date(2026, 10, 31)


def test_the_latest_contract_of_each_client_tells(ledger_of, facts_of):
    contracts = facts_of(
        "contracts", "client date age sex has-designer",
        ("a", "2026-01-01", "20", "Male", "yes"),
        ("a", "2026-02-01", "30", "female", "нет"),
        ("b", "01.03.2026", "40,5", "f", None),
        ("c", "2026-03-01", "-", "?", "true"),
        ("d", "2027-01-01", "99", "m", "true"),
        (None, "2026-01-01", "99", "m", "true"),
    )  # fmt: skip
    base = client_base(book_of(BOOK), Sources(ledger_of(("a", "2026-01-01", 5)), None, contracts), AS_OF)

    assert base.measurements.attributes == {
        "age": AttributeFact("age", 2, 1, median=Decimal("35.25")),
        "sex": AttributeFact("sex", 2, 1, values={"f": 2}),
        "has-designer": AttributeFact("has-designer", 2, 1, values={"false": 1, "true": 1}),
    }
    assert {(bad.source, bad.reason): bad.count for bad in base.measurements.bad_rows} == {
        ("contracts", "future"): 1, ("contracts", "no-client"): 1,
    }  # fmt: skip


def test_of_what_contracts_do_not_say_the_clients_table_does(ledger_of, facts_of):
    clients = facts_of("clients", "client age sex", ("a", "50", "m"), ("b", "60", None))
    contracts = facts_of("contracts", "client date age", ("a", "2026-01-01", "20"))
    base = client_base(book_of(BOOK), Sources(ledger_of(("a", "2026-01-01", 5)), clients, contracts), AS_OF)

    assert base.measurements.attributes["age"].median == 20
    assert base.measurements.attributes["sex"] == AttributeFact("sex", 1, 0, values={"m": 1})


def test_a_contract_that_says_what_cannot_be_is_told(desk, facts_of):
    ages = {"id": "age", "title": "Age", "kind": "number", "range": {"from": "18", "below": "100"}}
    book = book_of({"attributes": [ages]})
    contracts = facts_of(
        "contracts", "client date age",
        ("a", "46023", "20"),
        ("b", "2026-01-01", "17"),
        ("c", "1926-01-01", "20"),
        ("Итого", "2026-01-01", "57"),
    )  # fmt: skip
    read = rows_at(desk, contracts, book)

    rows = desk.fetch(buyers(read, book, AS_OF).order_by("client")).to_pylist()
    told = desk.fetch(bad_contracts(read, contracts.names, AS_OF).order_by("_row")).to_pylist()

    assert rows == [{"client": "a", "age": Decimal(20)}, {"client": "b", "age": None}]
    assert [(row["_row"], row["reason"]) for row in told] == [(3, "no-value"), (4, "long-ago"), (5, "total")]
