"""Cells with terms in which nobody is."""

from __future__ import annotations

from decimal import Decimal

from playbook.analytics.measurements import Group
from playbook.check.ledger_words import measured_by_hand

MATRIX = """
abc_xyz:
  cells:
    AX: {approach: Call., terms: [Thirty days]}
    BZ: {approach: Ask.}
    CZ:
      title: Chance buyers
      approach: Wait.
      loyalty: A card
      terms: [Prepaid, No delivery]
"""
SHELF = """
loyalty:
  - {id: shelf, title: The shelf, cells: [CZ]}
"""


def measured(**cells):
    return measured_by_hand(cells={name: Group(count, Decimal(count)) for name, count in cells.items()})


def test_promises_to_nobody_are_told_at_the_promise_with_their_number(told):
    [one] = told("A808", MATRIX + SHELF, measured=measured(AX=4, BY=6))

    assert one.message == "3 promises stand for CZ “Chance buyers”; the ledger has 10 clients, none of them there."
    assert (one.line, one.related) == (10, [13])


def test_a_cell_without_promises_may_be_empty(told):
    assert told("A808", MATRIX, measured=measured(AX=4, CZ=6)) == []


def test_a_single_promise_is_told_as_one(told):
    [one] = told("A808", MATRIX, measured=measured(CZ=1, BY=6))

    assert one.message == "1 promise stands for AX; the ledger has 10 clients, none of them there."


def test_where_no_client_is_in_any_cell_nothing_is_proved(found):
    [one] = found("F008", MATRIX, measured=measured_by_hand(cells={None: Group(10, Decimal(5))}))

    assert (one.code, one.place.line) == ("F008", 3)
