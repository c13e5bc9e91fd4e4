"""Given measured groups, I get a row for each in the order of the book, then what only the ledger knows, then the rest."""

from __future__ import annotations

from decimal import Decimal

from playbook.analytics.measurements import Group
from playbook.plan.chapters.group_rows import group_rows, share_in_words
from playbook.plan.wording import Wording

WORDS = Wording("en", "EUR", {})
GROUPS = {None: Group(1, Decimal(5)), "b": Group(3, Decimal("1234.5")), "ledger": Group(2, Decimal(0))}


def test_rows_stand_in_the_order_of_the_book_and_empty_ones_are_told():
    rows = group_rows(GROUPS, {"a": "First", "b": "Second"}, "segment", "Rest", Group(6, Decimal(2469)), WORDS)

    assert [(row.title, row.ref, row.clients, row.turnover) for row in rows] == [
        ("First", "segment:a", "0", "€0"),
        ("Second", "segment:b", "3", "€1,235"),
        ("ledger", "segment:ledger", "2", "€0"),
        ("Rest", "", "1", "€5"),
    ]
    assert [row.share_of_clients for row in rows] == ["0.0%", "50.0%", "33.3%", "16.7%"]
    assert [row.is_empty for row in rows] == [True, False, False, False]


def test_without_a_whole_there_are_no_shares_and_without_a_kind_no_links():
    rows = group_rows(GROUPS, {}, "", "Rest", Group(0, Decimal(0)), WORDS)

    assert {(row.ref, row.share_of_clients, row.share_of_turnover) for row in rows} == {("", "", "")}


def test_nothing_is_a_share_of_nothing():
    assert share_in_words(Decimal(0), Decimal(0), WORDS) == ""
