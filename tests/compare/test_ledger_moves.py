"""How many clients of a ledger move, by the client bases of two books."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import ibis
import pyarrow as pa
import pytest

from playbook.analytics.client_base import client_base
from playbook.analytics.edge import connected_here
from playbook.analytics.facts import FILE, ROW, Facts, Sources
from playbook.compare.ledger_moves import with_ledger
from playbook.compare.moves import moves_between
from tests.compare.conftest import entry, part, status

DAY = date(2026, 10, 31)
AMOUNTS = {"a": 100, "b": 250, "c": 300, "d": 900}
CAPACITIES = {"a": "50", "b": "150", "c": "180", "d": "900"}


@pytest.fixture
def tables_of() -> Iterator[object]:
    """The client base of a book: of the amounts above, in a line each, and of what each client can buy."""
    connection = connected_here()

    def facts(source, **columns):
        rows = len(next(iter(columns.values())))
        places = {FILE: [f"{source}.csv"] * rows, ROW: list(range(2, rows + 2))}
        table = connection.create_table(ibis.util.gen_name(source), ibis.memtable(pa.table(places | columns)))
        return Facts(source, table, {name: name for name in columns})

    def make(book, lines=None):
        days = [date(2026, 9, 1)] * len(AMOUNTS)
        ledger = {"client": [*AMOUNTS], "date": days, "amount": [Decimal(one) for one in AMOUNTS.values()]}
        if lines:
            ledger |= {"line": lines}
        known = facts("clients", client=[*CAPACITIES, "z"], purchases=[*CAPACITIES.values(), "170"])
        return client_base(book, Sources(facts("ledger", **ledger), known), DAY).clients

    yield make
    connection.disconnect()


def by_volume(border):
    return [part("medium", purchases={"below": border}), part("large", purchases={"from": border})]


def counted(tables_of, old, new, renamed=None):
    moves = with_ledger(moves_between(old, new, renamed or {}), tables_of(old), tables_of(new), renamed or {})
    return {(move.before, move.after): (move.clients, move.turnover) for move in moves}


def test_clients_between_the_borders_are_counted_but_those_who_never_bought(book, tables_of):
    assert counted(tables_of, book(by_volume("200")), book(by_volume("150"))) == {
        ("segment:medium", "segment:large"): (2, 550)
    }


def test_a_move_that_nobody_makes_is_counted_as_nobody(book, tables_of):
    assert counted(tables_of, book(by_volume("5_000")), book(by_volume("4_000"))) == {
        ("segment:medium", "segment:large"): (0, 0)
    }


def test_who_is_not_ours_is_counted_there_alone(book, tables_of):
    old = book(by_volume("200"))
    new = book(by_volume("150"), not_our_clients=[entry("odd", purchases={"from": "160", "to": "190"})])

    assert counted(tables_of, old, new) == {
        ("", "not-our-client:odd"): (1, 300),
        ("segment:medium", "segment:large"): (1, 250),
    }


def test_who_comes_to_be_ours_enters_no_segment(book, tables_of):
    old = book(by_volume("120")[:1], not_our_clients=[entry("odd", purchases={"from": "160", "to": "190"})])

    assert counted(tables_of, old, book(by_volume("120"))) == {
        ("not-our-client:odd", ""): (1, 300),
        ("", "segment:large"): (2, 1150),
    }


def test_statuses_are_counted_by_their_measures(book, tables_of):
    old, new = (
        book(statuses=[status("large", turnover={"from": least}), status("others")]) for least in ("900", "250")
    )

    assert counted(tables_of, old, new) == {("status:others", "status:large"): (2, 550)}


def test_who_leaves_one_of_two_segments_is_counted(book, tables_of):
    old, new = (
        book([part("any"), part("large", purchases={"from": least})], policy="overlapping") for least in ("150", "200")
    )

    assert counted(tables_of, old, new) == {("segment:large", ""): (2, 550)}


def test_what_was_renamed_is_counted_under_both_names(book, tables_of):
    parts = [part("status", purchases={"below": "150"}), part("large", purchases={"from": "150"})]
    new = book(segmentations=[{"id": "status", "title": "By size", "segments": parts}])
    renamed = {"segmentation:by-volume": "segmentation:status", "segment:medium": "segment:status"}

    assert counted(tables_of, book(by_volume("200")), new, renamed) == {("segment:medium", "segment:large"): (2, 550)}


def test_a_client_of_two_lines_is_one(book, tables_of):
    lines = {"lines": [{"id": "wholesale", "title": "Wholesale"}, {"id": "retail", "title": "Retail"}]}
    own = [status("own", "retail", orders={"from": "99"}), status("others")]
    old, new = book(statuses=own, **lines), book(statuses=own[1:], **lines)
    less = book(statuses=[status("large", turnover={"from": "250"}), status("others")], **lines)
    in_lines = ["wholesale", "retail", "retail", "wholesale"]

    moves = with_ledger(moves_between(old, less), tables_of(old, in_lines), tables_of(less, in_lines))
    unmoved = with_ledger(moves_between(old, new), tables_of(old, in_lines), tables_of(new, in_lines))

    found = {(move.before, move.after): (move.clients, move.turnover) for move in moves}
    assert found["status:others", "status:large"] == (3, 1450)
    assert {(move.clients, move.turnover) for move in unmoved} == {(0, 0)}


def test_what_could_not_be_told_is_not_counted(book, tables_of):
    old = book(by_volume("200"))
    new = book([part("medium", height={"below": "5"})])

    assert counted(tables_of, old, new) == {("", ""): (None, None)}
